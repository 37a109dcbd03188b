"""A book, and the orders and sessions services as the order list knows them: given beforehand, kept in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zlib import crc32

from certdesk.domain.book import Book, BookEntry, OrderDetails
from certdesk.domain.errors import CertDeskError, NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier
from certdesk.domain.work import Reporter

NOW = datetime(2026, 11, 20, 13, 58, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
_IN_FORCE = frozenset({"issued", "reissue_pending"})


def an_entry(
    name: str,
    *,
    status: str = "issued",
    days: float = 100,
    client: str = "",
    shown: str = "",
    order_id: str = "",
    brand: Brand = Brand.DIGICERT,
) -> BookEntry:
    """One order. `days` are those left of what is in force, and else those since the status came."""
    in_force = status in _IN_FORCE
    expires_at = NOW + days * DAY if in_force else None
    order = Order(
        id=OrderId(order_id or f"10{crc32(name.encode()) % 10**8:08}"),
        supplier_id=f"2817-{len(name):04}",
        common_name=name,
        product=Product("Secure Site OV", brand, Validation.OV),
        organisation=client,
        admin_email="web@larkspur.example",
        status_word=status,
        status_since=NOW - 60 * DAY if in_force else NOW - days * DAY,
        placed_at=NOW - 200 * DAY,
        issued_at=expires_at - 199 * DAY if expires_at else None,
        expires_at=expires_at,
        covered_until=None,
    )
    return BookEntry(order, client, shown or name)


def a_book(*entries: BookEntry, as_of: datetime | None = NOW) -> Book:
    return Book(entries, as_of)


def picture_book() -> Book:
    """The orders of the picture, and one each of what it does not show."""
    return a_book(
        an_entry("api.meridianfreight.example", status="needs_csr", days=2, client="Meridian Freight"),
        an_entry("files.osprey-surveying.example", status="needs_csr", days=1, client="Osprey Surveying"),
        an_entry("vpn.copperfield-legal.example", status="needs_approval", days=0.19, client="Copperfield Legal"),
        an_entry("mail.tidewater-dental.example", status="reissue_pending", days=6, client="Tidewater Dental"),
        an_entry("shop.larkspur.example", days=12, client="Larkspur Florists"),
        an_entry("www.hollowaybooks.example", days=19, client="Holloway Books"),
        an_entry("booking.alpenrose.example", days=27, client="Hotel Alpenrose"),
        an_entry("portal.ashgrove-school.example", status="processing", days=0.22, client="Ashgrove School"),
        an_entry("cdn.nordlicht.example", status="pending", days=0.12, client="Nordlicht Media"),
        an_entry("www.kestrel-arch.example", days=164, client="Kestrel Architects"),
        an_entry("*.brightwater.example", days=171, client="Brightwater Sailing"),
        an_entry("pay.brightwater.example", days=180, client="Brightwater Sailing", brand=Brand.SECTIGO),
        an_entry(
            "xn--mller-kva.example", days=190, client="Müller Gartenbau", shown="müller.example", brand=Brand.THAWTE
        ),
        an_entry("old.holloway.example", status="on_hold", days=3, client="Holloway Books"),
        an_entry("gone.larkspur.example", status="revoked", days=4, client="Larkspur Florists"),
        an_entry("past.larkspur.example", status="expired", days=90, client="Larkspur Florists"),
        an_entry("never.larkspur.example", status="canceled", days=120, client="Larkspur Florists"),
        an_entry("denied.larkspur.example", status="rejected", days=20, client="Larkspur Florists"),
    )


def many(count: int) -> Book:
    """A book of `count` orders of many clients, most of them in force."""
    statuses = ("issued",) * 12 + ("reissue_pending", "needs_csr", "pending", "expired", "canceled", "revoked")
    return a_book(
        *(
            an_entry(
                f"{('www', 'shop', 'mail', 'api')[place % 4]}.customer-{place:06}.example",
                status=statuses[place % len(statuses)],
                days=place % 190 + 0.5,
                client=f"Client {place % 997}",
                order_id=f"1{place:09}",
            )
            for place in range(count)
        )
    )


def without(book: Book, name: str) -> Book:
    return replace(book, entries=tuple(entry for entry in book.entries if entry.shown_name != name))


def with_status(book: Book, name: str, status: str) -> Book:
    """The book with that order in another status, since a moment ago."""
    entries = (
        replace(entry, order=replace(entry.order, status_word=status, status_since=NOW))
        if entry.shown_name == name
        else entry
        for entry in book.entries
    )
    return replace(book, entries=tuple(entries))


def id_of(book: Book, name: str) -> OrderId:
    return next(entry.order.id for entry in book.entries if entry.shown_name == name)


@dataclass
class FakeOrders:
    """Answers with `book`. `error` is raised instead while there is one; `listed` is what the panel lists."""

    book: Book = field(default_factory=picture_book)
    listed: Book | None = None
    error: Exception | None = None
    calls: list[str] = field(default_factory=list)

    def load(self) -> Book:
        self.calls.append("load")
        return self._answer()

    def refresh(self, report: Reporter) -> Book:
        self.calls.append("refresh")
        report.check()
        report.step(1, 2)
        answer = self._answer()
        self.book = self.listed or answer
        return self.book

    def details(self, order: OrderId) -> OrderDetails:
        raise NotFound(MessageKey.ORDER_GONE, order=order)

    def update(self, order: OrderId) -> OrderDetails:
        raise NotFound(MessageKey.ORDER_GONE, order=order)

    def _answer(self) -> Book:
        if self.error is not None:
            raise self.error
        return self.book


@dataclass
class FakeSessions:
    """Sessions that only tell the time."""

    time: datetime = NOW

    def now(self) -> datetime:
        return self.time

    def all(self) -> tuple[GuestSession, ...]:
        return ()

    def forget(self, order: OrderId) -> None:
        raise _unused()

    def sign_out(self, order: OrderId) -> None:
        raise _unused()

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        raise _unused()

    def sign_in(self, receipt: CodeReceipt, code: str) -> GuestSession:
        raise _unused()


def _unused() -> CertDeskError:
    return NotFound(MessageKey.ORDER_GONE)
