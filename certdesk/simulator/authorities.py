"""The practice CA's own keys: wrapped in the database, unwrapped when something is to be signed."""

from sqlite3 import Connection

from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.hierarchy import AuthorityRecord
from certdesk.pki.roles import Role
from certdesk.pki.wrapping import unwrap, wrap
from certdesk.simulator.distribution.address import published_at
from certdesk.simulator.vault import VaultKey


def keep(connection: Connection, authority: PracticeAuthority, vault_key: VaultKey) -> None:
    """Write the hierarchy of a world down, its keys wrapped."""
    key = vault_key()
    connection.executemany(
        "INSERT INTO authorities (name, certificate, wrapped_key) VALUES (?, ?, ?)",
        [
            (record.role.value, record.certificate, wrap(record.private_key, key, _place(record.role)))
            for record in authority.records
        ],
    )


def load(connection: Connection, vault_key: VaultKey) -> PracticeAuthority:
    """Return the authority of this world, ready to sign; what it signs names the port that the world was given.

    Raises Unavailable (VAULT_KEY) when the vault key is not the one that wrapped its keys, Damaged when
    there is no whole hierarchy.
    """
    rows = connection.execute("SELECT name, certificate, wrapped_key FROM authorities").fetchall()
    key = vault_key()
    records = (
        AuthorityRecord(role, certificate, unwrap(wrapped, key, _place(role)))
        for role, certificate, wrapped in ((Role(name), *rest) for name, *rest in rows)
    )
    return PracticeAuthority(records, published_at(connection))


def _place(role: Role) -> bytes:
    return f"authorities/{role.value}".encode("ascii")
