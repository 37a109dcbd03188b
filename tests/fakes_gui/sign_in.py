"""A desk for the sign-in page and the session card: one order, a clock that tests move, answers that tests script."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from certdesk.domain.book import Book, BookEntry, OrderDetails
from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.domain.portal import CODE_LIFETIME, RESEND_AFTER, SESSION_LIFETIME, CodeReceipt, GuestSession, Identifier
from certdesk.domain.work import Reporter
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.sign_in.model import SignInViewModel
from tests.lanes import HandLane

NOON = datetime(2026, 11, 20, 12, 40, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
SHOP = OrderId("1094582116")
SECURE_SITE = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)
INSTANT_SSL = Product("InstantSSL", Brand.SECTIGO, Validation.OV)
OLD_GEOTRUST = Product("QuickSSL", Brand.GEOTRUST, Validation.DV, retired=True)


def order(number: str = SHOP, name: str = "shop.larkspur.example", product: Product = SECURE_SITE) -> Order:
    return Order(
        id=OrderId(number),
        supplier_id="2817-44019C",
        common_name=name,
        product=product,
        organisation="Larkspur Florists",
        admin_email="web@larkspur.example",
        status_word="issued",
        status_since=NOON,
        placed_at=NOON,
        issued_at=NOON,
        expires_at=NOON,
        covered_until=NOON,
    )


def session(number: str, signed_in_at: datetime) -> GuestSession:
    return GuestSession(OrderId(number), f"token-{number}", signed_in_at, signed_in_at + SESSION_LIFETIME)


class FakeOrders:
    def __init__(self, *known: Order) -> None:
        self.known = {each.id: each for each in known}
        self.broken: Exception | None = None
        self.asked: list[OrderId] = []

    def load(self) -> Book:
        return Book(tuple(BookEntry(each, "", each.common_name) for each in self.known.values()), NOON)

    def refresh(self, report: Reporter) -> Book:
        return self.load()

    def details(self, order: OrderId) -> OrderDetails:
        self.asked.append(order)
        if self.broken is not None:
            raise self.broken
        if order not in self.known:
            raise NotFound(MessageKey.ORDER_GONE)
        known = self.known[order]
        return OrderDetails(BookEntry(known, "Larkspur Florists", known.common_name), NOON, None, ())

    def update(self, order: OrderId) -> OrderDetails:
        return self.details(order)


class FakeSessions:
    """Answers the next scripted error, or sends a code for `serves` and opens its session.

    `meanwhile` is what the user does while a code is checked.
    """

    def __init__(self, serves: Order) -> None:
        self.serves = serves
        self.time = NOON
        self.errors: deque[Exception] = deque()
        self.requested: list[tuple[str, Identifier]] = []
        self.tried: list[tuple[str, str]] = []
        self.signed_out: list[OrderId] = []
        self.open: tuple[GuestSession, ...] = ()
        self.meanwhile: Callable[[], None] = lambda: None

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        self.requested.append((admin_email, identifier))
        self._raise_next()
        request = f"request {len(self.requested)}"
        until = self.time + CODE_LIFETIME
        return CodeReceipt(request, self.serves, "web@larkspur.example", self.time, until, self.time + RESEND_AFTER)

    def sign_in(self, receipt: CodeReceipt, code: str) -> GuestSession:
        self.tried.append((receipt.request, code))
        self.meanwhile()
        self._raise_next()
        opened = session(receipt.order.id, self.time)
        self.open = (*(each for each in self.open if each.order != opened.order), opened)
        return opened

    def sign_out(self, order: OrderId) -> None:
        self.signed_out.append(order)
        self._raise_next()
        self.forget(order)

    def forget(self, order: OrderId) -> None:
        self.open = tuple(each for each in self.open if each.order != order)

    def all(self) -> tuple[GuestSession, ...]:
        return tuple(sorted(self.open, key=lambda each: each.ends_at))

    def now(self) -> datetime:
        return self.time

    def _raise_next(self) -> None:
        if self.errors:
            raise self.errors.popleft()


class SignInDesk:
    """The view-model with its fakes, and all that it announced."""

    def __init__(self, serves: Order | None = None) -> None:
        self.order = serves or order()
        self.orders = FakeOrders(self.order)
        self.sessions = FakeSessions(self.order)
        self.commands, self.queries = HandLane(), HandLane()
        self.runner = Runner(self.commands, self.queries)
        self.model = SignInViewModel(self.orders, self.sessions, self.runner)
        self.finished: list[object] = []
        self.cancelled: list[bool] = []
        self.failed: list[object] = []
        self.model.finished.connect(self.finished.append)
        self.model.cancelled.connect(lambda: self.cancelled.append(True))
        self.model.failed.connect(self.failed.append)

    def answer(self) -> None:
        """Let everything that was asked be answered."""
        while self.queries.waiting or self.commands.waiting:
            self.queries.drain()
            self.commands.drain()

    def next_fails(self, error: Exception) -> None:
        self.sessions.errors.append(error)

    def pass_time(self, span: timedelta) -> None:
        self.sessions.time += span
        self.model.tick()
