"""The words of one certificate in the access-gap forecast: why nobody can manage it, and until when."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.access_gap import Cause
from certdesk.viewmodels.migration.forecast.rows import Row, Way
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.migration.forecast import client_of, day_words
from certdesk.views.wording.migration.terms import certificate_name


def cause_words(row: Row) -> str:
    """Return why nobody can manage it, in a few words."""
    translate, asked = QCoreApplication.translate, row.asked_at
    match row.gap.cause:
        case Cause.NOT_FOUND if asked is None:
            text = translate("Forecast", "Account not found yet")
        case Cause.NOT_FOUND if row.is_waiting:
            text = translate("Forecast", "Client asked on {day}")
        case Cause.NOT_FOUND:
            text = translate("Forecast", "Client asked on {day}, no answer")
        case Cause.DISPUTED:
            text = translate("Forecast", "Two answers")
        case Cause.NOT_PLANNED:
            text = translate("Forecast", "No plan yet")
        case Cause.KEPT:
            text = translate("Forecast", "Keep as is for now")
        case Cause.NOT_CONFIRMED if asked is None:
            text = translate("Forecast", "Not handed over yet")
        case Cause.NOT_CONFIRMED if row.is_waiting:
            text = translate("Forecast", "Handed over on {day}")
        case Cause.NOT_CONFIRMED:
            text = translate("Forecast", "Handed over on {day}, not confirmed")
        case _:
            assert_never(row.gap.cause)
    return text if asked is None else text.replace("{day}", dates.short_date(asked))


def look(row: Row) -> tuple[Icon, ToneName]:
    """Return the icon and the tone of a gap: harm about to be done, somebody who will answer, or you are needed."""
    icons = {
        Cause.NOT_FOUND: Icon.CIRCLE_DASHED,
        Cause.DISPUTED: Icon.CIRCLE_QUESTION_MARK,
        Cause.NOT_PLANNED: Icon.PEN_LINE,
        Cause.KEPT: Icon.CLOCK,
        Cause.NOT_CONFIRMED: Icon.FILE_TEXT,
    }
    icon = Icon.SEND if row.asked_at is not None else icons[row.gap.cause]
    if row.gap.expires_within:
        return icon, ToneName.RED
    return icon, ToneName.VIOLET if row.gap.ends is not None else ToneName.AMBER


def gap_words(row: Row, today: date) -> str:
    """Return from when until when nobody can manage it."""
    gap, translate = row.gap, QCoreApplication.translate
    if gap.begins <= today:
        text = translate("Forecast", "Nobody can manage it now, and nobody knows until when.")
        until = translate("Forecast", "Nobody can manage it now, and presumably until {until}.")
    else:
        text = translate("Forecast", "From {from} on nobody can manage it, and nobody knows until when.")
        until = translate("Forecast", "From {from} on nobody can manage it, presumably until {until}.")
    if gap.ends is not None:
        text = until.replace("{until}", day_words(gap.ends, today))
    return text.replace("{from}", day_words(gap.begins, today))


def span_words(row: Row) -> str:
    """Return the gap in the table, as in “14 Jan 2027 – 3 Feb 2027”."""
    begins = dates.date(row.gap.begins)
    if row.gap.ends is None:
        text = QCoreApplication.translate("Forecast", "From {from} on")
        return text.replace("{from}", begins)
    return f"{begins} – {dates.date(row.gap.ends)}"


def end_words(row: Row, today: date) -> str:
    """Return when the certificate ends."""
    day, translate = row.ends_on, QCoreApplication.translate
    if day is None:
        return translate("Forecast", "When it ends is not known.")
    if day < today:
        return translate("Forecast", "It ended on {day}.").replace("{day}", day_words(day, today))
    return translate("Forecast", "It ends on {day}.").replace("{day}", day_words(day, today))


def helping_words(row: Row, today: date) -> str:
    """Return what renewing before the removal does, "" where it does nothing."""
    gap, translate = row.gap, QCoreApplication.translate
    if gap.renew_from is None:
        return ""
    if gap.renew_from > today:
        text = translate("Forecast", "Renew or reissue it between {first} and {day}.")
        text = text.replace("{first}", day_words(gap.renew_from, today))
    else:
        text = translate("Forecast", "Renew or reissue it before {day}.")
    return text.replace("{day}", day_words(gap.begins, today))


def end_label(row: Row) -> str:
    """Return the label of the end in the timeline, as in “ends 20 Jan”."""
    text, end = QCoreApplication.translate("Forecast", "ends {day}"), row.ends_on
    return "" if end is None else text.replace("{day}", dates.short_date(end))


def far_end_label(row: Row) -> str:
    """Return the label of an end beyond the timeline, as in “ends 20 Jan 2029”."""
    text, end = QCoreApplication.translate("Forecast", "ends {day}"), row.ends_on
    return "" if end is None else text.replace("{day}", dates.date(end))


def until_label(row: Row) -> str:
    """Return the label where the gap ends in the timeline, as in “until 3 Feb”."""
    text = QCoreApplication.translate("Forecast", "until {day}")
    return "" if row.gap.ends is None else text.replace("{day}", dates.short_date(row.gap.ends))


def spoken(row: Row, today: date) -> str:
    """Return everything that the timeline shows of a certificate, in words."""
    who = ", ".join(filter(None, (certificate_name(row.moved.holding), client_of(row.moved), cause_words(row))))
    parts = (f"{who}.", gap_words(row, today), end_words(row, today), helping_words(row, today))
    return " ".join(filter(None, parts))


def way_words(way: Way) -> str:
    """Return where Enter, a double click or the card's button leads."""
    translate = QCoreApplication.translate
    match way:
        case Way.FIND:
            return translate("Forecast", "Find its account")
        case Way.PLAN:
            return translate("Forecast", "Plan it")
        case Way.HAND_OVER:
            return translate("Forecast", "Go to its hand-over")
        case _:
            assert_never(way)
