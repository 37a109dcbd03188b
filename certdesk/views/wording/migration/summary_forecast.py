"""What the summary says of the time after the ISO account: what nobody can manage, from when until when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.access_gap import Cause, Gap, forecast
from certdesk.domain.handovers import Handover
from certdesk.domain.move_plans import Moved
from certdesk.domain.papers import Block, Grid, Heading, Words
from certdesk.views.wording import dates
from certdesk.views.wording.migration.terms import certificate_name


def forecast_blocks(
    moved: Iterable[Moved], removal: date | None, handovers: Iterable[Handover], now: datetime
) -> tuple[Block, ...]:
    """Return what is to be expected once the ISO account is gone; nothing while its last day is not known."""
    if removal is None:
        return ()
    translate = QCoreApplication.translate
    today = now.astimezone().date()
    expected = forecast(moved, removal, handovers, today)
    head = Heading(translate("Summary", "Once the ISO account is gone"))
    if not expected.gaps:
        return (
            head,
            Words(translate("Summary", "As things stand today, every certificate can be managed all the time.")),
        )
    count = len(expected.gaps)
    text = translate("Summary", "As things stand today, nobody can manage %Ln certificate(s) for a while.", None, count)
    sentences = [dates.plural(text, count)]
    if expected.send_by >= today:
        by = translate("Summary", "Packs that are sent by {day} leave clients 14 days to act; that time is a guess.")
        sentences.append(by.replace("{day}", dates.long_date(expected.send_by)))
    headings = (
        translate("Summary", "Certificate"),
        translate("Summary", "Ends"),
        translate("Summary", "Not manageable"),
        translate("Summary", "Why"),
        translate("Summary", "What helps"),
    )
    rows = tuple(_row(gap, today) for gap in expected.gaps)
    return (head, Words(" ".join(sentences)), Grid(headings, rows, (26, 10, 22, 20, 22)))


def _row(gap: Gap, today: date) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    holding = gap.moved.holding
    text = (
        translate("Summary", "From {begin}, nobody knows until when")
        if gap.ends is None
        else translate("Summary", "{begin} to {end}")
    )
    end = dates.date(gap.ends) if gap.ends else ""
    return (
        certificate_name(holding),
        dates.date(holding.ends_at) if holding.ends_at else "–",
        text.replace("{begin}", dates.date(gap.begins)).replace("{end}", end),
        cause_words(gap.cause),
        _help(gap, today),
    )


def cause_words(cause: Cause) -> str:
    """Return why nobody can manage a certificate."""
    translate = QCoreApplication.translate
    match cause:
        case Cause.NOT_FOUND:
            return translate("Summary", "Customer number not found")
        case Cause.DISPUTED:
            return translate("Summary", "Two answers")
        case Cause.NOT_PLANNED:
            return translate("Summary", "No plan yet")
        case Cause.KEPT:
            return translate("Summary", "Kept as is for now")
        case Cause.NOT_CONFIRMED:
            return translate("Summary", "Not confirmed by the client")
        case _:
            assert_never(cause)


def _help(gap: Gap, today: date) -> str:
    translate = QCoreApplication.translate
    if gap.renew_from is None:
        return "–"
    if gap.renew_from <= today:
        return translate("Summary", "Renew it now")
    return translate("Summary", "Renew it from {day} on").replace("{day}", dates.date(gap.renew_from))
