"""Signing what orders ask for, and finding what was signed."""

from datetime import datetime, timedelta
from sqlite3 import Connection

from certdesk.domain.orders import Order
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.hierarchy import Role
from certdesk.pki.issuance import IssuedCertificate, IssueRequest
from certdesk.pki.keys import KeyKind, make_key
from certdesk.pki.policy import longest_days
from certdesk.simulator.authorities import Authorities, certificate_of
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.records import names_of, organisation_of

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


def sign_requested(connection: Connection, authorities: Authorities, order: Order, at: datetime) -> IssuedCertificate:
    """Sign the next certificate of `order` from its request, as of `at`.

    It is valid for as long as is allowed on that day (BR 6.3.2), but not longer than the order is paid for.
    """
    days = longest_days(at)
    if order.covered_until is not None:
        days = max(1, min(days, (order.covered_until - at) // _DAY))
    row = connection.execute("SELECT public_key FROM requests WHERE order_id = ?", (order.id,)).fetchone()
    public_key = row[0] if row else _new_public_key(connection, order)
    issued = sign(connection, authorities.load(connection), order, public_key, at, days)
    connection.execute("DELETE FROM requests WHERE order_id = ?", (order.id,))
    return issued


def chain_of(connection: Connection, order: Order) -> tuple[bytes, ...]:
    """Return the chain of the present certificate as DER, leaf first and root last; empty while none is signed."""
    row = connection.execute(
        "SELECT certificate, authority FROM certificates WHERE order_id = ? ORDER BY valid_from DESC LIMIT 1",
        (order.id,),
    ).fetchone()
    if row is None:
        return ()
    leaf, authority = row
    links = (leaf, certificate_of(connection, Role(authority)), certificate_of(connection, Role.ROOT))
    return tuple(link for link in links if link is not None)


def is_unsigned(connection: Connection, order: Order) -> bool:
    """Return whether `order` has the dates of a certificate that was not signed yet.

    Worlds made for measuring have too many orders to sign for all of them; theirs are signed when first asked for.
    """
    row = connection.execute(
        "SELECT 1 FROM orders WHERE id = ? AND valid_from IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM certificates WHERE order_id = orders.id)",
        (order.id,),
    ).fetchone()
    return row is not None


def sign_belated(connection: Connection, authorities: Authorities, order: Order) -> None:
    """Sign the certificate that `order` has the dates of, with exactly these dates, if it was not signed yet."""
    if not is_unsigned(connection, order):
        return
    dates = connection.execute("SELECT valid_from, expires_at FROM orders WHERE id = ?", (order.id,)).fetchone()
    valid_from, expires_at = (restored(date) for date in dates)
    days = (expires_at + _ONE_SECOND - valid_from) // _DAY
    sign(connection, authorities.load(connection), order, _new_public_key(connection, order), valid_from, days)


def _new_public_key(connection: Connection, order: Order) -> bytes:
    """Return the public key of a new key pair as the order's site would make it; nobody keeps the private one."""
    (kind,) = connection.execute("SELECT key_kind FROM orders WHERE id = ?", (order.id,)).fetchone()
    return make_key(KeyKind(kind)).public_key
