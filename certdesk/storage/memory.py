"""A database that is nowhere but in memory, for what ends with the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from certdesk.storage.migration import Migration, migrate


class MemoryDatabase:
    """Used as a `Database` is, from any thread, one unit of work after the other."""

    def __init__(self, migrations: tuple[Migration, ...]) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        migrate(self._connection, migrations)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._one_at_a_time = RLock()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection; what is changed with it is undone."""
        with self._one_at_a_time:
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection with an open transaction: committed at the end, undone by any exception."""
        with self._one_at_a_time:
            self._connection.execute("BEGIN")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
