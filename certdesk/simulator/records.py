"""The rows of a practice world, read as the desk's records."""

from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Any

from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.domain.portal import EventKind, PortalEvent
from certdesk.pki.issuance import Organisation
from certdesk.simulator.moments import restored

COLUMNS = (
    "id, supplier_id, common_name, product, organisation, admin_email, status, status_since,"
    " placed_at, issued_at, expires_at, covered_until"
)


def is_built(connection: Connection) -> bool:
    """Return whether there is a finished world."""
    return connection.execute("SELECT 1 FROM world").fetchone() is not None


def all_orders(connection: Connection) -> Iterator[Order]:
    """Yield every order, in the order in which the world was made."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM orders ORDER BY rowid")  # noqa: S608 - columns from above, values bound
    return _orders(connection, rows)


def order_of(connection: Connection, order: OrderId) -> Order | None:
    """Return one order, or None when there is none with this ID."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM orders WHERE id = ?", (order,))  # noqa: S608 - columns from above, values bound
    return next(_orders(connection, rows), None)


def orders_with_name(connection: Connection, admin_email: str, name: str) -> tuple[Order, ...]:
    """Return the orders of one admin contact that have `name` among their names (A-labels, lower case)."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM orders WHERE admin_email = ?"  # noqa: S608 - columns from above, values bound
        " AND EXISTS (SELECT 1 FROM names WHERE names.order_id = orders.id AND names.name = ?)",
        (admin_email, name),
    )
    return tuple(_orders(connection, rows))


def orders_with_supplier_id(connection: Connection, admin_email: str, supplier_id: str) -> tuple[Order, ...]:
    """Return the order of one admin contact that has this supplier order ID, if there is one."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM orders WHERE admin_email = ? AND supplier_id = ?",  # noqa: S608 - columns from above, values bound
        (admin_email, supplier_id),
    )
    return tuple(_orders(connection, rows))


def names_of(connection: Connection, order: OrderId) -> tuple[str, ...]:
    """Return every name on an order, the common name first."""
    rows = connection.execute("SELECT name FROM names WHERE order_id = ? ORDER BY position", (order,))
    return tuple(name for (name,) in rows)


def wanted_names_of(connection: Connection, order: OrderId) -> tuple[str, ...]:
    """Return the names that the next certificate of an order is to carry, the common name first."""
    rows = connection.execute("SELECT name FROM wanted_names WHERE order_id = ? ORDER BY position", (order,))
    return tuple(name for (name,) in rows) or names_of(connection, order)


def events_of(connection: Connection, order: OrderId) -> tuple[PortalEvent, ...]:
    """Return what has happened to an order, the first first."""
    rows = connection.execute(
        "SELECT at, kind FROM events WHERE order_id = ? AND happened = 1 ORDER BY at, id", (order,)
    )
    return tuple(PortalEvent(restored(at), EventKind(kind)) for at, kind in rows)


def organisation_of(connection: Connection, name: str) -> Organisation:
    """Return the registered facts of an organisation that has orders."""
    row = connection.execute(
        "SELECT name, country, locality, business_category, registration_number, jurisdiction"
        " FROM organisations WHERE name = ?",
        (name,),
    ).fetchone()
    name, country, locality, category, number, jurisdiction = row
    return Organisation(
        name=name,
        country=country,
        locality=locality,
        business_category=category,
        registration_number=number,
        jurisdiction=jurisdiction,
    )


def _orders(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> Iterator[Order]:
    products = {
        number: Product(name, Brand(brand), Validation(validation), bool(wildcard), bool(retired))
        for number, name, brand, validation, wildcard, retired in connection.execute(
            "SELECT id, name, brand, validation, wildcard, retired FROM products"
        )
    }
    for row in rows:
        order_id, supplier_id, common_name, product, organisation, admin_email, status, since, placed, *dates = row
        yield Order(
            id=order_id,
            supplier_id=supplier_id,
            common_name=common_name,
            product=products[product],
            organisation=organisation,
            admin_email=admin_email,
            status_word=status,
            status_since=restored(since),
            placed_at=restored(placed),
            issued_at=restored(dates[0]),
            expires_at=restored(dates[1]),
            covered_until=restored(dates[2]),
        )
