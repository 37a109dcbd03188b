"""Moving an order: the only way in which its status changes, and how its history and its future are written."""

from datetime import datetime
from sqlite3 import Connection
from typing import Final

from certdesk.domain.lifecycle import ENDED, IN_FORCE, Move, after
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.simulator import approvals
from certdesk.simulator.moments import stored

# A status of the authority's own that guests are not told the meaning of: it can be cancelled, like `pending`.
_EMAILED: Final = "waiting_pickup"

_LEFT_BEHIND = ("requests", "wanted_names", "proofs")


def target(word: str, by: Move) -> OrderStatus | None:
    """Return where `by` leads from the status `word`, or None where it is not to be had."""
    if word == _EMAILED and by is Move.CANCELED:
        return OrderStatus.CANCELED
    return after(word, by)


def move(connection: Connection, order: OrderId, by: Move, at: datetime, comment: str = "") -> bool:
    """Move `order` at `at`, tell it among its events, and return True; where `by` leads nowhere, do nothing.

    An order that is in force or over waits for nothing: what it was waiting with is dropped, and a request that
    is still open is settled with `comment`. One that is over has no future.
    """
    row = connection.execute("SELECT status FROM orders WHERE id = ?", (order,)).fetchone()
    status = None if row is None else target(row[0], by)
    if status is None:
        return False
    connection.execute("UPDATE orders SET status = ?, status_since = ? WHERE id = ?", (status.value, stored(at), order))
    tell(connection, order, EventKind(by.value), at)
    if status in IN_FORCE - {OrderStatus.REISSUE_PENDING} or status in ENDED:
        _clear(connection, order)
        approvals.close(connection, order, at, is_approved=by is Move.ISSUED, comment=comment)
    if status in ENDED:
        connection.execute("DELETE FROM tokens_ahead WHERE order_id = ?", (order,))
        forget_plans(connection, order, *EventKind)
    return True


def tell(connection: Connection, order: OrderId, kind: EventKind, at: datetime) -> None:
    """Write down that something happened to `order`."""
    _write(connection, order, kind, at, has_happened=True)


def plan(connection: Connection, order: OrderId, kind: EventKind, at: datetime) -> None:
    """Write down that something will happen to `order`, in place of an earlier plan for the same."""
    forget_plans(connection, order, kind)
    _write(connection, order, kind, at, has_happened=False)


def forget_plans(connection: Connection, order: OrderId, *kinds: EventKind) -> None:
    """Let none of `kinds` happen to `order` of itself."""
    connection.executemany(
        "DELETE FROM events WHERE order_id = ? AND kind = ? AND happened = 0",
        [(order, kind.value) for kind in kinds],
    )


def _write(connection: Connection, order: OrderId, kind: EventKind, at: datetime, *, has_happened: bool) -> None:
    connection.execute(
        "INSERT INTO events (order_id, at, kind, happened) VALUES (?, ?, ?, ?)",
        (order, stored(at), kind.value, has_happened),
    )


def _clear(connection: Connection, order: OrderId) -> None:
    for table in _LEFT_BEHIND:
        connection.execute(f"DELETE FROM {table} WHERE order_id = ?", (order,))  # noqa: S608 - names from above
    forget_plans(connection, order, EventKind.VALIDATED, EventKind.ISSUED)
