"""Every certificate that was issued on an order, as guests see them. Imported when asked for: it reads X.509."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.certificates import key_digest, read
from certdesk.pki.roles import Role
from certdesk.simulator.moments import restored


@dataclass(frozen=True, slots=True)
class Live:
    """A certificate that can be revoked: it was not before, and is not over."""

    serial: str
    key: bytes = field(repr=False)
    role: Role
    valid_from: datetime
    revokes_at: datetime | None


def certificates_of(connection: Connection, order: OrderId) -> tuple[OrderCertificate, ...]:
    """Return all certificates of an order, the newest first."""
    rows = connection.execute(
        "SELECT certificate, key_digest, revoked_at, reason, revokes_at FROM certificates WHERE order_id = ?"
        " ORDER BY valid_from DESC",
        (order,),
    )
    return tuple(_certificate(row, is_present=at == 0) for at, row in enumerate(rows))


def live_on(connection: Connection, order: OrderId, at: datetime) -> tuple[Live, ...]:
    """Return the certificates of an order that are not revoked and not over at `at` (UTC), the newest first.

    They are to be complete.
    """
    rows = connection.execute(
        "SELECT serial, key_digest, authority, valid_from, revokes_at, certificate FROM certificates"
        " WHERE order_id = ? AND revoked_at IS NULL ORDER BY valid_from DESC",
        (order,),
    )
    return tuple(
        Live(serial, key, Role(role), restored(valid_from), restored(revokes_at))
        for serial, key, role, valid_from, revokes_at, leaf in rows
        if read(leaf).not_after >= at
    )


def complete(connection: Connection) -> None:
    """Write down the serial number and the key of every certificate that was signed by an earlier CertDesk."""
    rows = connection.execute("SELECT order_id, valid_from, certificate FROM certificates WHERE serial IS NULL")
    connection.executemany(
        "UPDATE certificates SET serial = ?, key_digest = ? WHERE order_id = ? AND valid_from = ?",
        [(read(leaf).serial_hex, key_digest(leaf), order, since) for order, since, leaf in rows.fetchall()],
    )


def _certificate(row: Sequence[Any], *, is_present: bool) -> OrderCertificate:
    leaf, digest, revoked_at, reason, revokes_at = row
    facts = read(leaf)
    revoked = None
    if revoked_at is not None:
        revoked = Revoked(restored(revoked_at), RevocationReason(reason or RevocationReason.UNSPECIFIED))
    return OrderCertificate(
        serial=facts.serial_hex,
        names=facts.names,
        issued_at=facts.not_before,
        expires_at=facts.not_after,
        is_present=is_present,
        revoked=revoked,
        revokes_at=restored(revokes_at) if revoked is None else None,
        key=facts.key,
        key_digest=(digest or key_digest(leaf)).hex(),
        sha256=facts.sha256.hex(),
    )
