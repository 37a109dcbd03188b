"""Rows of what the user did here: added, sealed, and never changed."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import moment, stored_moment, stored_text
from certdesk.storage.seals import FIRST_SEAL, broken_at, seal

_CELLS: Final = "order_id, at, act, format, server, file_name, detail"
_RAW: Final = ", ".join(f"CAST({cell} AS BLOB)" for cell in _CELLS.split(", "))
_OF_ORDER: Final = f"""
    SELECT {_CELLS} FROM desk_entry
    WHERE order_id = ?1 OR order_id IN (SELECT former FROM listed_as WHERE order_id = ?1) ORDER BY id
"""  # noqa: S608 - the cells above, as below
_INSERT: Final = f"INSERT INTO desk_entry (id, {_CELLS}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - columns from above, values bound
_SEALED: Final = f"SELECT id, seal, {_RAW} FROM desk_entry ORDER BY id"  # noqa: S608 - columns from above, values bound
_HEAD: Final = "SELECT entry, seal FROM activity_head"
_KEEP_HEAD: Final = """
    INSERT INTO activity_head (only, entry, seal) VALUES (1, ?, ?)
    ON CONFLICT (only) DO UPDATE SET entry = excluded.entry, seal = excluded.seal
"""

Row = tuple[Any, ...]


class ActivityRows:
    """The user's acts, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def of(self, order: OrderId) -> list[DeskEntry]:
        """Return what was done on `order`, in the order it was done."""
        return [entry_of(row) for row in self._connection.execute(_OF_ORDER, (stored_text(order),))]

    def add(self, entry: DeskEntry) -> None:
        """Keep one act."""
        self.add_all((entry,))

    def add_all(self, entries: Iterable[DeskEntry]) -> None:
        """Keep acts, in this order; each is sealed."""
        head = self._head() or self._sealed_afterwards()
        chain = _Chain(*head)
        self._connection.executemany(_INSERT, chain.rows(entries))
        if chain.number != head[0]:
            self._connection.execute(_KEEP_HEAD, (chain.number, chain.seal))
            self._touched.add(Topic.ACTIVITY)

    def verify(self) -> int:
        """Return how many entries there are, all whole. Raises Damaged (ACTIVITY_BROKEN with `number`)."""
        rows = self._connection.execute(_SEALED)
        broken = broken_at(((number, sealed, cells) for number, sealed, *cells in rows), self._head())
        if broken is not None:
            raise Damaged(MessageKey.ACTIVITY_BROKEN, number=broken)
        count: int = self._connection.execute("SELECT count(*) FROM desk_entry").fetchone()[0]
        return count

    def clear(self) -> None:
        """Forget every act. The next one begins a new chain."""
        self._connection.execute("DELETE FROM activity_head")
        self._connection.execute("DELETE FROM desk_entry")
        self._touched.add(Topic.ACTIVITY)

    def _head(self) -> tuple[int, bytes] | None:
        row: tuple[int, bytes] | None = self._connection.execute(_HEAD).fetchone()
        return row

    def _sealed_afterwards(self) -> tuple[int, bytes]:
        """Seal what was noted before there were seals; return the number and the seal of the last of it."""
        number, last = 0, FIRST_SEAL
        made = []
        for number, sealed, *cells in self._connection.execute(_SEALED):
            last = sealed or seal(last, number, cells)
            if sealed is None:
                made.append((last, number))
        self._connection.executemany("UPDATE desk_entry SET seal = ? WHERE id = ?", made)
        return number, last


class _Chain:
    """Continues a chain from the entry `number` and its seal."""

    def __init__(self, number: int, last: bytes) -> None:
        self.number = number
        self.seal = last

    def rows(self, entries: Iterable[DeskEntry]) -> Iterator[Row]:
        for entry in entries:
            cells = _cells(entry)
            self.number += 1
            self.seal = seal(self.seal, self.number, cells)
            yield (self.number, *cells, self.seal)


def _cells(entry: DeskEntry) -> tuple[str | None, ...]:
    return (
        stored_text(entry.order),
        stored_moment(entry.at),
        entry.act.value,
        None if entry.format is None else entry.format.value,
        None if entry.server is None else entry.server.value,
        stored_text(entry.file_name),
        stored_text(entry.detail),
    )


def entry_of(cells: Row) -> DeskEntry:
    """Return the act that stands in `cells`."""
    order, at, act, format_, server, file_name, detail = cells
    return DeskEntry(
        at=moment(at),
        order=OrderId(order),
        act=DeskAct(act),
        format=None if format_ is None else DownloadFormat(format_),
        server=None if server is None else Server(server),
        file_name=file_name,
        detail=detail,
    )
