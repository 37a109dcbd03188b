"""What there is to read in what was handed in: files, the files of folders, archives, texts. Nothing is opened."""

import os
import stat
from itertools import chain
from pathlib import Path

from certdesk.domain.errors import Unavailable
from certdesk.domain.handing_in import MOST_AT_ONCE, MOST_IN_FOLDER, Gathered, HandedIn, Origin, Source
from certdesk.services.requests.files import cause_of, check_ordinary, followed, is_hidden, unreadable


def gather(handed: HandedIn) -> Gathered:
    """Return what there is to read: each path that was handed in once, folders one level deep, and the text.

    Of a folder the first 200 files by name count, hidden ones and further folders do not; of everything the first
    1,000. What cannot be read says why.
    """
    found = [_at(path, handed.origin) for path in dict.fromkeys(handed.paths)]
    texts = [Source(handed.origin, text=handed.text)] if handed.text or not handed.paths else []
    sources = [*chain.from_iterable(each.sources for each in found), *texts]
    left_out = sum(each.left_out for each in found) + max(0, len(sources) - MOST_AT_ONCE)
    return Gathered(tuple(sources[:MOST_AT_ONCE]), left_out)


def _at(path: Path, origin: Origin) -> Gathered:
    try:
        if stat.S_ISDIR(path.lstat().st_mode):
            return _in_folder(path, origin)
    except (OSError, ValueError) as error:
        return Gathered((_refused(path, origin, unreadable(path, cause_of(error))),))
    return Gathered((_source(path, origin),))


def _in_folder(folder: Path, origin: Origin) -> Gathered:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if _counts(entry))
    sources = tuple(_source(folder / name, origin) for name in names[:MOST_IN_FOLDER])
    return Gathered(sources, len(names) - len(sources))


def _counts(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry of a folder is looked at. A link to a folder is as good as one; a broken link is told."""
    try:
        return not is_hidden(entry) and not entry.is_dir()
    except OSError:
        return True


def _source(path: Path, origin: Origin) -> Source:
    try:
        target = followed(path)
        check_ordinary(path, target.lstat().st_mode)
    except Unavailable as refusal:
        return _refused(path, origin, refusal)
    except OSError as error:
        return _refused(path, origin, unreadable(path, cause_of(error)))
    return Source(origin, target.name, target.parent.name, target)


def _refused(path: Path, origin: Origin, refusal: Unavailable) -> Source:
    return Source(origin, path.name or str(path), path.parent.name, refusal=refusal)
