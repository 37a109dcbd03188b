"""Rows of the user's own words on orders."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Final

from certdesk.domain.changes import Topic
from certdesk.domain.labels import Labels
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import names_of, stored_names, stored_text

_SELECT: Final = "SELECT client, tags, note, removed_with, status_word FROM orders WHERE id = ?"
_UPDATE: Final = "UPDATE orders SET client = ?, tags = ?, note = ?, removed_with = ? WHERE id = ?"
_CLIENTS: Final = "SELECT client, count(*) FROM orders WHERE removed_with IS NULL AND client != '' GROUP BY client"
_TAGS: Final = "SELECT tags, count(*) FROM orders WHERE removed_with IS NULL AND tags != '[]' GROUP BY tags"


class LabelRows:
    """Clients, tags, notes, and what is left out of the list, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def find(self, order: OrderId) -> tuple[Labels, str] | None:
        """Return the labels of an order and its status word, or None when it is not in the book."""
        row = self._connection.execute(_SELECT, (stored_text(order),)).fetchone()
        return None if row is None else (Labels(row[0], names_of(row[1]), row[2], row[3]), row[4])

    def keep(self, labels: Iterable[tuple[OrderId, Labels]]) -> None:
        """Put labels in the place of those that orders have."""
        self._connection.executemany(_UPDATE, (_row(order, kept) for order, kept in labels))
        self._touched.add(Topic.ORDERS)

    def removed(self) -> set[OrderId]:
        """Return the orders that are left out of the list."""
        rows = self._connection.execute("SELECT id FROM orders WHERE removed_with IS NOT NULL")
        return {OrderId(row[0]) for row in rows}

    def clients(self) -> dict[str, int]:
        """Return each client of the list with the number of its orders."""
        return dict(self._connection.execute(_CLIENTS))

    def tags(self) -> dict[str, int]:
        """Return each tag of the list with the number of orders that have it."""
        counts: Counter[str] = Counter()
        for text, orders in self._connection.execute(_TAGS):
            counts.update(dict.fromkeys(names_of(text), orders))
        return dict(counts)

    def has_orders(self, client: str) -> bool:
        """Return whether an order is this client's, be it in the list or left out of it."""
        statement = "SELECT 1 FROM orders WHERE client = ? LIMIT 1"
        return self._connection.execute(statement, (stored_text(client),)).fetchone() is not None


def _row(order: OrderId, labels: Labels) -> tuple[str | None, ...]:
    removed = None if labels.removed_with is None else stored_text(labels.removed_with)
    client, note = stored_text(labels.client), stored_text(labels.note)
    return client, stored_names(labels.tags), note, removed, stored_text(order)
