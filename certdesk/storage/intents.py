"""Rows of deeds that were begun and not yet heard of."""

import sqlite3
from typing import Any

from certdesk.domain.deeds import Deed, DeedKey, Intent
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import moment, stored_moment, stored_text

_SELECT = "SELECT key, deed, order_id, begun_at, note FROM intent"
_KEEP = """
    INSERT INTO intent (key, deed, order_id, begun_at, note) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET deed = excluded.deed, order_id = excluded.order_id,
        begun_at = excluded.begun_at, note = excluded.note
"""


class IntentRows:
    """The deeds under way, over one connection. No screen shows them, so they have no topic."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Intent]:
        """Return every deed under way, the one that was begun first in front."""
        return [_intent(row) for row in self._connection.execute(f"{_SELECT} ORDER BY begun_at, key")]

    def find(self, key: DeedKey) -> Intent | None:
        """Return the deed under way with this key, or None."""
        row = self._connection.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
        return None if row is None else _intent(row)

    def keep(self, intent: Intent) -> None:
        """Write a deed down, in the place of what was under way with its key."""
        order = None if intent.order is None else stored_text(intent.order)
        row = (intent.key, intent.deed.value, order, stored_moment(intent.begun_at), stored_text(intent.note))
        self._connection.execute(_KEEP, row)

    def end(self, key: DeedKey) -> bool:
        """Take a deed out, and return whether it was under way until now."""
        return self._connection.execute("DELETE FROM intent WHERE key = ?", (key,)).rowcount == 1

    def clear(self) -> None:
        """Forget every deed under way."""
        self._connection.execute("DELETE FROM intent")


def _intent(row: tuple[Any, ...]) -> Intent:
    key, deed, order, begun_at, note = row
    return Intent(DeedKey(key), Deed(deed), None if order is None else OrderId(order), moment(begun_at), note)
