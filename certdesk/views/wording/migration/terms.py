"""What plans, states and witnesses are called."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.holdings import Holding
from certdesk.domain.move_plans import MovePlan, MoveState
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.text import displayable
from certdesk.views.wording import dates

_LONGEST_NAME = 120


def certificate_name(holding: Holding) -> str:
    """Return the name by which people know a certificate, fit to be shown."""
    return displayable(holding.shown_name or holding.common_name, _LONGEST_NAME)


def plan_word(plan: MovePlan | None) -> str:
    """Return what a plan is called; without one that it is still to be chosen."""
    translate = QCoreApplication.translate
    match plan:
        case MovePlan.DELEGATE:
            return translate("Migration", "Delegate access")
        case MovePlan.CLIENT:
            return translate("Migration", "Client manages it")
        case MovePlan.SHARE:
            return translate("Migration", "Client shares sign-in")
        case MovePlan.KEEP:
            return translate("Migration", "Keep as is for now")
        case None:
            return translate("Migration", "Not chosen yet")
        case _:
            assert_never(plan)


def state_word(state: MoveState) -> str:
    """Return what a state is called."""
    translate = QCoreApplication.translate
    match state:
        case MoveState.READY:
            return translate("Migration", "Ready")
        case MoveState.ASKED:
            return translate("Migration", "Asked client")
        case MoveState.NOT_ADVISED:
            return translate("Migration", "Not advised")
        case MoveState.TO_REVIEW:
            return translate("Migration", "To review")
        case MoveState.NOT_FOUND:
            return translate("Migration", "Not found yet")
        case _:
            assert_never(state)


def witness_word(witness: Witness) -> str:
    """Return who says a customer number."""
    translate = QCoreApplication.translate
    match witness:
        case Witness.NOTICE:
            return translate("Migration", "Renewal notice")
        case Witness.ASSISTANCE:
            return translate("Migration", "Account Assistance")
        case Witness.CLIENT:
            return translate("Migration", "Client replied")
        case Witness.SUPPORT:
            return translate("Migration", "Customer Support")
        case Witness.TYPED:
            return translate("Migration", "Typed in")
        case _:
            assert_never(witness)


def known_by_words(finding: Finding | None) -> str:
    """Return how a number is known and since when, as in “Renewal notice, 2 Nov”."""
    if finding is None:
        return QCoreApplication.translate("Migration", "Not yet known")
    word = witness_word(finding.witness)
    if finding.at is None:
        return word
    return QCoreApplication.translate("Migration", "{witness}, {day}").format(
        witness=word, day=dates.short_date(finding.at)
    )
