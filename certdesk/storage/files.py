"""A SQLite database as files on the disk: the file itself and what SQLite keeps beside it."""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_COMPANIONS = ("-wal", "-shm", "-journal")
_MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100
_APPLICATION_ID = struct.Struct(">68xi28x")
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a file say (SQLite file format 1.3)."""

    is_sqlite: bool
    application_id: int


def read_header(path: Path) -> Header:
    """Return what the file at `path` says it is, without opening it as a database, so that nothing in it changes."""
    with path.open("rb") as stream:
        head = stream.read(_HEADER_LENGTH)
    if len(head) < _HEADER_LENGTH or not head.startswith(_MAGIC):
        return Header(is_sqlite=False, application_id=0)
    return Header(is_sqlite=True, application_id=_APPLICATION_ID.unpack(head)[0])


def companions(path: Path) -> Iterator[Path]:
    """Yield the files that SQLite may keep beside `path`, whether they exist or not."""
    for suffix in _COMPANIONS:
        yield path.with_name(path.name + suffix)


def has_content(path: Path) -> bool:
    """Return whether there is a file at `path` that is not empty."""
    return path.exists() and path.stat().st_size > 0


def create_private(path: Path) -> None:
    """Create an empty file at `path` that only its owner may read; SQLite gives its companions the same rights.

    A file that an earlier, interrupted try left there is removed first.
    """
    for leftover in (path, *companions(path)):
        leftover.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))


def put_in_place(finished: Path, path: Path) -> None:
    """Make the closed database `finished` durable, rename it to `path`, and make the new name durable."""
    with finished.open("rb+") as stream:
        os.fsync(stream.fileno())
    finished.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in `folder` durable where that can be had: not on Windows, nor on every network file system."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def move_aside(path: Path) -> Path:
    """Rename the database at `path`, and what belongs to it, to a free name beside it; return that name.

    Nothing is deleted or overwritten. Only for when the user has agreed to go on without it. The companions
    go first: a write-ahead log left behind would be played into the next database of that name.
    """
    target = next(name for name in _aside_names(path) if not any(map(Path.exists, (name, *companions(name)))))
    for old, new in zip(companions(path), companions(target), strict=True):
        if old.exists():
            old.rename(new)
    if path.exists():
        path.rename(target)
    sync_folder(path.parent)
    return target


def _aside_names(path: Path) -> Iterator[Path]:
    for number in count(1):
        yield path.with_name(f"{path.stem}.aside-{number}{path.suffix}")
