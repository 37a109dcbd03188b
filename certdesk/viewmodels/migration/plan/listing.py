"""The table of the page Plan under the hand: what it is narrowed to, its order, and which certificates are checked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.services.api import MigrationView, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration
from certdesk.viewmodels.migration.plan.props import (
    ALL,
    InAccounts,
    Inputs,
    InState,
    Props,
    Showing,
    Soon,
    derive,
    shelve,
)
from certdesk.viewmodels.migration.plan.rows import Row, Sorting, SortKey


class PlanListing(ViewModel[Inputs, Props]):
    """Rows stay where they are while they change; they are put in order when one narrows, sorts or comes back."""

    def __init__(self, sessions: Sessions, opened: OpenMigration, parent: QObject | None = None) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._sessions, self._open = sessions, opened
        self._shelved: tuple[Line, ...] = ()
        opened.changed.connect(self._take)
        self._take(opened.view)

    def arrange(self) -> None:
        """Put the rows in the order that they are sorted by, as when the page is entered."""
        self._reshelve(is_sorted=True)

    def tick(self) -> None:
        """Follow the clock. Called once a second; the days that are left are told anew every hour."""
        if _hour(self._sessions.now()) != _hour(self._inputs.now):
            self._reshelve(is_sorted=False)

    def show(self, showing: Showing) -> None:
        """Narrow the table to these."""
        self._inputs = replace(self._inputs, showing=showing)
        self._reshelve(is_sorted=True)

    def show_contradictions(self) -> None:
        """Show those whose accounts have plans or clients that do not go together."""
        self.show(InAccounts(frozenset(each.number for each in self._props.contradictions)))

    def search(self, typed: str) -> None:
        """Show those that have every word of it in their name, client or number."""
        self._apply(replace(self._inputs, search=typed))

    def sort_by(self, key: SortKey) -> None:
        """Sort by it; again: the other way round; once more: by urgency, as at first."""
        present = self._inputs.sorting
        if present.key is not key:
            chosen = Sorting(key)
        elif key is SortKey.URGENCY or present.is_descending:
            chosen = Sorting()
        else:
            chosen = Sorting(key, is_descending=True)
        self._inputs = replace(self._inputs, sorting=chosen)
        self._reshelve(is_sorted=True)

    def check(self, holdings: Iterable[HoldingId], *, is_checked: bool) -> None:
        """Check certificates, or not any more."""
        chosen, before = frozenset(holdings), self._inputs.checked
        self._apply(replace(self._inputs, checked=before | chosen if is_checked else before - chosen))

    def check_shown(self, *, is_checked: bool) -> None:
        """Check all that are shown, or none of them."""
        self.check((row.id for row in self._props.rows), is_checked=is_checked)

    def check_client(self, client: str) -> None:
        """Check all certificates of a client and nothing else, and have all of them shown."""
        chosen = frozenset(row.id for row in self._inputs.shelf.rows if row.client == client)
        shown = {row.id for row in self._props.rows}
        inputs = self._inputs if chosen <= shown else replace(self._inputs, showing=ALL, search="")
        self._apply(replace(inputs, checked=chosen))

    def _take(self, view: MigrationView | None) -> None:
        migration = None if view is None else view.migration.id
        if migration != self._inputs.migration:
            self._inputs = Inputs(self._sessions.now(), migration)
        elif view is not None and view.lines == self._shelved:
            return
        self._reshelve(is_sorted=False)

    def _reshelve(self, *, is_sorted: bool) -> None:
        view, inputs, now = self._open.view, self._inputs, self._sessions.now()
        lines = self._shelved = () if view is None else view.lines
        shelf = shelve(lines, now, inputs.sorting, inputs.shelf, is_sorted=is_sorted)
        known = frozenset(line.holding.id for line in lines)
        showing = inputs.showing if _has_any(inputs.showing, shelf.rows) else ALL
        self._apply(replace(inputs, now=now, shelf=shelf, showing=showing, checked=inputs.checked & known))


def _has_any(showing: Showing, rows: Iterable[Row]) -> bool:
    """Whether there is still a tab for it: those beside the states are there for what they show alone."""
    match showing:
        case InState():
            return True
        case Soon():
            return any(row.is_soon for row in rows)
        case InAccounts(numbers):
            return any(row.number in numbers for row in rows)


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
