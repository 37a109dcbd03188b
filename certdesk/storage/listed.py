"""Rows of orders that only a list has named, and what became of them."""

import sqlite3
from typing import Final

from certdesk.domain.changes import Topic
from certdesk.domain.matching import LISTED
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import stored_text

# All IDs that begin with the prefix, found by the primary key: ";" follows ":".
_RANGE: Final = (LISTED, f"{LISTED[:-1]};")
_SELECT: Final = "SELECT id FROM orders WHERE id >= ? AND id < ? AND status_word = ''"
_PRESENT: Final = """
    SELECT order_id FROM listed_as WHERE former = ?1 AND NOT EXISTS (SELECT 1 FROM orders WHERE id = ?1)
"""
_FOLLOW: Final = "UPDATE listed_as SET order_id = ? WHERE order_id = ?"
_KEEP: Final = """
    INSERT INTO listed_as (former, order_id) VALUES (?, ?)
    ON CONFLICT (former) DO UPDATE SET order_id = excluded.order_id
"""


class ListedRows:
    """Orders that are known from a list only, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> tuple[OrderId, ...]:
        """Return the orders that nobody has looked up yet."""
        return tuple(OrderId(row[0]) for row in self._connection.execute(_SELECT, _RANGE))

    def present(self, order: OrderId) -> OrderId:
        """Return the ID under which `order` is in the book now."""
        row = self._connection.execute(_PRESENT, (stored_text(order),)).fetchone()
        return order if row is None else OrderId(row[0])

    def become(self, former: OrderId, order: OrderId) -> None:
        """Let `order`, which is in the book, take the place of `former`, which goes."""
        old, new = stored_text(former), stored_text(order)
        self._connection.execute(_FOLLOW, (new, old))
        self._connection.execute(_KEEP, (old, new))
        self._connection.execute("DELETE FROM orders WHERE id = ?", (old,))
        self._touched |= {Topic.ORDERS, Topic.ACTIVITY}
