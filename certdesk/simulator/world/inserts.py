"""A planned world as rows."""

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.orders import OrderStatus
from certdesk.pki.issuance import Organisation
from certdesk.simulator.moments import stored
from certdesk.simulator.records import COLUMNS
from certdesk.simulator.world.planned import PlannedOrder
from certdesk.simulator.world.products import CATALOGUE


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
        f"INSERT INTO orders ({COLUMNS}, valid_from, key_kind, method, reusable_until, guest_access,"  # noqa: S608 - columns from above, values bound
        " may_revoke, needs_approval) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        planned.may_revoke,
        order.status is OrderStatus.NEEDS_APPROVAL,
    )
