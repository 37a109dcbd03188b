"""The revocation lists of the practice CA: a new one with each revocation, and in time when nothing is revoked."""

from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import TYPE_CHECKING, Final

from certdesk.pki.revocation.lifetimes import CRL_LIFETIME
from certdesk.pki.roles import Role
from certdesk.simulator.distribution.statuses import revoked_by
from certdesk.simulator.moments import restored, stored

if TYPE_CHECKING:
    from certdesk.pki.authority import PracticeAuthority

RENEWED_AFTER: Final = timedelta(hours=24)


def publish_crl(connection: Connection, authority: "PracticeAuthority", role: Role, now: datetime) -> bytes:
    """Sign the next revocation list of one authority as of `now` (UTC), keep it, and return it (DER).

    Call it in the transaction that revokes, after everything is written down. Lists are numbered from 1.
    """
    (number,) = connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM crls WHERE authority = ?", (role.value,)
    ).fetchone()
    crl = authority.crl(role, revoked_by(connection, role), number, now)
    connection.execute(
        "INSERT INTO crls (authority, number, this_update, next_update, crl) VALUES (?, ?, ?, ?, ?)",
        (role.value, number, stored(now), stored(now + CRL_LIFETIME), crl),
    )
    return crl


def crl_in_force(connection: Connection, role: Role, now: datetime) -> bytes | None:
    """Return the last list of one authority, or None where a new one is due: after 24 hours, or before the first."""
    row = connection.execute(
        "SELECT this_update, crl FROM crls WHERE authority = ? ORDER BY number DESC LIMIT 1", (role.value,)
    ).fetchone()
    if row is None or now - restored(row[0]) >= RENEWED_AFTER:
        return None
    crl: bytes = row[1]
    return crl
