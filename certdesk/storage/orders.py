"""Rows of the order book."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from certdesk.domain.book import Book, BookEntry
from certdesk.domain.changes import Topic
from certdesk.domain.matching import name_key
from certdesk.domain.orders import Brand, Order, OrderId, Product, Validation
from certdesk.storage.columns import (
    NO_NAMES,
    moment,
    moment_or_none,
    names_of,
    stored_moment,
    stored_moment_or_none,
    stored_names,
    stored_text,
)

_COLUMNS = """id, supplier_id, common_name, product, brand, validation, wildcard, retired, organisation, admin_email,
    status_word, status_since, placed_at, issued_at, expires_at, covered_until, client, shown_name, tags, note"""
_ALL = f"SELECT {_COLUMNS} FROM orders ORDER BY id"  # noqa: S608 - the columns above
_BOOK = f"SELECT {_COLUMNS} FROM orders WHERE removed_with IS NULL ORDER BY id"  # noqa: S608 - as above
_REMOVED = f"SELECT {_COLUMNS} FROM orders WHERE removed_with IS NOT NULL ORDER BY id"  # noqa: S608 - as above
_NAMED = f"""
    SELECT {_COLUMNS} FROM orders WHERE removed_with IS NULL AND lower(rtrim(common_name, '.')) = ? ORDER BY id
"""  # noqa: S608 - as above
_CONTACTS = """
    SELECT client, min(admin_email) FROM orders
    WHERE removed_with IS NULL AND admin_email <> '' AND client IN (SELECT value FROM json_each(?))
    GROUP BY client HAVING count(DISTINCT lower(admin_email)) = 1
"""
_ONE = f"SELECT {_COLUMNS}, seen_at FROM orders WHERE id = ?"  # noqa: S608 - as above
_UPSERT = """
    INSERT INTO orders (id, supplier_id, common_name, product, brand, validation, wildcard, retired, organisation,
        admin_email, status_word, status_since, placed_at, issued_at, expires_at, covered_until, client, shown_name,
        tags, note, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET supplier_id = excluded.supplier_id, common_name = excluded.common_name,
        product = excluded.product, brand = excluded.brand, validation = excluded.validation,
        wildcard = excluded.wildcard, retired = excluded.retired, organisation = excluded.organisation,
        admin_email = excluded.admin_email, status_word = excluded.status_word,
        status_since = excluded.status_since, placed_at = excluded.placed_at, issued_at = excluded.issued_at,
        expires_at = excluded.expires_at, covered_until = excluded.covered_until,
        shown_name = excluded.shown_name, seen_at = excluded.seen_at,
        removed_with = CASE WHEN orders.removed_with = excluded.status_word THEN orders.removed_with END
"""
_LISTED = """
    INSERT INTO panel_listing (id, seen_at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
"""

Row = tuple[Any, ...]


class OrderRows:
    """The orders as last seen, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def book(self) -> Book:
        """Return the orders of the list, by ID, and when the panel last listed them."""
        listed = self._connection.execute("SELECT seen_at FROM panel_listing").fetchone()
        return Book(self._entries(_BOOK), None if listed is None else moment(listed[0]))

    def all(self) -> tuple[BookEntry, ...]:
        """Return every order, also those that are left out of the list."""
        return self._entries(_ALL)

    def removed(self) -> tuple[BookEntry, ...]:
        """Return the orders that are left out of the list."""
        return self._entries(_REMOVED)

    def find(self, order: OrderId) -> tuple[BookEntry, datetime] | None:
        """Return one order and when it was last seen, or None."""
        row = self._connection.execute(_ONE, (stored_text(order),)).fetchone()
        return None if row is None else (_entry(row, {}), moment(row[-1]))

    def named(self, name: str) -> tuple[BookEntry, ...]:
        """Return the orders of the list with this common name (A-labels), however they spell it."""
        return tuple(_entry(row, {}) for row in self._connection.execute(_NAMED, (stored_text(name_key(name)),)))

    def contacts(self, clients: Iterable[str]) -> dict[str, str]:
        """Return the admin contact of these clients, each where all their orders of the list have the same one."""
        asked = json.dumps([stored_text(client) for client in clients if client])
        return dict(self._connection.execute(_CONTACTS, (asked,)).fetchall())

    def keep(self, entries: Iterable[BookEntry], seen_at: datetime) -> None:
        """Take over what was seen. An order that is in the book already keeps its client, tags and note.

        One that is left out of the list comes back with another status.
        """
        seen = stored_moment(seen_at)
        self._connection.executemany(_UPSERT, (_row(entry, seen) for entry in entries))
        self._touched.add(Topic.ORDERS)

    def keep_listing(self, seen_at: datetime) -> None:
        """Note when the panel listed all orders."""
        self._connection.execute(_LISTED, (stored_moment(seen_at),))
        self._touched.add(Topic.ORDERS)

    def clear(self) -> None:
        """Forget every order, and with it what guest sessions showed of it."""
        self._connection.execute("DELETE FROM orders")
        self._connection.execute("DELETE FROM panel_listing")
        self._touched.add(Topic.ORDERS)

    def _entries(self, statement: str) -> tuple[BookEntry, ...]:
        products: dict[Row, Product] = {}
        return tuple([_entry(row, products) for row in self._connection.execute(statement)])


def _entry(row: Row, products: dict[Row, Product]) -> BookEntry:
    bought = row[3:8]
    product = products.get(bought)
    if product is None:
        product = products[bought] = _product(bought)
    order = Order(
        row[0],
        row[1],
        row[2],
        product,
        row[8],
        row[9],
        row[10],
        moment(row[11]),
        moment(row[12]),
        moment_or_none(row[13]),
        moment_or_none(row[14]),
        moment_or_none(row[15]),
    )
    tags = () if row[18] == NO_NAMES else names_of(row[18])
    return BookEntry(order, row[16], row[17], tags, row[19])


def _product(bought: Row) -> Product:
    name, brand, validation, wildcard, retired = bought
    return Product(name, Brand(brand), Validation(validation), bool(wildcard), bool(retired))


def _row(entry: BookEntry, seen: str) -> Row:
    order, product = entry.order, entry.order.product
    return (
        stored_text(order.id),
        stored_text(order.supplier_id),
        stored_text(order.common_name),
        stored_text(product.name),
        product.brand.value,
        product.validation.value,
        product.wildcard,
        product.retired,
        stored_text(order.organisation),
        stored_text(order.admin_email),
        stored_text(order.status_word),
        stored_moment(order.status_since),
        stored_moment(order.placed_at),
        stored_moment_or_none(order.issued_at),
        stored_moment_or_none(order.expires_at),
        stored_moment_or_none(order.covered_until),
        stored_text(entry.client),
        stored_text(entry.shown_name),
        stored_names(entry.tags) if entry.tags else NO_NAMES,
        stored_text(entry.note),
        seen,
    )
