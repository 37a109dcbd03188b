"""The order list: which orders are shown, in which groups, and which one is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.book import BookEntry
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.orders.fetching import BookFetch, Fetched
from certdesk.viewmodels.orders.filtering import Listing, Matches, listing_of, narrowed, words_of

STALE_AFTER: Final = timedelta(minutes=15)
_RELOADING: Final = frozenset({Topic.ORDERS, Topic.CLOCK})


class ListState(StrEnum):
    """What the place of the list shows."""

    QUIET = "quiet"  # nothing yet, and not for long enough to say so
    LOADING = "loading"
    UNREADABLE = "unreadable"  # the error says why; there are no rows to fall back on
    EMPTY_BOOK = "empty book"
    EMPTY_VIEW = "empty view"
    NO_MATCH = "no match"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class OrdersState:
    """What outlives the program: the typed filter, the view, and the chosen order."""

    typed: str = ""
    view: View = View.ALL
    selected: OrderId | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the list depends on. `matches` is the last narrowing, so that typing on starts from it."""

    now: datetime
    fetched: Fetched = field(default_factory=Fetched)
    kept: OrdersState = field(default_factory=OrdersState)
    matches: Matches | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """All that the list shows. Days and dates are told as of `now`, the portal's time."""

    state: ListState
    listing: Listing | None
    typed: str
    view: View
    selected: OrderId | None
    counts: Mapping[View, int]
    now: datetime
    as_of: datetime | None
    is_stale: bool
    is_refreshing: bool
    progress: Progress | None
    error: CertDeskError | None
    urgent: tuple[BookEntry, ...] = ()

    @property
    def total(self) -> int:
        """How many orders the book has."""
        return self.counts.get(View.ALL, 0)

    @property
    def shown(self) -> int:
        """How many orders are listed."""
        return 0 if self.listing is None else len(self.listing.positions)


def derive(inputs: Inputs) -> Props:
    """Return what the list shows."""
    fetched, kept, matches = inputs.fetched, inputs.kept, inputs.matches
    shelf = fetched.shelf
    is_known = shelf is not None and kept.selected in shelf.positions
    as_of = None if shelf is None else shelf.as_of
    return Props(
        state=_state(inputs),
        listing=None if matches is None else listing_of(matches),
        typed=kept.typed,
        view=kept.view,
        selected=kept.selected if is_known else None,
        counts={} if shelf is None else shelf.counts,
        now=inputs.now,
        as_of=as_of,
        is_stale=as_of is not None and inputs.now - as_of > STALE_AFTER,
        is_refreshing=fetched.is_refreshing,
        progress=fetched.progress,
        error=fetched.error,
        urgent=() if shelf is None else shelf.urgent,
    )


def _state(inputs: Inputs) -> ListState:
    fetched, matches = inputs.fetched, inputs.matches
    if fetched.shelf is None or matches is None:
        if fetched.error is not None:
            return ListState.UNREADABLE
        return ListState.LOADING if fetched.is_late else ListState.QUIET
    if not fetched.shelf.rows:
        return ListState.EMPTY_BOOK
    if matches.positions:
        return ListState.READY
    return ListState.NO_MATCH if words_of(inputs.kept.typed) else ListState.EMPTY_VIEW


class OrdersViewModel(ViewModel[Inputs, Props]):
    """The order list. One order is chosen at a time, and it is remembered by its order ID."""

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

    def select(self, key: OrderId | None) -> None:
        """Choose that order, whether the filter shows it or not."""
        self._keep(replace(self._inputs.kept, selected=key))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if topics & _RELOADING:
            self.reload()

    def tick(self) -> None:
        """Let time pass: once a minute for days and dates, and when an order's end has come near."""
        now, shelf = self._now(), self._inputs.fetched.shelf
        if now is self._inputs.now:
            return
        self._apply(replace(self._inputs, now=now))
        if shelf is not None and shelf.regroup_at is not None and now >= shelf.regroup_at:
            self.reload()

    def state(self) -> OrdersState:
        """Return what is worth keeping until the next start."""
        return self._inputs.kept

    def restore(self, kept: OrdersState) -> None:
        """Go on from what was kept."""
        self._keep(kept)

    def _take(self, fetched: Fetched) -> None:
        self._renew(replace(self._inputs, fetched=fetched, now=self._now()))

    def _now(self) -> datetime:
        """The time to tell days by, which stays put within a minute, so that nothing is painted anew for it."""
        now, before = self._sessions.now(), self._inputs.now
        return before if _minute(now) == _minute(before) else now

    def _keep(self, kept: OrdersState) -> None:
        self._renew(replace(self._inputs, kept=kept))

    def _renew(self, inputs: Inputs) -> None:
        shelf, kept = inputs.fetched.shelf, inputs.kept
        if shelf is None:
            self._apply(inputs)
            return
        self._apply(replace(inputs, matches=narrowed(shelf, kept.view, kept.typed, inputs.matches)))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
