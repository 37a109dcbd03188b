"""Every certificate that was issued on an order, as guests see them. Imported when asked for: it reads X.509."""

from sqlite3 import Connection

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.certificates import key_digest, read
from certdesk.simulator.moments import restored


def certificates_of(connection: Connection, order: OrderId) -> tuple[OrderCertificate, ...]:
    """Return all certificates of an order, the newest first."""
    rows = connection.execute(
        "SELECT certificate, revoked_at, reason FROM certificates WHERE order_id = ? ORDER BY valid_from DESC", (order,)
    )
    return tuple(_certificate(*row, is_present=at == 0) for at, row in enumerate(rows))


def complete(connection: Connection) -> None:
    """Write down the serial number and the key of every certificate that was signed by an earlier CertDesk."""
    rows = connection.execute("SELECT order_id, valid_from, certificate FROM certificates WHERE serial IS NULL")
    connection.executemany(
        "UPDATE certificates SET serial = ?, key_digest = ? WHERE order_id = ? AND valid_from = ?",
        [(read(leaf).serial_hex, key_digest(leaf), order, since) for order, since, leaf in rows.fetchall()],
    )


def _certificate(leaf: bytes, revoked_at: str | None, reason: str | None, *, is_present: bool) -> OrderCertificate:
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
    )
