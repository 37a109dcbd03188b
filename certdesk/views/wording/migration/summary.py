"""The printable summary of a migration, for the webmaster: every certificate, and what stays open."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.handovers import Handover, Stage, still_depending
from certdesk.domain.migration import Migration
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Moved, counts
from certdesk.domain.papers import Block, Facts, Grid, Heading, Items, Paper, Words
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.migration.known import known_words
from certdesk.views.wording.migration.plan import state_words
from certdesk.views.wording.migration.plans import plan_words
from certdesk.views.wording.migration.summary_forecast import forecast_blocks
from certdesk.views.wording.migration.terms import certificate_name

_LONGEST: Final = 80
_NAMED: Final = 20


class WholeMigration(Protocol):
    """A migration with everything that is known, as the services show it."""

    @property
    def migration(self) -> Migration: ...
    @property
    def lines(self) -> tuple[Line, ...]: ...
    @property
    def handovers(self) -> tuple[Handover, ...]: ...
    @property
    def moved(self) -> tuple[Moved, ...]: ...


def summary_paper(view: WholeMigration, now: datetime) -> Paper:
    """Return how a migration stands: every certificate with account, how it is known, plan, state and hand-over."""
    translate = QCoreApplication.translate
    title = translate("Summary", "Moving off the ISO account")
    return Paper(
        title=title,
        subtitle=f"{displayable(view.migration.name, _LONGEST)} · {dates.date_and_time(now)}",
        blocks=(
            _numbers(view),
            Heading(translate("Summary", "What stays open")),
            *_open(view),
            *forecast_blocks(view.moved, view.migration.removal, view.handovers, now),
            Heading(translate("Summary", "Certificates")),
            _table(view, now.astimezone().date()),
        ),
        footnote=translate(
            "Summary", "Prepared by CertDesk from what is kept on this computer. Nothing was sent by CertDesk."
        ),
        is_wide=True,
    )


def _numbers(view: WholeMigration) -> Facts:
    translate, number, moved = QCoreApplication.translate, QLocale().toString, view.moved
    by_state = counts(moved)
    states = (f"{state_words(state)}: {number(count)}" for state, count in by_state.items() if count)
    left = still_depending(moved, view.handovers)
    removal = view.migration.removal
    certificates = (number(len(moved)), *states)
    return Facts(
        (
            (
                translate("Summary", "The ISO account goes"),
                dates.long_date(removal) if removal else translate("Summary", "Day not known yet"),
            ),
            (translate("Summary", "Certificates"), " · ".join(certificates)),
            (translate("Summary", "Still depend on it"), number(len(left))),
        )
    )


def _open(view: WholeMigration) -> tuple[Block, ...]:
    translate = QCoreApplication.translate
    left = still_depending(view.moved, view.handovers)
    if not left:
        return (Words(translate("Summary", "Done. Nothing depends on the ISO account any more.")),)
    handovers = {each.client: each for each in view.handovers}
    reasons: dict[str, list[Moved]] = {}
    for each in left:
        reasons.setdefault(_reason(each, handovers), []).append(each)
    return (Items(tuple(_reason_line(reason, held) for reason, held in reasons.items())),)


def _reason(moved: Moved, handovers: Mapping[str, Handover]) -> str:
    """Return what a certificate waits for."""
    if moved.is_to_hand_over:
        return _stage_words(handovers.get(moved.holding.client), moved)
    translate = QCoreApplication.translate
    if moved.is_disputed:
        return translate("Summary", "Two answers, to be chosen from")
    if not moved.number and moved.asked_at is not None:
        return translate("Summary", "Client asked for the number, no answer yet")
    if not moved.number:
        return translate("Summary", "Customer number not found yet")
    return translate("Summary", "No plan yet") if moved.plan is None else plan_words(moved.plan)


def _stage_words(handover: Handover | None, moved: Moved) -> str:
    translate = QCoreApplication.translate
    if handover is None or handover.stage is Stage.OPEN:
        return translate("Summary", "Pack to be prepared")
    if not handover.covers(moved):
        return translate("Summary", "Changed since the pack was prepared")
    if handover.stage is Stage.PREPARED:
        return translate("Summary", "Pack prepared, not sent yet")
    return translate("Summary", "Pack sent, not confirmed yet")


def _reason_line(reason: str, moved: Sequence[Moved]) -> str:
    names = [certificate_name(each.holding) for each in moved[:_NAMED]]
    if (rest := len(moved) - _NAMED) > 0:
        more = QCoreApplication.translate("Summary", "{number} more")
        names.append(more.replace("{number}", QLocale().toString(rest)))
    return f"{reason}: {', '.join(names)}"


def _table(view: WholeMigration, today: date) -> Grid:
    translate = QCoreApplication.translate
    handovers = {each.client: each for each in view.handovers}
    headings = (
        translate("Summary", "Certificate"),
        translate("Summary", "Client"),
        translate("Summary", "Ends"),
        translate("Summary", "Customer account"),
        translate("Summary", "How we know"),
        translate("Summary", "Plan"),
        translate("Summary", "State"),
        translate("Summary", "Hand-over"),
    )
    rows = tuple(_row(line, handovers.get(line.holding.client), today) for line in view.lines)
    return Grid(headings, rows, (21, 12, 9, 11, 15, 12, 9, 11))


def _row(line: Line, handover: Handover | None, today: date) -> tuple[str, ...]:
    holding, moved = line.holding, line.moved
    return (
        certificate_name(holding),
        displayable(holding.client, _LONGEST) or "–",
        dates.date(holding.ends_at) if holding.ends_at else "–",
        moved.number or "–",
        known_words(line, today),
        plan_words(moved.plan) if moved.plan else "–",
        state_words(moved.state),
        _handover_words(handover) if moved.is_to_hand_over else "–",
    )


def _handover_words(handover: Handover | None) -> str:
    translate = QCoreApplication.translate
    if handover is None:
        return translate("Summary", "Not begun")
    stages = (
        (handover.confirmed_at, translate("Summary", "Confirmed {day}")),
        (handover.sent_at, translate("Summary", "Sent {day}")),
        (handover.prepared_at, translate("Summary", "Prepared {day}")),
    )
    for at, text in stages:
        if at is not None:
            return _with_reminder(text.replace("{day}", dates.short_date(at)), handover)
    return translate("Summary", "Not begun")


def _with_reminder(told: str, handover: Handover) -> str:
    if handover.stage is not Stage.SENT or handover.reminded_at is None:
        return told
    text = QCoreApplication.translate("Summary", "{told}, reminded {day}")
    return text.replace("{day}", dates.short_date(handover.reminded_at)).replace("{told}", told)
