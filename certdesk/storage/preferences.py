"""Rows of what the user prefers."""

import sqlite3
from pathlib import Path

from certdesk.domain.changes import Topic
from certdesk.domain.correspondents import Signatory
from certdesk.domain.downloads import Server
from certdesk.storage.columns import stored_text

_FOLDER = "download folder"
_SIGNED_BY = ("signed by name", "signed by business", "signed by email")
_KEEP = "INSERT INTO preference VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
_KEEP_SERVER = "INSERT INTO client_server VALUES (?, ?) ON CONFLICT (client) DO UPDATE SET server = excluded.server"


class PreferenceRows:
    """Where the last download went, each client's server, and who signs papers, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def folder(self) -> Path | None:
        """Return the folder of the last download, which may be gone by now."""
        row = self._connection.execute("SELECT value FROM preference WHERE name = ?", (_FOLDER,)).fetchone()
        return None if row is None else Path(row[0])

    def keep_folder(self, folder: Path) -> None:
        """Remember where a download went."""
        self._connection.execute(_KEEP, (_FOLDER, stored_text(str(folder))))
        self._touched.add(Topic.PREFERENCES)

    def signatory(self) -> Signatory:
        """Return who signs papers; what was not given is empty."""
        statement = "SELECT name, value FROM preference WHERE name IN (?, ?, ?)"
        known = dict(self._connection.execute(statement, _SIGNED_BY))
        return Signatory(*(known.get(name, "") for name in _SIGNED_BY))

    def keep_signatory(self, signatory: Signatory) -> None:
        """Remember who signs papers."""
        values = map(stored_text, (signatory.name, signatory.business, signatory.email))
        self._connection.executemany(_KEEP, list(zip(_SIGNED_BY, values, strict=True)))
        self._touched.add(Topic.PREFERENCES)

    def server_of(self, client: str) -> Server | None:
        """Return where this client's last download was to be installed."""
        statement = "SELECT server FROM client_server WHERE client = ?"
        row = self._connection.execute(statement, (stored_text(client),)).fetchone()
        return None if row is None else Server(row[0])

    def keep_server(self, client: str, server: Server) -> None:
        """Remember where a download of this client is to be installed."""
        self._connection.execute(_KEEP_SERVER, (stored_text(client), server.value))
        self._touched.add(Topic.PREFERENCES)

    def forget_server(self, client: str) -> None:
        """Forget where this client's downloads are installed."""
        self._connection.execute("DELETE FROM client_server WHERE client = ?", (stored_text(client),))
        self._touched.add(Topic.PREFERENCES)

    def forget_servers(self) -> None:
        """Forget every client's server; the folder stays."""
        self._connection.execute("DELETE FROM client_server")
        self._touched.add(Topic.PREFERENCES)
