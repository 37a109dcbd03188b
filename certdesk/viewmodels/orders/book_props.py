"""What the order list depends on, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.orders.fetching import Fetched
from certdesk.viewmodels.orders.filtering import Listing, Matches, listing_of, words_of
from certdesk.viewmodels.orders.rows import Shelf, Sorting
from certdesk.viewmodels.orders.selection import Several, keys_of

STALE_AFTER: Final = timedelta(minutes=15)


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
    """What outlives the program: the typed filter, the view, the chosen order, and what groups are sorted by."""

    typed: str = ""
    view: View = View.ALL
    selected: OrderId | None = None
    sorting: Sorting = Sorting.END


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the list depends on. `matches` is the last narrowing, so that typing on starts from it."""

    now: datetime
    fetched: Fetched = field(default_factory=Fetched)
    kept: OrdersState = field(default_factory=OrdersState)
    matches: Matches | None = None
    several: Several | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """All that the list shows. Days and dates are told as of `now`, the portal's time.

    `selected` is the one chosen order, None where `several` are; `current` is the one that the hand was on last.
    """

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
    closing: tuple[BookEntry, ...] = ()
    several: Several | None = None
    current: OrderId | None = None
    sorting: Sorting = Sorting.END

    @property
    def total(self) -> int:
        """How many orders the book has."""
        return self.counts.get(View.ALL, 0)

    @property
    def shown(self) -> int:
        """How many orders are listed."""
        return 0 if self.listing is None else len(self.listing.positions)

    @property
    def shelf(self) -> Shelf | None:
        """The whole book, as far as it was read."""
        return None if self.listing is None else self.listing.shelf

    @property
    def chosen(self) -> tuple[OrderId, ...]:
        """The chosen orders, as the list has them; those that it leaves out come last."""
        if self.several is not None:
            return keys_of(self.several)
        return () if self.selected is None else (self.selected,)

    @property
    def can_be_saved(self) -> bool:
        """Whether view and filter leave something out, so that they are worth a name."""
        return self.view is not View.ALL or bool(words_of(self.typed))


def derive(inputs: Inputs) -> Props:
    """Return what the list shows."""
    fetched, kept, matches = inputs.fetched, inputs.kept, inputs.matches
    shelf = fetched.shelf
    current = kept.selected if shelf is not None and kept.selected in shelf.positions else None
    as_of = None if shelf is None else shelf.as_of
    return Props(
        state=_state(inputs),
        listing=None if matches is None else listing_of(matches),
        typed=kept.typed,
        view=kept.view,
        selected=current if inputs.several is None else None,
        counts={} if shelf is None else shelf.counts,
        now=inputs.now,
        as_of=as_of,
        is_stale=as_of is not None and inputs.now - as_of > STALE_AFTER,
        is_refreshing=fetched.is_refreshing,
        progress=fetched.progress,
        error=fetched.error,
        urgent=() if shelf is None else shelf.urgent,
        closing=() if shelf is None else shelf.closing,
        several=inputs.several,
        current=current,
        sorting=kept.sorting,
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
