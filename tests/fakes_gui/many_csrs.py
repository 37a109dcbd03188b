"""A book whose orders are looked up one by one, and acts that send requests: for drops and for many requests."""

from dataclasses import dataclass, field

from certdesk.domain.book import OrderDetails
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import NotFound, SessionRequired
from certdesk.domain.judging import KeyUse
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession
from tests.fakes_gui.deeds import FakeActs
from tests.fakes_gui.orders_list import NOW, FakeOrders, FakeSessions, id_of, picture_book
from tests.fakes_gui.requests import FakeRequests, some_facts
from tests.samples import DAY

SHOP, BOOKS, ALPEN = "shop.larkspur.example", "www.hollowaybooks.example", "booking.alpenrose.example"
WAITING, GONE = "api.meridianfreight.example", "gone.larkspur.example"
ID = {name: id_of(picture_book(), name) for name in (SHOP, BOOKS, ALPEN, WAITING, GONE)}


class BookOrders(FakeOrders):
    """Tells the details of the orders of its book."""

    def details(self, order: OrderId) -> OrderDetails:
        for entry in self.book.entries:
            if entry.order.id == order:
                return OrderDetails(entry, NOW, None, ())
        raise NotFound(MessageKey.ORDER_GONE, order=order)


@dataclass
class LiveSessions(FakeSessions):
    """Sessions of the orders in `live`."""

    live: set[OrderId] = field(default_factory=set)

    def all(self) -> tuple[GuestSession, ...]:
        return tuple(GuestSession(order, "token", NOW, NOW + DAY) for order in sorted(self.live))


class SendingActs(FakeActs):
    """Takes requests: reissues need a session of `sessions`; `refusals` are raised for their orders."""

    def __init__(self, sessions: LiveSessions) -> None:
        super().__init__(picture_book().entries[0].order)
        self._sessions = sessions
        self.supplied: list[tuple[OrderId, DeedKey, bytes]] = []
        self.reissued: list[tuple[OrderId, DeedKey, ReissueRequest]] = []
        self.refusals: dict[OrderId, Exception] = {}

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        self.supplied.append((order, key, csr))
        return self._take(order, Deed.SUPPLY_CSR, key)

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        self.reissued.append((order, key, request))
        if order not in self._sessions.live:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=order)
        return self._take(order, Deed.REISSUE, key)

    def _take(self, order: OrderId, deed: Deed, key: DeedKey) -> Receipt:
        if order in self.refusals:
            raise self.refusals[order]
        found = next(entry.order for entry in picture_book().entries if entry.order.id == order)
        return Receipt(key, deed, found, NOW)


def use_of(name: str) -> KeyUse:
    """An order that a request could be for."""
    return KeyUse(ID[name], name)


def requests_for(*names: str, **files: tuple[str, ...]) -> FakeRequests:
    """A file `{name}.csr` for each name, which matches its order; `files` are for the names given."""
    known = {f"{name}.csr": some_facts((name,), digest=name) for name in names}
    more = {f"{file}.csr": some_facts(asked, digest=file) for file, asked in files.items()}
    matches: dict[str, tuple[KeyUse, ...]] = {name: (use_of(name),) for name in names}
    return FakeRequests({**known, **more}, matches=matches, verdicts=None, present=())
