"""The order book as a service: read, refreshed from the reseller's panel, updated through a guest session."""

from certdesk.domain.activity import ActivityLine
from certdesk.domain.book import Book, OrderDetails
from certdesk.domain.clock import Clock
from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services.arrivals import take_over
from certdesk.services.ports import ResellerPanel
from certdesk.services.visits import Visits, first_sight, keep, portal_view, readable
from certdesk.storage.desk import DeskStore, Records


class OrderBook:
    """Implements `api.Orders`. `clock` is the portal's time, by which everything seen is dated."""

    def __init__(self, panel: ResellerPanel, visits: Visits, store: DeskStore, clock: Clock) -> None:
        self._panel = panel
        self._visits = visits
        self._store = store
        self._clock = clock

    def load(self) -> Book:
        """Return the book as last seen."""
        with self._store.read() as records:
            return records.orders.book()

    def refresh(self, report: Reporter) -> Book:
        """Take over what the panel lists, and return the book. An order that it no longer lists stays as last seen."""
        orders = self._panel.orders(report)
        seen_at = self._clock.now()
        entries = [first_sight(order) for order in orders]
        report.check()
        with self._store.write() as records:
            take_over(records, entries, seen_at)
            records.orders.keep_listing(seen_at)
        return self.load()

    def details(self, order: OrderId) -> OrderDetails:
        """Return all that is known of one order, also by the ID it had on a list. Raises NotFound."""
        with self._store.read() as records:
            present = records.listed.present(order)
            found = records.orders.find(present)
            if found is None:
                raise NotFound(MessageKey.ORDER_GONE, order=order)
            entry, seen_at = found
            view = records.portal.find(present)
            return OrderDetails(entry, seen_at, readable(view) if view else None, _activity(records, present))

    def update(self, order: OrderId) -> OrderDetails:
        """Ask the portal anew and keep what it shows. Raises SessionRequired, Damaged."""
        shown = self._visits.order(order)
        view = portal_view(shown, self._clock.now())
        with self._store.write() as records:
            keep(records, shown, view)
        return self.details(order)


def _activity(records: Records, order: OrderId) -> tuple[ActivityLine, ...]:
    """Return what the portal told and what was done here, newest first; of one moment, the later told first."""
    done = [ActivityLine(entry.at, entry) for entry in records.activity.of(order)]
    lines = sorted([*records.portal.events(order), *done], key=lambda line: line.at)
    return tuple(lines[::-1])
