"""Orders as rows: written when a world is made, read back as the desk's records."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.domain.portal import EventKind, PortalEvent
from certdesk.pki.issuance import Organisation
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.world.planned import PlannedOrder
from certdesk.simulator.world.products import CATALOGUE

_COLUMNS = (
    "id, supplier_id, common_name, product, organisation, admin_email, status, status_since,"
    " placed_at, issued_at, expires_at, covered_until"
)


def insert_products(connection: Connection) -> None:
    """Write the catalogue."""
    connection.executemany(
        "INSERT INTO products (id, name, brand, validation, wildcard, retired) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, sold.name, sold.brand.value, sold.validation.value, sold.wildcard, sold.retired)
            for number, sold in enumerate(CATALOGUE)
        ],
    )


def insert_orders(connection: Connection, planned: Sequence[PlannedOrder], now: datetime) -> None:
    """Write orders with their organisations, names and events; an event later than `now` is still to come."""
    connection.executemany(
        "INSERT INTO organisations (name, country, locality, business_category, registration_number, jurisdiction)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
        map(_organisation_row, {one.organisation.name: one.organisation for one in planned}.values()),
    )
    connection.executemany(
        f"INSERT INTO orders ({_COLUMNS}, valid_from, key_kind, method, reusable_until, guest_access)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(_order_row, planned),
    )
    connection.executemany(
        "INSERT INTO names (order_id, position, name) VALUES (?, ?, ?)",
        ((one.order.id, position, name) for one in planned for position, name in enumerate(one.names)),
    )
    connection.executemany(
        "INSERT INTO events (order_id, at, kind, happened) VALUES (?, ?, ?, ?)",
        (
            (one.order.id, stored(event.at), event.kind.value, event.at <= now)
            for one in planned
            for event in one.life.events
        ),
    )


def all_orders(connection: Connection) -> Iterator[Order]:
    """Yield every order, in the order in which the world was made."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM orders ORDER BY rowid")  # noqa: S608
    return _orders(connection, rows)


def order_of(connection: Connection, order: OrderId) -> Order | None:
    """Return one order, or None when there is none with this ID."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM orders WHERE id = ?", (order,))  # noqa: S608
    return next(_orders(connection, rows), None)


def orders_with_name(connection: Connection, admin_email: str, name: str) -> tuple[Order, ...]:
    """Return the orders of one admin contact that have `name` among their names (A-labels, lower case)."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM orders WHERE admin_email = ?"  # noqa: S608
        " AND EXISTS (SELECT 1 FROM names WHERE names.order_id = orders.id AND names.name = ?)",
        (admin_email, name),
    )
    return tuple(_orders(connection, rows))


def orders_with_supplier_id(connection: Connection, admin_email: str, supplier_id: str) -> tuple[Order, ...]:
    """Return the order of one admin contact that has this supplier order ID, if there is one."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM orders WHERE admin_email = ? AND supplier_id = ?",  # noqa: S608
        (admin_email, supplier_id),
    )
    return tuple(_orders(connection, rows))


def names_of(connection: Connection, order: OrderId) -> tuple[str, ...]:
    """Return every name on an order, the common name first."""
    rows = connection.execute("SELECT name FROM names WHERE order_id = ? ORDER BY position", (order,))
    return tuple(name for (name,) in rows)


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


def _organisation_row(one: Organisation) -> tuple[str, ...]:
    return (one.name, one.country, one.locality, one.business_category, one.registration_number, one.jurisdiction)


def _order_row(planned: PlannedOrder) -> tuple[object, ...]:
    order, life = planned.order, planned.life
    return (
        order.id,
        order.supplier_id,
        order.common_name,
        CATALOGUE.index(order.product),
        order.organisation,
        order.admin_email,
        order.status_word,
        stored(order.status_since),
        stored(order.placed_at),
        stored(order.issued_at),
        stored(order.expires_at),
        stored(order.covered_until),
        stored(life.valid_from),
        planned.key.value,
        None if planned.method is None else planned.method.value,
        stored(life.reusable_until),
        planned.guest_access,
    )
