"""What becomes of orders as time goes by: each event that has fallen due comes true, at its own moment."""

from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.records import order_of
from certdesk.simulator.terms import REUSE
from certdesk.simulator.vault import VaultKey

_AWAITING_CERTIFICATE = frozenset({OrderStatus.PROCESSING, OrderStatus.REISSUE_PENDING})


def is_anything_due(connection: Connection, now: datetime) -> bool:
    """Return whether an event waits to come true at `now`."""
    return _next_due(connection, now) is not None


def settle(connection: Connection, vault_key: VaultKey, now: datetime) -> None:
    """Let everything happen that is due at `now`, the earliest first, and what follows from it up to `now`.

    What happens depends on the events' own moments only: in how many steps the clock was moved makes no difference.
    """
    while (due := _next_due(connection, now)) is not None:
        number, order_id, at, kind = due
        connection.execute("UPDATE events SET happened = 1 WHERE id = ?", (number,))
        _come_true(connection, vault_key, OrderId(order_id), restored(at), EventKind(kind))


def _next_due(connection: Connection, now: datetime) -> tuple[int, str, str, str] | None:
    row: tuple[int, str, str, str] | None = connection.execute(
        "SELECT id, order_id, at, kind FROM events WHERE happened = 0 AND at <= ? ORDER BY at, id LIMIT 1",
        (stored(now),),
    ).fetchone()
    return row


def _come_true(connection: Connection, vault_key: VaultKey, order: OrderId, at: datetime, kind: EventKind) -> None:
    match kind:
        case EventKind.EXPIRED:
            connection.execute(
                "UPDATE orders SET status = 'expired', status_since = ?"
                " WHERE id = ? AND status IN ('issued', 'reissue_pending')",
                (stored(at), order),
            )
        case EventKind.APPROVED:
            connection.execute(
                "UPDATE orders SET status = 'processing', status_since = ? WHERE id = ? AND status = 'pending'",
                (stored(at), order),
            )
        case EventKind.VALIDATED:
            connection.execute(
                "UPDATE orders SET method = coalesce(method, ?), reusable_until = ? WHERE id = ?",
                (ValidationMethod.DNS_TXT.value, stored(at + REUSE), order),
            )
        case EventKind.ISSUED:
            known = order_of(connection, order)
            if known is not None and known.status in _AWAITING_CERTIFICATE:
                from certdesk.simulator.signing import issue  # noqa: PLC0415 - most moments need no signing

                issue(connection, vault_key, known, at)
        case _:
            pass  # the rest is told on the order and moves nothing
