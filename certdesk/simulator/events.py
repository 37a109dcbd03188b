"""What becomes of orders as time goes by: each event that has fallen due comes true, at its own moment."""

from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.orders import Order, OrderId, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.simulator.authorities import Authorities
from certdesk.simulator.certificates import sign_requested
from certdesk.simulator.letters import certificate_issued
from certdesk.simulator.mails import deliver
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.records import order_of
from certdesk.simulator.world.lives import COVER, REUSE
from certdesk.simulator.world.planned import expiry_moment

_AWAITING_CERTIFICATE = frozenset({OrderStatus.PROCESSING, OrderStatus.REISSUE_PENDING})


def is_anything_due(connection: Connection, now: datetime) -> bool:
    """Return whether an event waits to come true at `now`."""
    return _next_due(connection, now) is not None


def settle(connection: Connection, authorities: Authorities, now: datetime) -> None:
    """Let everything happen that is due at `now`, the earliest first, and what follows from it up to `now`.

    What happens depends on the events' own moments only: in how many steps the clock was moved makes no difference.
    """
    while (due := _next_due(connection, now)) is not None:
        number, order_id, at, kind = due
        connection.execute("UPDATE events SET happened = 1 WHERE id = ?", (number,))
        _come_true(connection, authorities, OrderId(order_id), restored(at), EventKind(kind))


def _next_due(connection: Connection, now: datetime) -> tuple[int, str, str, str] | None:
    row: tuple[int, str, str, str] | None = connection.execute(
        "SELECT id, order_id, at, kind FROM events WHERE happened = 0 AND at <= ? ORDER BY at, id LIMIT 1",
        (stored(now),),
    ).fetchone()
    return row


def _come_true(connection: Connection, authorities: Authorities, order: OrderId, at: datetime, kind: EventKind) -> None:
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
                _issue(connection, authorities, known, at)
        case _:
            pass  # the rest is told on the order and moves nothing


def _issue(connection: Connection, authorities: Authorities, order: Order, at: datetime) -> None:
    covered_until = order.covered_until or at + COVER
    issued = sign_requested(connection, authorities, order, at)
    connection.execute(
        "UPDATE orders SET status = 'issued', status_since = ?1, valid_from = ?1, expires_at = ?2, covered_until = ?3,"
        " issued_at = CASE WHEN valid_from IS NULL THEN ?1 ELSE issued_at END WHERE id = ?4",
        (stored(at), stored(issued.not_after), stored(covered_until), order.id),
    )
    connection.execute("DELETE FROM events WHERE order_id = ? AND kind = 'expired' AND happened = 0", (order.id,))
    connection.execute(
        "INSERT INTO events (order_id, at, kind, happened) VALUES (?, ?, ?, 0)",
        (order.id, stored(expiry_moment(issued.not_after, covered_until)), EventKind.EXPIRED.value),
    )
    deliver(connection, certificate_issued(order, at, issued.not_after))
