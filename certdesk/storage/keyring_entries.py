"""Rows of what CertDesk put into the keyring: names and digests, never the content."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from certdesk.storage.columns import stored_text

_CELLS: Final = "SELECT name, username, digest, is_over FROM keyring_entry"
_KEEP: Final = "INSERT OR REPLACE INTO keyring_entry (name, username, digest, is_over) VALUES (?, ?, ?, 0)"


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """One entry of the keyring: whose it is, and the SHA-256 of its content. `is_over`: it is still to be taken out."""

    name: str
    username: str
    digest: bytes
    is_over: bool = False


class KeyringEntryRows:
    """The entries of the keyring that are this desk's, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[KeyringEntry]:
        """Return every entry, by name."""
        return [_entry(*row) for row in self._connection.execute(f"{_CELLS} ORDER BY name")]

    def find(self, name: str) -> KeyringEntry | None:
        """Return the entry of this name, or None."""
        row = self._connection.execute(f"{_CELLS} WHERE name = ?", (stored_text(name),)).fetchone()
        return None if row is None else _entry(*row)

    def keep(self, entry: KeyringEntry) -> None:
        """Write an entry down, in the place of one of its name."""
        self._connection.execute(_KEEP, (stored_text(entry.name), stored_text(entry.username), entry.digest))

    def end(self, name: str) -> None:
        """Note that an entry is to be taken out."""
        self._connection.execute("UPDATE keyring_entry SET is_over = 1 WHERE name = ?", (stored_text(name),))

    def end_all(self) -> None:
        """Note that every entry is to be taken out."""
        self._connection.execute("UPDATE keyring_entry SET is_over = 1")

    def forget(self, name: str) -> None:
        """Forget an entry, which is in the keyring no more."""
        self._connection.execute("DELETE FROM keyring_entry WHERE name = ?", (stored_text(name),))


def _entry(name: str, username: str, digest: bytes, is_over: int) -> KeyringEntry:
    return KeyringEntry(name, username, digest, is_over=bool(is_over))
