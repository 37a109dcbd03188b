"""Files that somebody drops: told apart before they are opened, and read no further than a signing request goes."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import Unavailable
from certdesk.domain.handing_in import LARGEST_ARCHIVE
from certdesk.domain.messages import MessageKey
from certdesk.services.requests.archives import is_archive

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

T = TypeVar("T")

_CAUSES: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "missing",
    errno.EACCES: "unreadable",
    errno.EPERM: "unreadable",
    errno.EISDIR: "folder",
    errno.ELOOP: "link",
    errno.ENXIO: "device",
    errno.EAGAIN: "held",
    errno.EBUSY: "held",
}
_HELD_ON_WINDOWS: Final = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_HIDDEN_ON_WINDOWS: Final = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0)
_WITHOUT_WAITING: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of the file would keep us waiting for ever
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Steady(io.FileIO):
    """A file that has nothing to give yet, as some of a system's own have, is held: nobody waits for it."""

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Return how many bytes were read. Raises BlockingIOError."""
        read: int | None = super().readinto(buffer)
        return _given(read)

    def readall(self) -> bytes:
        """Return the rest. Raises BlockingIOError."""
        return _given(super().readall())


def content_of(path: Path) -> tuple[bytes, int]:
    """Return what is in an ordinary file, as far as it is looked at, and its size. Raises Unavailable (FILE_READ).

    That is a byte more than the largest signing request has, and of an archive one more than the largest archive.
    """
    with opened(path) as (stream, size):
        content = stream.read(LARGEST_CSR + 1)
        if is_archive(content):
            content += stream.read(LARGEST_ARCHIVE - LARGEST_CSR)
        return content, max(size, len(content))


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Yield an ordinary file for reading, and its size. Raises Unavailable (FILE_READ), also while it is read."""
    try:
        check_ordinary(path, path.lstat().st_mode)
        descriptor = os.open(path, _WITHOUT_WAITING)
    except (OSError, ValueError) as error:
        raise unreadable(path, cause_of(error)) from None
    try:
        with io.BufferedReader(Steady(descriptor)) as stream:
            found = os.fstat(stream.fileno())
            check_ordinary(path, found.st_mode)
            yield stream, found.st_size
    except OSError as error:
        raise unreadable(path, cause_of(error)) from None


def followed(path: Path) -> Path:
    """Return the file that `path` leads to: itself, or where it links to, once.

    Raises Unavailable (FILE_READ) for what is gone, for links to links, which may go in circles, and to folders.
    """
    try:
        if not stat.S_ISLNK(path.lstat().st_mode):
            return path
        target = path.parent / path.readlink()
        mode = target.lstat().st_mode
    except (OSError, ValueError) as error:
        raise unreadable(path, cause_of(error)) from None
    if stat.S_ISLNK(mode):
        raise unreadable(path, "link")
    if stat.S_ISDIR(mode):
        raise unreadable(path, "folder")
    return target


def check_ordinary(path: Path, mode: int) -> None:
    """Raise Unavailable (FILE_READ) for what is no ordinary file: devices and pipes are not opened."""
    if stat.S_ISDIR(mode):
        raise unreadable(path, "folder")
    if stat.S_ISLNK(mode):
        raise unreadable(path, "link")
    if not stat.S_ISREG(mode):
        raise unreadable(path, "device")


def is_hidden(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry of a folder is hidden, as its system hides things."""
    if entry.name.startswith("."):
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if _HIDDEN_ON_WINDOWS else 0
    return bool(attributes & _HIDDEN_ON_WINDOWS)


def unreadable(path: Path, cause: str) -> Unavailable:
    """Return that `path` cannot be read, and why."""
    return Unavailable(MessageKey.FILE_READ, file=path.name or str(path), cause=cause)


def _given(read: T | None) -> T:
    if read is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return read


def cause_of(error: OSError | ValueError) -> str:
    """Return why something could not be read, by the word that the message knows. No name has a NUL in it."""
    if not isinstance(error, OSError):
        return "missing"
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return "held"
    return _CAUSES.get(error.errno or 0, "other")
