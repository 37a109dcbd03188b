"""The practice CA's own keys: wrapped in the database, unwrapped when something is to be signed."""

from collections.abc import Callable
from sqlite3 import Connection

from certdesk.domain.errors import Unavailable
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.hierarchy import AuthorityRecord, Role
from certdesk.pki.wrapping import unwrap, wrap

VaultKey = Callable[[], bytes]
SetKeyAside = Callable[[], None]


def no_key_to_set_aside() -> None:
    """Do nothing: for a vault key that cannot be lost."""


class Authorities:
    """Keeps the hierarchy of a world and brings it back.

    `vault_key` gives the 32 bytes that wrap the CA keys. It is asked for only when a CA key is needed, and
    what it raises goes to the caller. `set_key_aside` makes way for another one.
    """

    def __init__(self, vault_key: VaultKey, set_key_aside: SetKeyAside = no_key_to_set_aside) -> None:
        self._vault_key = vault_key
        self._set_key_aside = set_key_aside

    def keep(self, connection: Connection, authority: PracticeAuthority) -> None:
        """Write the hierarchy down, its keys wrapped."""
        key = self._vault_key()
        connection.executemany(
            "INSERT INTO authorities (name, certificate, wrapped_key) VALUES (?, ?, ?)",
            [
                (record.role.value, record.certificate, wrap(record.private_key, key, _place(record.role)))
                for record in authority.records
            ],
        )

    def give_up_lost_key(self) -> None:
        """Make way for a new vault key where this one cannot be had, once nothing is left that it wraps."""
        try:
            self._vault_key()
        except Unavailable:
            self._set_key_aside()

    def load(self, connection: Connection) -> PracticeAuthority:
        """Return the authority of this world, ready to sign.

        Raises Unavailable (VAULT_KEY) when the vault key is not the one that wrapped its keys, Damaged when
        there is no whole hierarchy.
        """
        rows = connection.execute("SELECT name, certificate, wrapped_key FROM authorities").fetchall()
        key = self._vault_key()
        return PracticeAuthority(
            AuthorityRecord(role, certificate, unwrap(wrapped, key, _place(role)))
            for role, certificate, wrapped in ((Role(name), *rest) for name, *rest in rows)
        )


def certificate_of(connection: Connection, role: Role) -> bytes | None:
    """Return the certificate of one authority (DER), or None where there is no world."""
    row = connection.execute("SELECT certificate FROM authorities WHERE name = ?", (role.value,)).fetchone()
    return None if row is None else row[0]


def _place(role: Role) -> bytes:
    return f"authorities/{role.value}".encode("ascii")
