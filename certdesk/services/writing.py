"""Writing a file that is either there, whole and as it should be, or not there at all."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.services.file_names import numbered
from certdesk.storage.files import sync_folder

ReadFile = Callable[[Path], bytes]
IsRight = Callable[[bytes], bool]

_CAUSES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "refused",
    errno.EPERM: "refused",
    errno.EROFS: "refused",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}
_RIGHTS, _OWNER_ONLY = 0o666, 0o600
_PART = re.compile(r"\.certdesk-[1-9][0-9]{0,9}-[1-9][0-9]{0,9}\.part")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is to be, and what to do when one is there.

    A file that `is_private` can be read by its owner alone, from its first byte, where the file system knows rights.
    """

    folder: Path
    name: str
    if_exists: IfExists
    is_private: bool = False

    @property
    def path(self) -> Path:
        """The file's path, before a second copy gets its number."""
        return self.folder / self.name

    @property
    def rights(self) -> int:
        """The rights that the file is made with, of which the user's mask may take some away."""
        return _OWNER_ONLY if self.is_private else _RIGHTS

    def check_free(self) -> None:
        """Raise StateConflict (FILE_EXISTS) when something is there and the user should be asked."""
        if self.if_exists is IfExists.ASK and os.path.lexists(self.path):
            raise _exists(self.path)


def write(place: Place, content: bytes, is_right: IsRight, read_file: ReadFile = Path.read_bytes) -> Path:
    """Write `content`, durably, and return the path it is at.

    What is on the disk is read back and judged by `is_right` twice: under another name before anything is
    replaced, and in its place. Raises Unavailable (FILE_WRITE with `folder` and `cause`; FILE_CHANGED with
    `file`) and StateConflict (FILE_EXISTS); after each of them the folder is as it was.
    """
    with explained(place.folder), _unfinished(place.folder, "part", place.rights) as part:
        _write_through(part, content)
        _check(part, place.name, is_right, read_file)
        if place.if_exists is IfExists.REPLACE and os.path.lexists(place.path):
            return _replace(part, place.path, is_right, read_file)
        return _add(part, place, is_right, read_file)


def remove_leftovers(folder: Path, began: float) -> None:
    """Remove the unfinished files that an earlier run left in `folder` when it was killed: before `began`, by the disk.

    Only names of exactly our form go, of plain files that are the user's own. What hinders that is no error. A copy of
    what was being replaced (`.old`) stays: it may be the last whole one.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PART.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_if_left(Path(entry.path), began)


def _remove_if_left(path: Path, began: float) -> None:
    found = path.lstat()
    is_own = os.name != "posix" or found.st_uid == os.getuid()
    if stat.S_ISREG(found.st_mode) and is_own and found.st_mtime < began:
        path.unlink()


def _replace(part: Path, path: Path, is_right: IsRight, read_file: ReadFile) -> Path:
    with _unfinished(path.parent, "old", _OWNER_ONLY) as old:
        _copy(path, old)
        part.replace(path)
        try:
            _check(path, path.name, is_right, read_file)
        except BaseException:
            old.replace(path)
            raise
        sync_folder(path.parent)
        return path


def _add(part: Path, place: Place, is_right: IsRight, read_file: ReadFile) -> Path:
    path = _named(part, place)
    try:
        _check(path, path.name, is_right, read_file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return path


def _named(part: Path, place: Place) -> Path:
    """Give the finished file a name that nobody has taken, and return its path."""
    for number in count(1):
        path = place.path if number == 1 else place.folder / numbered(place.name, number)
        try:
            _give_name(part, path, place.rights)
        except FileExistsError:
            if place.if_exists is not IfExists.KEEP_BOTH:
                raise _exists(path) from None
        else:
            break
    return path


def _give_name(part: Path, path: Path, rights: int) -> None:
    """Let the file appear at `path` whole, at once. Raises FileExistsError when something is there.

    A second name does that. Where the file system knows none (FAT), an empty file of ours reserves the name for
    the moment that renaming takes.
    """
    try:
        os.link(part, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, rights))
        try:
            part.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


@contextmanager
def _unfinished(folder: Path, kind: str, rights: int) -> Iterator[Path]:
    """Yield an empty file of ours beside the target; whatever is left of it goes in the end."""
    for number in count(1):
        path = folder / f".certdesk-{os.getpid()}-{number}.{kind}"
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, rights))
            break
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _copy(path: Path, copy: Path) -> None:
    """Keep `path` as `copy`: a second name for it where the file system has such, else its content."""
    copy.unlink()
    try:
        os.link(path, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, copy)


def _check(path: Path, name: str, is_right: IsRight, read_file: ReadFile) -> None:
    if not is_right(read_file(path)):
        raise Unavailable(MessageKey.FILE_CHANGED, file=name)


def _exists(path: Path) -> StateConflict:
    return StateConflict(MessageKey.FILE_EXISTS, file=path.name)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Raise Unavailable (FILE_WRITE with `folder` and `cause`) for what the file system refuses to do in `folder`."""
    try:
        yield
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0, "other")
        raise Unavailable(MessageKey.FILE_WRITE, folder=str(folder), cause=cause) from error
