"""Deeds, each done once: whatever is sent with a key that was seen before is answered with the receipt of then."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from sqlite3 import Connection

from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.revocation import RevocationReason
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.present import Moment
from certdesk.simulator.records import order_of


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, to which order, and what a receipt says of it besides."""

    deed: Deed
    order: OrderId
    is_refundable: bool = False
    reason: RevocationReason | None = None


def once(moment: Moment, key: DeedKey, act: Callable[[], Done]) -> Receipt:
    """Return the receipt of what was done with `key`; where nothing was, do `act` now."""
    earlier = receipt_of(moment.connection, key)
    return _noted(moment, key, act()) if earlier is None else earlier


def receipt_of(connection: Connection, key: DeedKey) -> Receipt | None:
    """Return the receipt of what was done with `key`, the order in it as it stood then, or None."""
    row = connection.execute(
        "SELECT deed, order_id, done_at, is_refundable, reason, common_name, status, status_since, issued_at,"
        " expires_at, covered_until FROM deeds WHERE key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None
    deed, number, done_at, is_refundable, reason, common_name, status, since, *dates = row
    issued_at, expires_at, covered_until = map(restored, dates)
    order = replace(
        existing(connection, OrderId(number)),
        common_name=common_name,
        status_word=status,
        status_since=restored(since),
        issued_at=issued_at,
        expires_at=expires_at,
        covered_until=covered_until,
    )
    why = None if reason is None else RevocationReason(reason)
    return Receipt(key, Deed(deed), order, restored(done_at), bool(is_refundable), why)


def existing(connection: Connection, order: OrderId) -> Order:
    """Return one order. Raises NotFound (ORDER_GONE)."""
    found = order_of(connection, order)
    if found is None:
        raise NotFound(MessageKey.ORDER_GONE, order=order)
    return found


def _noted(moment: Moment, key: DeedKey, done: Done) -> Receipt:
    order = existing(moment.connection, done.order)
    moment.connection.execute(
        "INSERT INTO deeds (key, deed, order_id, done_at, is_refundable, reason, common_name, status, status_since,"
        " issued_at, expires_at, covered_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(key, done.deed.value, order.id, stored(moment.now), done.is_refundable),
            *(None if done.reason is None else done.reason.value, order.common_name, order.status_word),
            *map(stored, (order.status_since, order.issued_at, order.expires_at, order.covered_until)),
        ),
    )
    return Receipt(key, done.deed, order, moment.now, done.is_refundable, done.reason)
