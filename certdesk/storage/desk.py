"""The desk's own database: its file, and units of work that tell what they changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from certdesk.domain.changes import Announce, Topic
from certdesk.storage.activity import ActivityRows
from certdesk.storage.database import Database
from certdesk.storage.migration import migrations_of
from certdesk.storage.orders import OrderRows
from certdesk.storage.portal_views import PortalRows
from certdesk.storage.preferences import PreferenceRows

APPLICATION_ID = int.from_bytes(b"CDsk")


def desk_database(path: Path) -> Database:
    """Return the desk's database at `path`, not yet prepared."""
    return Database(path, APPLICATION_ID, migrations_of("certdesk.storage"))


@dataclass(frozen=True, slots=True)
class Records:
    """All that the desk keeps, within one unit of work."""

    orders: OrderRows
    portal: PortalRows
    activity: ActivityRows
    preferences: PreferenceRows


class DeskStore:
    """Units of work on the desk's database; `announce` hears what one changed, after its commit and only then."""

    def __init__(self, database: Database, announce: Announce) -> None:
        self._database = database
        self.announce = announce

    @contextmanager
    def read(self) -> Iterator[Records]:
        """Yield the records as they stand at this moment. Raises Unavailable."""
        with self._database.read() as connection:
            yield _records(connection, set())

    @contextmanager
    def write(self) -> Iterator[Records]:
        """Yield the records for changing: all of it is kept, or after an exception nothing. Raises Unavailable."""
        touched: set[Topic] = set()
        with self._database.write() as connection:
            yield _records(connection, touched)
        if touched:
            self.announce(frozenset(touched))


def _records(connection: sqlite3.Connection, touched: set[Topic]) -> Records:
    return Records(
        OrderRows(connection, touched),
        PortalRows(connection, touched),
        ActivityRows(connection, touched),
        PreferenceRows(connection, touched),
    )
