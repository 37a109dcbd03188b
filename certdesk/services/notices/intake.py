"""Which files there are to be read for notices: files, folders one level deep, and Maildirs."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certdesk.domain.errors import Unavailable
from certdesk.services.requests.files import cause_of, check_ordinary, followed, is_hidden, unreadable

MOST_IN_FOLDER: Final = 50_000
_MAILDIR: Final = ("new", "cur")


@dataclass(frozen=True, slots=True)
class MailFile:
    """One file to read: what it is called, where it lies, its size, or why it cannot be read."""

    path: Path
    within: str = ""
    size: int = 0
    refusal: Unavailable | None = None


def files_of(paths: Sequence[Path]) -> Iterator[MailFile]:
    """Yield the files of what was handed in, each path once: files themselves, those of a folder by name.

    A Maildir is a folder with `cur` and `new`; its mails are in these. Hidden files and further folders are left out,
    and of a folder what is beyond its first 50,000 files. Nothing is opened.
    """
    for path in dict.fromkeys(paths):
        try:
            is_folder = stat.S_ISDIR(path.lstat().st_mode)
            folders = _folders(path) if is_folder else ()
            names = [(folder, name) for folder in folders for name in _names(folder)]
        except (OSError, ValueError) as error:
            yield MailFile(path, refusal=unreadable(path, cause_of(error)))
            continue
        if not is_folder:
            yield _file(path, path.parent.name)
        for folder, name in names:
            yield _file(folder / name, path.name)


def is_maildir(path: Path) -> bool:
    """Return whether a folder holds mails in the way of a Maildir. Raises OSError where it may not be looked into."""
    return all((path / each).is_dir() for each in _MAILDIR)


def _folders(path: Path) -> tuple[Path, ...]:
    return tuple(path / each for each in _MAILDIR) if is_maildir(path) else (path,)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as found:
        return sorted(each.name for each in found if _counts(each))[:MOST_IN_FOLDER]


def _counts(entry: os.DirEntry[str]) -> bool:
    try:
        return not is_hidden(entry) and not entry.is_dir()
    except OSError:
        return True


def _file(path: Path, within: str) -> MailFile:
    try:
        target = followed(path)
        found = target.lstat()
        check_ordinary(path, found.st_mode)
    except Unavailable as refusal:
        return MailFile(path, within, refusal=refusal)
    except OSError as error:
        return MailFile(path, within, refusal=unreadable(path, cause_of(error)))
    return MailFile(target, within, found.st_size)
