"""Revoking an order or one of its certificates. Imported when that is done: it signs a revocation list."""

from collections.abc import Sequence
from datetime import UTC
from sqlite3 import Connection

from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, StateConflict
from certdesk.domain.lifecycle import Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.refund import refund_outlook
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason
from certdesk.pki.roles import Role
from certdesk.simulator import authorities
from certdesk.simulator.deeds import Done
from certdesk.simulator.delivery import deliver
from certdesk.simulator.distribution.lists import publish_crl
from certdesk.simulator.issued import Live, complete, live_on
from certdesk.simulator.moments import stored
from certdesk.simulator.moves import move, target, tell
from certdesk.simulator.present import Moment
from certdesk.simulator.revocation_letters import certificate_revoked, order_revoked


def revoke(moment: Moment, order: Order, revocation: Revocation) -> Done:
    """Revoke the whole order, which ends it, or one of its certificates, and publish it.

    A key that was compromised is refused from now on, and takes every other certificate of the order that has it
    with it (BR 4.9.1.1). Raises PolicyRefused (REVOKE_OFF), FieldError (`comment`, COMMENT_LONG), NotFound
    (CERTIFICATE_GONE), StateConflict (NOT_REVOCABLE with `status`, REISSUE_PENDING).
    """
    _check(moment.connection, order, revocation)
    complete(moment.connection)
    live = live_on(moment.connection, order.id, moment.now)
    ended = live if revocation.serial is None else _with_its_key(live, revocation)
    moment.connection.executemany(
        "UPDATE certificates SET revoked_at = ?, reason = ? WHERE serial = ?",
        [(stored(moment.now), revocation.reason.value, each.serial) for each in ended],
    )
    if revocation.reason is RevocationReason.KEY_COMPROMISE:
        moment.connection.executemany(
            "INSERT OR IGNORE INTO compromised_keys (digest) VALUES (?)", [(each.key,) for each in ended]
        )
    _publish(moment, {each.role for each in ended})
    return _tell(moment, order, revocation, [each.serial for each in ended])


def _check(connection: Connection, order: Order, revocation: Revocation) -> None:
    (may_revoke,) = connection.execute("SELECT may_revoke FROM orders WHERE id = ?", (order.id,)).fetchone()
    if not may_revoke:
        raise PolicyRefused(MessageKey.REVOKE_OFF)
    if len(revocation.comment) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    if target(order.status_word, Move.REVOKED) is None:
        raise StateConflict(MessageKey.NOT_REVOCABLE, status=order.status_word)
    if revocation.serial is not None and order.status is OrderStatus.REISSUE_PENDING:
        raise StateConflict(MessageKey.REISSUE_PENDING)


def _with_its_key(live: Sequence[Live], revocation: Revocation) -> Sequence[Live]:
    wanted = _spelled(revocation.serial or "")
    chosen = [each for each in live if _spelled(each.serial) == wanted]
    if not chosen:
        raise NotFound(MessageKey.CERTIFICATE_GONE)
    if revocation.reason is not RevocationReason.KEY_COMPROMISE:
        return chosen
    return [each for each in live if each.key == chosen[0].key]


def _spelled(serial: str) -> str:
    return serial.replace(":", "").replace(" ", "").upper().lstrip("0")


def _publish(moment: Moment, roles: set[Role]) -> None:
    if roles:
        authority = authorities.load(moment.connection, moment.vault_key)
        for role in sorted(roles):
            publish_crl(moment.connection, authority, role, moment.now)


def _tell(moment: Moment, order: Order, revocation: Revocation, serials: Sequence[str]) -> Done:
    if revocation.is_whole_order:
        move(moment.connection, order.id, Move.REVOKED, moment.now, revocation.comment)
        deliver(moment.connection, order_revoked(order, revocation, moment.now))
        is_refundable = refund_outlook(order.issued_at, moment.now, UTC).is_eligible
        return Done(Deed.REVOKE, order.id, is_refundable, revocation.reason)
    tell(moment.connection, order.id, EventKind.CERTIFICATE_REVOKED, moment.now)
    deliver(moment.connection, certificate_revoked(order, revocation, serials, moment.now))
    return Done(Deed.REVOKE_CERTIFICATE, order.id, reason=revocation.reason)
