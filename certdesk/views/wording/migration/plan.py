"""The words of the page Plan: its rows and states; icons and tones with them."""

from datetime import UTC, date, datetime
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.move_plans import MoveState
from certdesk.domain.notices import Finding, Witness
from certdesk.viewmodels.migration.plan.props import Props
from certdesk.viewmodels.migration.plan.rows import Row
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.migration.known import known_words, source_words
from certdesk.views.wording.migration.plans import plan_words

STATE_LOOKS: Final = {
    MoveState.READY: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    MoveState.ASKED: (Icon.SEND, ToneName.VIOLET),
    MoveState.NOT_ADVISED: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    MoveState.TO_REVIEW: (Icon.CIRCLE_QUESTION_MARK, ToneName.AMBER),
    MoveState.NOT_FOUND: (Icon.CIRCLE_ALERT, ToneName.RED),
}
NOT_KNOWN: Final = "–"


def state_words(state: MoveState) -> str:
    """Return how far a certificate is."""
    translate = QCoreApplication.translate
    match state:
        case MoveState.READY:
            return translate("MigrationPlan", "Ready")
        case MoveState.ASKED:
            return translate("MigrationPlan", "Asked client")
        case MoveState.NOT_ADVISED:
            return translate("MigrationPlan", "Not advised")
        case MoveState.TO_REVIEW:
            return translate("MigrationPlan", "To review")
        case MoveState.NOT_FOUND:
            return translate("MigrationPlan", "Not found")
        case _:
            assert_never(state)


def state_reason(row: Row) -> str:
    """Return what a state means for this certificate, and what is to be done."""
    translate = QCoreApplication.translate
    match row.state:
        case MoveState.READY:
            return translate("MigrationPlan", "It can be handed over.")
        case MoveState.ASKED:
            return translate("MigrationPlan", "The client was asked for the customer number.")
        case MoveState.NOT_ADVISED:
            return translate("MigrationPlan", "The provider never recommends sharing a sign-in.")
        case MoveState.TO_REVIEW if row.line.moved.is_disputed:
            return translate("MigrationPlan", "Two answers name its customer account. Choose one on the page before.")
        case MoveState.TO_REVIEW:
            return translate("MigrationPlan", "Its customer account is found. It awaits a plan.")
        case MoveState.NOT_FOUND:
            return translate("MigrationPlan", "Nobody knows its customer account yet.")
        case _:
            assert_never(row.state)


def days_words(row: Row) -> str:
    """Return what stands behind the client: the days that are left where they are few, or the end that is past."""
    translate = QCoreApplication.translate
    if row.is_soon and row.days is not None:
        return dates.plural(translate("MigrationPlan", "%n day(s)", None, row.days), row.days)
    if row.is_over and row.line.holding.ends_at is not None:
        return translate("MigrationPlan", "ended {day}").format(day=dates.short_date(row.line.holding.ends_at))
    return ""


def row_words(row: Row, known: str) -> str:
    """Return a whole row as one sentence, as a screen reader says it."""
    translate = QCoreApplication.translate
    number = row.number
    parts = (
        row.name,
        row.client,
        end_words(row),
        translate("MigrationPlan", "account {number}").format(number=number) if number else "",
        known,
        plan_words(row.plan) if row.plan is not None else translate("MigrationPlan", "no plan yet"),
        state_words(row.state),
    )
    return ", ".join(part for part in parts if part)


def known_of(row: Row, props: Props) -> str:
    """Return how the customer account is known, with the year where it is not the present one."""
    return known_words(row.line, props.now.astimezone().date())


def widest_known() -> str:
    """Return as many words as the column that says how we know has room for: those of a notice with its day."""
    days = (datetime(2026, month, 30, 12, tzinfo=UTC) for month in (9, 11))  # the longest short month differs
    told = (source_words(Finding("", Witness.NOTICE, at=day), date(2026, 11, 30)) for day in days)
    return max(told, key=len)


def no_account() -> str:
    """Return what is read out where no customer account is known."""
    return QCoreApplication.translate("MigrationPlan", "Customer account not known")


def check_words(row: Row) -> str:
    """Return what checking a row does."""
    return QCoreApplication.translate("MigrationPlan", "Check {name}").format(name=row.name)


def end_words(row: Row) -> str:
    """Return when a certificate ends, "" where nobody knows."""
    translate = QCoreApplication.translate
    if row.days is None or row.line.holding.ends_at is None:
        return ""
    if row.is_over:
        return days_words(row)
    if row.is_soon:
        return dates.plural(translate("MigrationPlan", "ends in %n day(s)", None, row.days), row.days)
    return translate("MigrationPlan", "ends {day}").format(day=dates.date(row.line.holding.ends_at))
