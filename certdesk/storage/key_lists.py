"""Rows of lists of keys that are known to be weak or compromised."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from certdesk.domain.changes import Topic
from certdesk.domain.key_lists import KeyList
from certdesk.storage.columns import moment, stored_moment, stored_text

# Digests come in no order. Sorted first, a million of them take less than half the time.
_SHELVE: Final = "INSERT OR IGNORE INTO listed_key (digest, list) SELECT digest, ? FROM arriving ORDER BY digest"


class KeyListRows:
    """The lists of keys, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> list[KeyList]:
        """Return every list, in the order of their names."""
        rows = self._connection.execute("SELECT name, added_at, size FROM key_list ORDER BY name")
        return [KeyList(name, moment(added_at), size) for name, added_at, size in rows]

    def keep(self, name: str, added_at: datetime, digests: Iterable[bytes]) -> KeyList:
        """Put a list in the place of the one of that name, and return it. A key that is there twice counts once."""
        stored = stored_text(name)
        self.remove(name)
        self._connection.execute("INSERT INTO key_list VALUES (?, ?, 0)", (stored, stored_moment(added_at)))
        self._connection.execute("CREATE TEMP TABLE arriving (digest BLOB NOT NULL)")
        self._connection.executemany("INSERT INTO arriving VALUES (?)", ((digest,) for digest in digests))
        size = self._connection.execute(_SHELVE, (stored,)).rowcount
        self._connection.execute("DROP TABLE arriving")
        self._connection.execute("UPDATE key_list SET size = ? WHERE name = ?", (size, stored))
        self._touched.add(Topic.KEYS)
        return KeyList(name, added_at, size)

    def remove(self, name: str) -> None:
        """Forget a list; nothing there is no error."""
        if self._connection.execute("DELETE FROM key_list WHERE name = ?", (stored_text(name),)).rowcount:
            self._touched.add(Topic.KEYS)

    def names_any(self, digests: Sequence[bytes]) -> bool:
        """Return whether one of these digests of a key stands in a list."""
        one = "SELECT 1 FROM listed_key WHERE digest = ? LIMIT 1"
        return any(self._connection.execute(one, (digest,)).fetchone() for digest in digests)
