"""One of our SQLite files: opened with care, migrated, and used one unit of work at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from certdesk.domain.messages import MessageKey
from certdesk.storage.failures import explained, files_explained, unavailable
from certdesk.storage.files import companions, create_private, has_content, put_in_place, read_header
from certdesk.storage.migration import Migration, migrate, version_of

Synchronous = Literal["FULL", "NORMAL"]

_QUICK_TO_CHECK = 8 * 1024 * 1024
_FOLDER_RIGHTS = 0o700


class Database:
    """The file at `path`. Nothing is touched before `prepare`; every other use opens and closes a connection.

    It may be used from any thread. `synchronous` is how hard a commit waits for the disk: FULL outlives a
    power cut, NORMAL only a crash of the program; `patience` is how many seconds to wait for another's lock.
    Whatever is wrong with the file is raised as Unavailable (DATABASE_DAMAGED, DATABASE_FOREIGN,
    DATABASE_NEWER, DATABASE_BUSY, DISK_FULL, HOME_READ_ONLY), and the file stays as it is.
    """

    def __init__(
        self,
        path: Path,
        application_id: int,
        migrations: tuple[Migration, ...],
        synchronous: Synchronous = "FULL",
        patience: float = 5.0,
    ) -> None:
        self.path = path.absolute()
        self._application_id = application_id
        self._migrations = migrations
        self._synchronous = synchronous
        self._patience = patience

    def prepare(self) -> None:
        """Create the file where there is none; else check it, and migrate it after a backup beside it.

        The check reads the header and the schema, and all of a file up to 8 MB (20,000 orders; some 10 ms).
        Damage deep in a larger file shows when that part is read, as DATABASE_DAMAGED too.
        """
        with files_explained(self.path), explained(self.path):
            self.path.parent.mkdir(mode=_FOLDER_RIGHTS, parents=True, exist_ok=True)
            if has_content(self.path):
                self._check_origin()
                self._open_existing()
            else:
                self._create()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the database throughout and cannot change it."""
        with explained(self.path), self._connected(self.path) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection with an open transaction: committed at the end, undone by any exception."""
        with explained(self.path), self._connected(self.path) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def is_sound(self) -> bool:
        """Return whether every page of the file is whole. Reads all of it."""
        with self.read() as connection:
            return _is_sound(connection)

    @contextmanager
    def _connected(self, path: Path) -> Iterator[sqlite3.Connection]:
        address = f"{path.as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=self._patience, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA synchronous = {self._synchronous}")
            yield connection

    def _check_origin(self) -> None:
        header = read_header(self.path)
        if not header.is_sqlite:
            raise unavailable(MessageKey.DATABASE_DAMAGED, self.path)
        if header.application_id != self._application_id:
            raise unavailable(MessageKey.DATABASE_FOREIGN, self.path)

    def _open_existing(self) -> None:
        with self._connected(self.path) as connection:
            version = version_of(connection)
            if version > len(self._migrations):
                raise unavailable(MessageKey.DATABASE_NEWER, self.path)
            if self.path.stat().st_size <= _QUICK_TO_CHECK and not _is_sound(connection):
                raise unavailable(MessageKey.DATABASE_DAMAGED, self.path)
            _check_writable(connection)
            if version < len(self._migrations):
                self._back_up(connection, version)
                migrate(connection, self._migrations)

    def _back_up(self, connection: sqlite3.Connection, version: int) -> None:
        backup = self.path.with_name(f"{self.path.name}.before-{version + 1}")
        unfinished = self._unfinished(backup)
        with self._connected(unfinished) as target:
            target.execute("PRAGMA synchronous = OFF")
            connection.backup(target)
        put_in_place(unfinished, backup)

    def _create(self) -> None:
        """Build the database under another name and rename it, so that a half-made one never stands at `path`."""
        if any(map(has_content, companions(self.path))):
            raise unavailable(MessageKey.DATABASE_DAMAGED, self.path)
        unfinished = self._unfinished(self.path)
        with self._connected(unfinished) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(f"PRAGMA application_id = {self._application_id:d}")
            migrate(connection, self._migrations)
            connection.execute("PRAGMA journal_mode = WAL")
        put_in_place(unfinished, self.path)

    def _unfinished(self, path: Path) -> Path:
        unfinished = path.with_name(f"{path.name}.unfinished")
        create_private(unfinished)
        return unfinished


def _check_writable(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
