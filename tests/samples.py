"""Orders to try things on, dated around the fixture `now`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from certdesk.domain.book import BookEntry
from certdesk.domain.orders import Brand, Order, OrderId, OrderStatus, Product, Validation

NOW = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)
DAY = timedelta(days=1)
SECURE_SITE = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)


def order(**changes: object) -> Order:
    """Return the order of the mock-ups, with `changes`."""
    plain = Order(
        id=OrderId("1094582116"),
        supplier_id="2817-44019C",
        common_name="shop.larkspur.example",
        product=SECURE_SITE,
        organisation="Larkspur Florists",
        admin_email="web@larkspur.example",
        status_word=OrderStatus.ISSUED,
        status_since=NOW - 187 * DAY,
        placed_at=NOW - 188 * DAY,
        issued_at=NOW - 187 * DAY,
        expires_at=NOW + 12 * DAY,
        covered_until=NOW + 178 * DAY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def entry(**changes: object) -> BookEntry:
    """Return the book's entry of `order(**changes)`."""
    made = order(**changes)
    return BookEntry(made, made.organisation, made.common_name)
