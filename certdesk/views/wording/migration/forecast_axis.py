"""The words along the timeline: its months, its lines, and its keys."""

from datetime import date
from enum import Enum
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from certdesk.views.wording import dates

_JANUARY = 1


class Key(Enum):
    """What a shape of the timeline stands for."""

    OPEN = "open"
    WAITING = "waiting"
    ENDING = "ending"
    END = "end"
    RENEWAL = "renewal"


def month_words(day: date, *, is_first: bool) -> str:
    """Return a month; the first, and every January, with its year."""
    form = "MMMM yyyy" if is_first or day.month == _JANUARY else "MMMM"
    return QLocale().standaloneMonthName(day.month) if form == "MMMM" else QLocale().toString(_qdate(day), form)


def line_words(day: date, today: date, removal: date | None) -> str:
    """Return what stands over a line of the timeline."""
    translate = QCoreApplication.translate
    if day == today:
        is_last = removal == today
        return translate("Forecast", "Today: ISO sign-in ends") if is_last else translate("Forecast", "Today")
    if day < today:
        return translate("Forecast", "ISO sign-in ended {day}").replace("{day}", dates.short_date(day))
    return translate("Forecast", "ISO sign-in ends {day}").replace("{day}", dates.short_date(day))


def key_words(key: Key) -> str:
    """Return what a shape stands for."""
    translate = QCoreApplication.translate
    match key:
        case Key.OPEN:
            return translate("Forecast", "Nobody can manage it, no end known")
        case Key.WAITING:
            return translate("Forecast", "Until the client acts")
        case Key.ENDING:
            return translate("Forecast", "It ends in that time or soon after")
        case Key.END:
            return translate("Forecast", "Certificate ends")
        case Key.RENEWAL:
            return translate("Forecast", "Can be renewed before")
        case _:
            assert_never(key)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
