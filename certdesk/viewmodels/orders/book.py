"""The order list: which orders are shown, in which groups, and which of them are chosen."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.orders.book_props import Inputs, OrdersState, Props, derive
from certdesk.viewmodels.orders.fetching import BookFetch, Fetched
from certdesk.viewmodels.orders.filtering import narrowed
from certdesk.viewmodels.orders.issued import newly_issued
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.viewmodels.orders.selection import SEVERAL, Gathering, gathered, hidden_keys

_RELOADING: Final = frozenset({Topic.ORDERS, Topic.CLOCK})


class OrdersViewModel(ViewModel[Inputs, Props]):
    """The order list. What is chosen, one order or several, is remembered by order IDs."""

    issued = Signal(object)  # tuple[Row, ...]: orders that have a new certificate since the book was last read

    def __init__(
        self, orders: api.Orders, sessions: api.Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._sessions = sessions
        self._fetch = BookFetch(orders, sessions, runner, self)
        self._fetch.changed.connect(self._take)
        self._fetch.failed.connect(self.failed)

    def reload(self) -> None:
        """Show the book as the desk has it."""
        self._fetch.load()

    def ask_panel(self) -> None:
        """Ask the reseller's panel for all orders; `stop` ends it."""
        self._fetch.ask_panel()

    def stop(self) -> None:
        """Stop asking the panel."""
        self._fetch.stop()

    def try_again(self) -> None:
        """Do once more what the shown error came from."""
        self._fetch.try_again()

    def set_filter(self, typed: str) -> None:
        """Show only orders that hold every word of `typed`."""
        self._keep(replace(self._inputs.kept, typed=typed))

    def set_view(self, view: View) -> None:
        """Show only the orders of `view`."""
        self._keep(replace(self._inputs.kept, view=view))

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort the orders of each group by something else."""
        self._apply(replace(self._inputs, kept=replace(self._inputs.kept, sorting=sorting)))
        self._fetch.sort_by(sorting)

    def show_saved(self, view: View, typed: str) -> None:
        """Show the orders of `view` that hold every word of `typed`."""
        self._keep(replace(self._inputs.kept, view=view, typed=typed))

    def select(self, key: OrderId | None) -> None:
        """Choose that order alone, whether the filter shows it or not."""
        self._renew(replace(self._inputs, several=None, kept=replace(self._inputs.kept, selected=key)))

    def gather(self, gathering: Gathering) -> None:
        """Choose as many orders as the list was told to."""
        inputs, matches = self._inputs, self._inputs.matches
        if matches is None:
            return
        keys = gathering.keys
        if gathering.keeps_hidden:
            keys |= _hidden(self._props)
        if len(keys) < SEVERAL:
            self.select(next(iter(keys), None))
            return
        kept = replace(inputs.kept, selected=gathering.current or inputs.kept.selected)
        several = gathered(matches, keys, inputs.now, inputs.several)
        self._apply(replace(inputs, several=several, kept=kept))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if topics & _RELOADING:
            self.reload()

    def tick(self) -> None:
        """Let time pass: once a minute for days and dates, and when an order's end has come near."""
        now, shelf = _told_at(self._sessions.now(), self._inputs.now), self._inputs.fetched.shelf
        if now is self._inputs.now:
            return
        self._renew(replace(self._inputs, now=now))
        if shelf is not None and shelf.regroup_at is not None and now >= shelf.regroup_at:
            self.reload()

    def state(self) -> OrdersState:
        """Return what is worth keeping until the next start."""
        return self._inputs.kept

    def restore(self, kept: OrdersState) -> None:
        """Go on from what was kept."""
        self._fetch.sort_by(kept.sorting)
        self._keep(kept)

    def _take(self, fetched: Fetched) -> None:
        now = _told_at(self._sessions.now(), self._inputs.now)
        fresh = newly_issued(self._inputs.fetched.shelf, fetched.shelf)
        self._renew(replace(self._inputs, fetched=fetched, now=now))
        if fresh:
            self.issued.emit(fresh)

    def _keep(self, kept: OrdersState) -> None:
        self._renew(replace(self._inputs, kept=kept))

    def _renew(self, inputs: Inputs) -> None:
        shelf, kept = inputs.fetched.shelf, inputs.kept
        if shelf is None:
            self._apply(inputs)
            return
        matches, before = narrowed(shelf, kept.view, kept.typed, inputs.matches), inputs.several
        several = None if before is None else gathered(matches, before.keys, inputs.now, before)
        if before is not None and several is None:
            left = next((key for key in before.keys if key in shelf.positions), kept.selected)
            kept = replace(kept, selected=left)
        self._apply(replace(inputs, kept=kept, matches=matches, several=several))


def _hidden(props: Props) -> frozenset[OrderId]:
    """What is chosen and not listed."""
    if props.several is not None:
        return hidden_keys(props.several)
    if props.selected is None or props.listing is None or props.listing.place_of(props.selected) is not None:
        return frozenset()
    return frozenset([props.selected])


def _told_at(now: datetime, before: datetime) -> datetime:
    """The time to tell days by, which stays put within a minute, so that nothing is painted anew for it."""
    return before if _minute(now) == _minute(before) else now


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
