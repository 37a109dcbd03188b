"""What SQLite's and the file system's complaints about one of our database files mean to the user."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey

_PRIMARY = 0xFF
_ROOM_TO_WORK = 256 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_CAUSES = {
    sqlite3.SQLITE_FULL: MessageKey.DISK_FULL,
    sqlite3.SQLITE_BUSY: MessageKey.DATABASE_BUSY,
    sqlite3.SQLITE_LOCKED: MessageKey.DATABASE_BUSY,
    sqlite3.SQLITE_CORRUPT: MessageKey.DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: MessageKey.DATABASE_DAMAGED,
    sqlite3.SQLITE_READONLY: MessageKey.HOME_READ_ONLY,
    sqlite3.SQLITE_PERM: MessageKey.HOME_READ_ONLY,
}


def unavailable(key: MessageKey, path: Path) -> Unavailable:
    """Return the error for the database at `path`. It names the file, and the folder where that is the trouble."""
    if key in {MessageKey.HOME_READ_ONLY, MessageKey.DISK_FULL}:
        return Unavailable(key, file=path.name, folder=str(path.parent))
    return Unavailable(key, file=path.name)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise Unavailable for SQLite's complaints about the database at `path` that have a cause outside this program.

    A wrong statement, a broken constraint and the like are ours, and pass as they are.
    """
    try:
        yield
    except sqlite3.Error as error:
        key = _sqlite_cause(error, path)
        if key is None:
            raise
        raise unavailable(key, path) from error


@contextmanager
def files_explained(path: Path) -> Iterator[None]:
    """Raise Unavailable for what the file system refuses to do with the database at `path` and its folder."""
    try:
        yield
    except OSError as error:
        key = MessageKey.DISK_FULL if error.errno in _FULL else MessageKey.HOME_READ_ONLY
        raise unavailable(key, path) from error


def _sqlite_cause(error: sqlite3.Error, path: Path) -> MessageKey | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary == sqlite3.SQLITE_CANTOPEN:
        return MessageKey.HOME_READ_ONLY if path.exists() else MessageKey.DATABASE_DAMAGED
    if primary == sqlite3.SQLITE_IOERR:
        return MessageKey.DISK_FULL if _is_full(path.parent) else MessageKey.DATABASE_DAMAGED
    return _CAUSES.get(primary)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM_TO_WORK
    except OSError:
        return False
