"""The day on which the ISO sign-in ends, as somebody types it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from PySide6.QtCore import QLocale

from certdesk.domain.notice_dates import days_in
from certdesk.domain.notice_text import searchable

LONGEST_TYPED: Final = 60
MOST_YEARS: Final = 10
_REACH: Final = timedelta(days=366 * MOST_YEARS)
_WRITTEN: Final = "d MMM yyyy"  # as the interface writes days


class Wrong(Enum):
    """What is wrong with a day that was typed."""

    NO_DAY = "no day"
    SEVERAL_DAYS = "several days"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class WrongDay:
    """Why what was typed is not taken; `days` are those that it can mean, the earlier one first."""

    why: Wrong
    days: tuple[date, ...] = ()


def read_day(typed: str, today: date) -> date | WrongDay:
    """Return the day that `typed` names, in the notations that renewal notices are read in, or why there is none.

    A day more than ten years before or after `today` is taken for a slip.
    """
    text = typed.strip()
    days = _written(text) or _told(text)
    if not days:
        return WrongDay(Wrong.NO_DAY)
    if len(days) > 1:
        return WrongDay(Wrong.SEVERAL_DAYS, days)
    (day,) = days
    return day if abs(day - today) <= _REACH else WrongDay(Wrong.FAR, days)


def _written(text: str) -> tuple[date, ...]:
    """What the interface itself wrote can be read again in every language."""
    found = QLocale().toDate(text, _WRITTEN)
    return (date(found.year(), found.month(), found.day()),) if found.isValid() and found.year() >= 1 else ()


def _told(text: str) -> tuple[date, ...]:
    if len(text) > LONGEST_TYPED:
        return ()
    found = days_in(searchable(text))
    if len({each.value.days for each in found}) > 1:
        return tuple(sorted({day for each in found for day in each.value.days}))
    return found[0].value.days if found else ()
