"""Orders and sessions for the details pane: given beforehand, kept in memory, answered at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.book import Book, BookEntry, ChainLink, OrderDetails, PortalView
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.errors import CertDeskError, NotFound, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.domain.portal import (
    CodeReceipt,
    EventKind,
    GuestSession,
    Identifier,
    ValidationMethod,
)
from certdesk.domain.work import Reporter

NOW = datetime(2026, 11, 20, 13, 58, tzinfo=UTC)
ISSUED = datetime(2026, 5, 17, 9, 14, tzinfo=UTC)
DAY = timedelta(days=1)
SHOP = OrderId("1094582116")
LARKSPUR = ("shop.larkspur.example", "www.larkspur.example", "larkspur.example", "pay.larkspur.example")


def an_order(name: str = "shop.larkspur.example", *, status: str = "issued", order: str = SHOP) -> Order:
    return Order(
        id=OrderId(order),
        supplier_id="2817-44019C",
        common_name=name,
        product=Product("Secure Site OV", Brand.DIGICERT, Validation.OV),
        organisation="Larkspur Florists",
        admin_email="web@larkspur.example",
        status_word=status,
        status_since=NOW - 3 * DAY,
        placed_at=ISSUED - DAY,
        issued_at=ISSUED,
        expires_at=ISSUED + 199 * DAY - timedelta(seconds=1),
        covered_until=ISSUED + 365 * DAY,
    )


def unissued(status: str) -> Order:
    return replace(an_order(status=status), issued_at=None, expires_at=None, covered_until=None)


def sold_as(order: Order, brand: Brand, *, retired: bool = False) -> Order:
    return replace(order, product=Product(f"{brand} SSL", brand, Validation.DV, retired=retired))


def facts(name: str, issuer: str, *, serial: int, is_authority: bool = False) -> CertificateFacts:
    return CertificateFacts(
        common_name=name,
        organisation="",
        names=() if is_authority else (name,),
        issuer=issuer,
        serial=serial,
        not_before=ISSUED,
        not_after=ISSUED + 199 * DAY - timedelta(seconds=1),
        key="RSA 3072",
        signature="SHA-256 with RSA",
        sha256=bytes(range(serial % 200, serial % 200 + 32)),
        is_authority=is_authority,
    )


def a_chain(name: str) -> tuple[ChainLink, ...]:
    issuing, root = "CertDesk Practice TLS RSA CA", "CertDesk Practice Root"
    links = (
        facts(name, issuing, serial=0x0A4F91C21122334455667788997B1D),
        facts(issuing, root, serial=0x7102, is_authority=True),
        facts(root, root, serial=0x01, is_authority=True),
    )
    return tuple(
        ChainLink(link, f"-----BEGIN CERTIFICATE-----\n{link.serial:X}\n-----END CERTIFICATE-----\n") for link in links
    )


def seen(order: Order, names: tuple[str, ...] = LARKSPUR, shown: tuple[str, ...] = ()) -> PortalView:
    return PortalView(
        seen_at=NOW - timedelta(minutes=2),
        names=names,
        method=ValidationMethod.DNS_TXT,
        reusable_until=datetime(2026, 12, 3, tzinfo=UTC),
        chain=a_chain(order.common_name),
        shown_names=shown,
    )


def some_activity(order: Order) -> tuple[ActivityLine, ...]:
    at = datetime(2026, 5, 21, 10, 2, tzinfo=UTC)
    saved = DeskEntry(at, order.id, DeskAct.SAVED, DownloadFormat.PEM_NOROOT, Server.NGINX, "shop_larkspur_example.pem")
    return (
        ActivityLine(at, saved),
        ActivityLine(at - timedelta(minutes=1), DeskEntry(at, order.id, DeskAct.SIGNED_IN)),
        ActivityLine(at - timedelta(minutes=2), DeskEntry(at, order.id, DeskAct.CODE_REQUESTED)),
        ActivityLine(ISSUED, EventKind.ISSUED),
        ActivityLine(ISSUED - timedelta(minutes=13), EventKind.VALIDATED),
        ActivityLine(ISSUED - DAY, EventKind.PLACED),
    )


def details_of(order: Order, portal: PortalView | None = None, *, shown_name: str = "") -> OrderDetails:
    entry = BookEntry(order, "Larkspur Florists", shown_name or order.common_name)
    return OrderDetails(entry, NOW - timedelta(minutes=2), portal, some_activity(order))


def a_session(order: OrderId = SHOP, *, left: timedelta = timedelta(hours=1, minutes=42)) -> GuestSession:
    return GuestSession(order, "token", NOW + left - timedelta(hours=2), NOW + left)


class FakeOrders:
    """Answers with the details it was given; `portal_error` is what asking the portal raises."""

    def __init__(self, *known: OrderDetails) -> None:
        self.known = {details.entry.order.id: details for details in known}
        self.portal_error: CertDeskError | None = None
        self.asked: list[OrderId] = []
        self.updated: list[OrderId] = []

    def load(self) -> Book:
        return Book(tuple(details.entry for details in self.known.values()), NOW)

    def refresh(self, report: Reporter) -> Book:
        return self.load()

    def details(self, order: OrderId) -> OrderDetails:
        self.asked.append(order)
        if order not in self.known:
            raise NotFound(MessageKey.ORDER_GONE, order=order)
        return self.known[order]

    def update(self, order: OrderId) -> OrderDetails:
        self.updated.append(order)
        if self.portal_error is not None:
            raise self.portal_error
        return self.known[order]


class FakeSessions:
    """Sessions and a clock that the test sets."""

    def __init__(self, *sessions: GuestSession, now: datetime = NOW) -> None:
        self.sessions = sessions
        self.time = now
        self.signed_out: list[OrderId] = []

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        raise AssertionError("the details never send a code themselves")

    def sign_in(self, receipt: CodeReceipt, code: str) -> GuestSession:
        raise AssertionError("the details never sign in themselves")

    def sign_out(self, order: OrderId) -> None:
        self.signed_out.append(order)
        self.sessions = tuple(session for session in self.sessions if session.order != order)

    def forget(self, order: OrderId) -> None:
        self.sessions = tuple(session for session in self.sessions if session.order != order)

    def all(self) -> tuple[GuestSession, ...]:
        return self.sessions

    def now(self) -> datetime:
        return self.time


def session_required() -> CertDeskError:
    return SessionRequired(MessageKey.SESSION_ENDED, order=SHOP)
