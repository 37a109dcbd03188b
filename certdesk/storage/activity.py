"""Rows of what the user did here."""

import sqlite3
from typing import Any

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import moment, stored_moment, stored_text

_SELECT = "SELECT at, order_id, act, format, server, file_name, detail FROM desk_entry WHERE order_id = ? ORDER BY id"
_INSERT = "INSERT INTO desk_entry (at, order_id, act, format, server, file_name, detail) VALUES (?, ?, ?, ?, ?, ?, ?)"


class ActivityRows:
    """The user's acts, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def of(self, order: OrderId) -> list[DeskEntry]:
        """Return what was done on `order`, in the order it was done."""
        return [_entry(row) for row in self._connection.execute(_SELECT, (stored_text(order),))]

    def add(self, entry: DeskEntry) -> None:
        """Keep one act."""
        format_ = None if entry.format is None else entry.format.value
        server = None if entry.server is None else entry.server.value
        order, name, detail = map(stored_text, (entry.order, entry.file_name, entry.detail))
        row = (stored_moment(entry.at), order, entry.act.value, format_, server, name, detail)
        self._connection.execute(_INSERT, row)
        self._touched.add(Topic.ACTIVITY)

    def clear(self) -> None:
        """Forget every act."""
        self._connection.execute("DELETE FROM desk_entry")
        self._touched.add(Topic.ACTIVITY)


def _entry(row: tuple[Any, ...]) -> DeskEntry:
    at, order, act, format_, server, file_name, detail = row
    return DeskEntry(
        at=moment(at),
        order=OrderId(order),
        act=DeskAct(act),
        format=None if format_ is None else DownloadFormat(format_),
        server=None if server is None else Server(server),
        file_name=file_name,
        detail=detail,
    )
