"""The words around the table of plans: what narrows it, its order, and what is done with many rows at once."""

from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.move_plans import MoveState
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.plan.props import InAccounts, InState, Props, Showing, Soon
from certdesk.viewmodels.migration.plan.rows import Sorting, SortKey
from certdesk.views.wording import dates
from certdesk.views.wording.migration.plan import state_words

_LONGEST: Final = 60


def tab_words(showing: Showing) -> str:
    """Return what a tab above the table shows."""
    translate = QCoreApplication.translate
    match showing:
        case InState(state):
            if state is None:
                return translate("MigrationPlan", "All")
            return translate("MigrationPlan", "Asked") if state is MoveState.ASKED else state_words(state)
        case Soon():
            return translate("MigrationPlan", "Within 30 days")
        case InAccounts(numbers):
            if len(numbers) == 1:
                return translate("MigrationPlan", "Account {number}").format(number=next(iter(numbers)))
            return dates.plural(translate("MigrationPlan", "%n account(s)", None, len(numbers)), len(numbers))
        case _:
            assert_never(showing)


def sort_words(key: SortKey) -> str:
    """Return what the table can be sorted by; as its columns are called where they are columns."""
    translate = QCoreApplication.translate
    return {
        SortKey.URGENCY: translate("MigrationPlan", "What is urgent first"),
        SortKey.CERTIFICATE: translate("MigrationPlan", "Certificate"),
        SortKey.CLIENT: translate("MigrationPlan", "Client"),
        SortKey.END: translate("MigrationPlan", "End date"),
        SortKey.ACCOUNT: translate("MigrationPlan", "Customer account"),
        SortKey.KNOWN: translate("MigrationPlan", "How we know"),
        SortKey.PLAN: translate("MigrationPlan", "Plan"),
        SortKey.STATE: translate("MigrationPlan", "State"),
    }[key]


def sort_act(sorting: Sorting) -> str:
    """Return what the button says that opens the orders to choose from."""
    return QCoreApplication.translate("MigrationPlan", "Sort: {order}").format(order=sort_words(sorting.key))


def direction_words(*, is_descending: bool) -> str:
    """Return which way a column is sorted, to be read out behind its name."""
    translate = QCoreApplication.translate
    if is_descending:
        return translate("MigrationPlan", "sorted descending")
    return translate("MigrationPlan", "sorted ascending")


def bulk_words(count: int) -> str:
    """Return what the button above the table does with what is checked."""
    translate = QCoreApplication.translate
    if not count:
        return translate("MigrationPlan", "Set plan")
    return translate("MigrationPlan", "Set plan for {count}").format(count=QLocale().toString(count))


def nothing_checked() -> str:
    """Return why that button is off."""
    return QCoreApplication.translate("MigrationPlan", "Check certificates first")


def shown_words(count: int) -> str:
    """Return how many certificates are shown, to be read out while one types."""
    return dates.plural(QCoreApplication.translate("MigrationPlan", "%n certificate(s)", None, count), count)


def copied_words(text: str) -> str:
    """Return that a cell was copied."""
    return QCoreApplication.translate("MigrationPlan", "Copied {text}").format(text=text)


def client_words(client: str) -> str:
    """Return the entry that checks all certificates of a client."""
    translate = QCoreApplication.translate
    if not client:
        return translate("MigrationPlan", "Select all without a client")
    return translate("MigrationPlan", "Select all of {client}").format(client=client)


def nothing_words(props: Props) -> str:
    """Return why the table is empty, "" where it is not."""
    translate = QCoreApplication.translate
    if props.rows:
        return ""
    if not props.total:
        return translate("MigrationPlan", "No certificates yet. Go back to add some.")
    if props.search.strip():
        typed = displayable(props.search.strip(), _LONGEST)
        return translate("MigrationPlan", "No certificate matches “{typed}”").format(typed=typed)
    return translate("MigrationPlan", "No certificate is in this state")
