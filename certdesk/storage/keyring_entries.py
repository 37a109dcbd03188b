"""Rows of what CertDesk put into the keyring: names and digests, never the content."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from certdesk.storage.columns import stored_text

_CELLS: Final = "SELECT name, username, digest, is_over FROM keyring_entry"
_KEEP: Final = "INSERT OR REPLACE INTO keyring_entry (name, digest, username, is_over) VALUES (?, ?, ?, 0)"
_END: Final = "UPDATE keyring_entry SET is_over = 1 WHERE name = ? AND digest = ?"
_FORGET: Final = "DELETE FROM keyring_entry WHERE name = ? AND digest = ?"


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
        return [_entry(*row) for row in self._connection.execute(f"{_CELLS} ORDER BY name, digest")]

    def called(self, name: str) -> list[KeyringEntry]:
        """Return the entries of this name: more than one while it is not known which content is there."""
        rows = self._connection.execute(f"{_CELLS} WHERE name = ? ORDER BY digest", (stored_text(name),))
        return [_entry(*row) for row in rows]

    def keep(self, entry: KeyringEntry) -> None:
        """Write an entry down, beside those of its name with another content."""
        self._connection.execute(_KEEP, (*_place(entry), stored_text(entry.username)))

    def end(self, entry: KeyringEntry) -> None:
        """Note that an entry is to be taken out."""
        self._connection.execute(_END, _place(entry))

    def end_all(self) -> None:
        """Note that every entry is to be taken out."""
        self._connection.execute("UPDATE keyring_entry SET is_over = 1")

    def forget(self, entry: KeyringEntry) -> None:
        """Forget an entry, which is in the keyring no more."""
        self._connection.execute(_FORGET, _place(entry))


def _place(entry: KeyringEntry) -> tuple[str, bytes]:
    return stored_text(entry.name), entry.digest


def _entry(name: str, username: str, digest: bytes, is_over: int) -> KeyringEntry:
    return KeyringEntry(name, username, digest, is_over=bool(is_over))
