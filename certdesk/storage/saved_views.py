"""Rows of saved views."""

import sqlite3
from collections.abc import Sequence

from certdesk.domain.changes import Topic
from certdesk.domain.saved_views import SavedView
from certdesk.domain.urgency import View
from certdesk.storage.columns import stored_text


class SavedViewRows:
    """The user's own views of the list, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> list[SavedView]:
        """Return every saved view, in the user's order."""
        rows = self._connection.execute("SELECT name, typed, view FROM saved_view ORDER BY position")
        return [SavedView(name, typed, View(view)) for name, typed, view in rows]

    def keep(self, views: Sequence[SavedView]) -> None:
        """Put `views` in the place of all that were saved."""
        rows = [
            (stored_text(view.name), position, stored_text(view.typed), view.view.value)
            for position, view in enumerate(views)
        ]
        self._connection.execute("DELETE FROM saved_view")
        self._connection.executemany("INSERT INTO saved_view (name, position, typed, view) VALUES (?, ?, ?, ?)", rows)
        self._touched.add(Topic.VIEWS)
