"""What can be planned for a certificate, in words of three lengths, and its icon."""

from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.move_plans import MovePlan
from certdesk.views.icons import Icon

# As they are offered: first the safe way to go on managing, then the usual plan.
PLANS: Final = (MovePlan.DELEGATE, MovePlan.CLIENT, MovePlan.SHARE, MovePlan.KEEP)
PLAN_ICONS: Final = {
    MovePlan.DELEGATE: Icon.USER_CHECK,
    MovePlan.CLIENT: Icon.CIRCLE_USER_ROUND,
    MovePlan.SHARE: Icon.USERS,
    MovePlan.KEEP: Icon.CLOCK,
    None: Icon.CIRCLE_DASHED,
}


def plan_words(plan: MovePlan | None) -> str:
    """Return a plan as a row shows it (`ux.md` C15)."""
    translate = QCoreApplication.translate
    match plan:
        case MovePlan.DELEGATE:
            return translate("MigrationPlan", "Client gives delegate access")
        case MovePlan.CLIENT:
            return translate("MigrationPlan", "Client manages it")
        case MovePlan.SHARE:
            return translate("MigrationPlan", "Client shares sign-in")
        case MovePlan.KEEP:
            return translate("MigrationPlan", "Keep as is for now")
        case None:
            return translate("MigrationPlan", "Choose a plan")
        case _:
            assert_never(plan)


def short_plan_words(plan: MovePlan | None) -> str:
    """Return a plan where there is no room for all of its words."""
    translate = QCoreApplication.translate
    match plan:
        case MovePlan.DELEGATE:
            return translate("MigrationPlan", "Delegate access")
        case MovePlan.CLIENT:
            return translate("MigrationPlan", "Client")
        case MovePlan.SHARE:
            return translate("MigrationPlan", "Shared sign-in")
        case MovePlan.KEEP:
            return translate("MigrationPlan", "Keep as is")
        case None:
            return translate("MigrationPlan", "Choose")
        case _:
            assert_never(plan)


def plan_entry(plan: MovePlan | None) -> str:
    """Return a plan as a menu offers it, with the letter that chooses it and, behind a tab, what is said of it."""
    translate = QCoreApplication.translate
    match plan:
        case MovePlan.DELEGATE:
            return translate("MigrationPlan", "Client gives &delegate access\tYou go on managing it")
        case MovePlan.CLIENT:
            return translate("MigrationPlan", "Client &manages it")
        case MovePlan.SHARE:
            return translate("MigrationPlan", "Client &shares sign-in\tNot advised")
        case MovePlan.KEEP:
            return translate("MigrationPlan", "&Keep as is for now")
        case None:
            return translate("MigrationPlan", "&No plan yet")
        case _:
            assert_never(plan)
