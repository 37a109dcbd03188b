"""Finding what was signed."""

from sqlite3 import Connection

from certdesk.domain.orders import Order
from certdesk.pki.roles import Role


def certificate_of(connection: Connection, role: Role) -> bytes | None:
    """Return the certificate of one authority (DER), or None where there is no world."""
    row = connection.execute("SELECT certificate FROM authorities WHERE name = ?", (role.value,)).fetchone()
    return None if row is None else row[0]


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


def is_incomplete(connection: Connection) -> bool:
    """Return whether there is a certificate whose serial number and key were not looked at yet.

    Those of a world that was made by an earlier CertDesk are read when first asked for.
    """
    return connection.execute("SELECT 1 FROM certificates WHERE serial IS NULL LIMIT 1").fetchone() is not None
