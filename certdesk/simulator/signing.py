"""Signing what orders ask for. Imported when something is signed: cryptography and email take 150 ms."""

from datetime import datetime, timedelta
from sqlite3 import Connection

from certdesk.domain.orders import Order
from certdesk.domain.portal import EventKind
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssuedCertificate, IssueRequest
from certdesk.pki.keys import KeyKind, make_key
from certdesk.pki.policy import longest_days
from certdesk.simulator import authorities
from certdesk.simulator.certificates import is_unsigned
from certdesk.simulator.delivery import deliver
from certdesk.simulator.letters import certificate_issued
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.records import names_of, organisation_of
from certdesk.simulator.terms import COVER, expiry_moment
from certdesk.simulator.vault import VaultKey

_DAY = timedelta(days=1)
_ONE_SECOND = timedelta(seconds=1)


def sign(
    connection: Connection,
    authority: PracticeAuthority,
    order: Order,
    public_key: bytes,
    valid_from: datetime,
    days: int,
) -> IssuedCertificate:
    """Sign a certificate for all names of `order`, valid for `days` days from `valid_from`, and write it down."""
    issued = authority.issue(
        IssueRequest(
            public_key=public_key,
            validation=order.product.validation,
            names=names_of(connection, order.id),
            not_before=valid_from,
            days=days,
            organisation=organisation_of(connection, order.organisation),
        )
    )
    leaf, issuer = issued.chain[:2]
    connection.execute(
        "INSERT INTO certificates (order_id, valid_from, authority, certificate)"
        " SELECT ?, ?, name, ? FROM authorities WHERE certificate = ?",
        (order.id, stored(issued.not_before), leaf, issuer),
    )
    return issued


def issue(connection: Connection, vault_key: VaultKey, order: Order, at: datetime) -> None:
    """Let `order` be issued at `at`: its certificate signed, its dates and its end written down, its contact told."""
    covered_until = order.covered_until or at + COVER
    issued = _sign_requested(connection, vault_key, order, at)
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


def sign_belated(connection: Connection, vault_key: VaultKey, order: Order) -> None:
    """Sign the certificate that `order` has the dates of, with exactly these dates, if it was not signed yet."""
    if not is_unsigned(connection, order):
        return
    dates = connection.execute("SELECT valid_from, expires_at FROM orders WHERE id = ?", (order.id,)).fetchone()
    valid_from, expires_at = (restored(date) for date in dates)
    days = (expires_at + _ONE_SECOND - valid_from) // _DAY
    sign(
        connection, authorities.load(connection, vault_key), order, _new_public_key(connection, order), valid_from, days
    )


def _sign_requested(connection: Connection, vault_key: VaultKey, order: Order, at: datetime) -> IssuedCertificate:
    """Sign the next certificate of `order` from its request, as of `at`.

    It is valid for as long as is allowed on that day (BR 6.3.2), but not longer than the order is paid for.
    """
    days = longest_days(at)
    if order.covered_until is not None:
        days = max(1, min(days, (order.covered_until - at) // _DAY))
    row = connection.execute("SELECT public_key FROM requests WHERE order_id = ?", (order.id,)).fetchone()
    public_key = row[0] if row else _new_public_key(connection, order)
    issued = sign(connection, authorities.load(connection, vault_key), order, public_key, at, days)
    connection.execute("DELETE FROM requests WHERE order_id = ?", (order.id,))
    return issued


def _new_public_key(connection: Connection, order: Order) -> bytes:
    """Return the public key of a new key pair as the order's site would make it; nobody keeps the private one."""
    (kind,) = connection.execute("SELECT key_kind FROM orders WHERE id = ?", (order.id,)).fetchone()
    return make_key(KeyKind(kind)).public_key
