"""Signing what orders ask for. Imported when something is signed: cryptography and email take 150 ms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from sqlite3 import Connection

from certdesk.domain.certificates import serial_hex
from certdesk.domain.errors import PolicyRefused
from certdesk.domain.lifecycle import Move
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import EventKind
from certdesk.domain.validity import longest_days
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssuedCertificate, IssueRequest
from certdesk.pki.keys import KeyKind, make_key
from certdesk.simulator import authorities
from certdesk.simulator.certificates import is_unsigned
from certdesk.simulator.delivery import deliver
from certdesk.simulator.earlier import set_end
from certdesk.simulator.letters import certificate_issued
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.moves import move, plan, target
from certdesk.simulator.records import names_of, order_of, organisation_of, wanted_names_of
from certdesk.simulator.terms import COVER, expiry_moment
from certdesk.simulator.vault import VaultKey

_DAY = timedelta(days=1)
_ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Validity:
    """From when, for how many days, and until which second at most."""

    valid_from: datetime
    days: int
    until: datetime | None = None


def sign(
    connection: Connection,
    authority: PracticeAuthority,
    order: Order,
    public_key: bytes,
    validity: Validity,
    names: Sequence[str] = (),
) -> IssuedCertificate:
    """Sign a certificate for `names`, or all names of `order`, and write it down.

    Raises PolicyRefused (REQUEST_REFUSED) for what must not be signed.
    """
    issued = authority.issue(
        IssueRequest(
            public_key=public_key,
            validation=order.product.validation,
            names=tuple(names) or names_of(connection, order.id),
            not_before=validity.valid_from,
            days=validity.days,
            until=validity.until,
            organisation=organisation_of(connection, order.organisation),
        )
    )
    leaf, issuer = issued.chain[:2]
    connection.execute(
        "INSERT INTO certificates (order_id, valid_from, authority, certificate, serial, key_digest)"
        " SELECT ?, ?, name, ?, ?, ? FROM authorities WHERE certificate = ?",
        (
            *(order.id, stored(issued.not_before), leaf),
            *(serial_hex(issued.serial), sha256(public_key).digest(), issuer),
        ),
    )
    return issued


def issue(connection: Connection, authority: Callable[[], PracticeAuthority], number: OrderId, at: datetime) -> None:
    """Let an order be issued at `at`: its certificate signed, its dates and its end written down, its contact told.

    Does nothing where the order is not about to be issued. What must not be signed any more is denied: a new order
    is rejected, a reissue withdrawn.
    """
    order = order_of(connection, number)
    if order is None or target(order.status_word, Move.ISSUED) is None:
        return
    present, wanted = names_of(connection, number), wanted_names_of(connection, number)
    try:
        issued = _sign_requested(connection, authority(), order, at)
    except PolicyRefused:
        is_new = target(order.status_word, Move.REJECTED) is not None
        move(connection, number, Move.REJECTED if is_new else Move.REISSUE_WITHDRAWN, at)
        return
    covered_until = order.covered_until or at + COVER
    connection.execute(
        "UPDATE orders SET valid_from = ?1, expires_at = ?2, covered_until = ?3,"
        " issued_at = CASE WHEN valid_from IS NULL THEN ?1 ELSE issued_at END WHERE id = ?4",
        (stored(at), stored(issued.not_after), stored(covered_until), number),
    )
    _take_wanted_names(connection, number)
    move(connection, number, Move.ISSUED, at)
    plan(connection, number, EventKind.EXPIRED, expiry_moment(issued.not_after, covered_until))
    earlier_until = set_end(connection, number, present, wanted, at)
    deliver(connection, certificate_issued(order, at, issued.not_after, earlier_until))


def sign_belated(connection: Connection, vault_key: VaultKey, order: Order) -> None:
    """Sign the certificate that `order` has the dates of, with exactly these dates, if it was not signed yet."""
    if not is_unsigned(connection, order):
        return
    row = connection.execute("SELECT valid_from, expires_at FROM orders WHERE id = ?", (order.id,)).fetchone()
    valid_from, expires_at = (restored(date) for date in row)
    validity = Validity(valid_from, (expires_at + _ONE_SECOND - valid_from) // _DAY)
    authority = authorities.load(connection, vault_key)
    sign(connection, authority, order, _new_public_key(connection, order), validity)
    mark_revoked(connection, order.id)


def mark_revoked(connection: Connection, order: OrderId) -> None:
    """Note on the certificates of an order that was revoked before there was a list of them when that was."""
    connection.execute(
        "UPDATE certificates SET reason = 'unspecified', revoked_at = orders.status_since FROM orders"
        " WHERE orders.id = order_id AND orders.status = 'revoked' AND order_id = ? AND revoked_at IS NULL",
        (order,),
    )


def _sign_requested(
    connection: Connection, authority: PracticeAuthority, order: Order, at: datetime
) -> IssuedCertificate:
    """Sign the next certificate of `order` from its request, as of `at`.

    It is valid for as long as is allowed on that day (BR 6.3.2), but not longer than the order is paid for.
    """
    until = None if order.covered_until is None else order.covered_until - _ONE_SECOND
    row = connection.execute("SELECT public_key FROM requests WHERE order_id = ?", (order.id,)).fetchone()
    public_key = row[0] if row else _new_public_key(connection, order)
    names = wanted_names_of(connection, order.id)
    return sign(connection, authority, order, public_key, Validity(at, longest_days(at), until), names)


def _take_wanted_names(connection: Connection, order: OrderId) -> None:
    """Let the names that a reissue asked for be those of the order."""
    names = wanted_names_of(connection, order)
    if names == names_of(connection, order):
        return
    connection.execute("DELETE FROM names WHERE order_id = ?", (order,))
    connection.executemany(
        "INSERT INTO names (order_id, position, name) VALUES (?, ?, ?)",
        [(order, position, name) for position, name in enumerate(names)],
    )
    connection.execute("UPDATE orders SET common_name = ? WHERE id = ?", (names[0], order))


def _new_public_key(connection: Connection, order: Order) -> bytes:
    """Return the public key of a new key pair as the order's site would make it; nobody keeps the private one."""
    (kind,) = connection.execute("SELECT key_kind FROM orders WHERE id = ?", (order.id,)).fetchone()
    return make_key(KeyKind(kind)).public_key
