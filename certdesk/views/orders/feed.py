"""Brings new listings to the list: by key, in place, and never moving rows under the pointer."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.filtering import Listing
from certdesk.viewmodels.orders.rows import Row
from certdesk.viewmodels.orders.selection import Several
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.list_view import OrderListView


@dataclass(frozen=True, slots=True)
class Offer:
    """What the list is to show: items, the time they are told by, and what is chosen.

    With `several` none is `selected` alone; the focus stands on `current`.
    """

    listing: Listing | None
    now: datetime
    selected: OrderId | None
    several: Several | None = None
    current: OrderId | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """An order in sight, and how far below the upper edge it stands."""

    key: OrderId
    below_top: int


class ListFeed(QObject):
    """Shows offers. One that would move rows waits while the pointer is over the list."""

    def __init__(self, model: OrderListModel, view: OrderListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._waiting: Offer | None = None
        self._wanted: Anchor | None = None
        view.pointer_gave_way.connect(self._show_waiting)

    def offer(self, offer: Offer, *, at_once: bool) -> None:
        """Show `offer` now, or, unless `at_once`, as soon as no row moves under the pointer."""
        if not at_once and self._view.is_pointed_at and self._model.would_reorder(offer.listing):
            self._waiting = offer
            if offer.several is None:
                self._view.choose(offer.selected)
            return
        self._show(offer)

    @property
    def anchor(self) -> Anchor | None:
        """Where the list stands, or None where it shows its beginning."""
        return next(iter(self._anchors()), None)

    def bring_back(self, anchor: Anchor) -> None:
        """Let the first rows that are shown stand where they stood then."""
        self._wanted = anchor

    @property
    def is_brought_back(self) -> bool:
        """Whether nothing that stood somewhere else is still to come."""
        return self._wanted is None

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    def _show(self, offer: Offer) -> None:
        self._waiting = None
        anchors = self._anchors() if self._wanted is None else (self._wanted,)
        if offer.listing:
            self._wanted = None
        with self._view.quietly(), self._view.in_place():
            self._model.show(offer.listing, offer.now)
        self._view.doItemsLayout()
        self._hold(anchors)
        if offer.several is None:
            self._view.choose(offer.selected)
        else:
            self._view.choose_several(offer.several.ranks, offer.current)

    def _anchors(self) -> tuple[Anchor, ...]:
        """The rows in sight, from the top: whichever of them is still there keeps its place."""
        view, listing, offset = self._view, self._model.listing, self._view.verticalOffset()
        if listing is None or offset == 0:
            return ()
        strip, anchors = view.strip, list[Anchor]()
        for place in strip.places_between(offset, offset + view.viewport().height()):
            item = listing[place]
            if isinstance(item, Row):
                anchors.append(Anchor(item.key, strip.top(place) - offset))
        return tuple(anchors)

    def _hold(self, anchors: tuple[Anchor, ...]) -> None:
        listing = self._model.listing
        if listing is None:
            return
        for anchor in anchors:
            place = listing.place_of(anchor.key)
            if place is not None:
                self._view.verticalScrollBar().setValue(self._view.strip.top(place) - anchor.below_top)
                return
