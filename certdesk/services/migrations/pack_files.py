"""The packs of several clients in one folder: a client's files share a name, and are there all or not at all."""

import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from operator import eq
from pathlib import Path
from typing import Final

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import Cancelled, CertDeskError, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.pack_files import ENDINGS, MakePack, PackName, PackSaved, PacksRequest, PacksSaved
from certdesk.domain.work import Reporter
from certdesk.services.file_names import usable_name
from certdesk.services.writing import Place, explained, remove_leftovers, write

_LONGEST_STEM: Final = 56  # characters, of which each can take four bytes of the 240 that a name may have
_NAMELESS: Final = "pack"


def save_packs(request: PacksRequest, make: MakePack, report: Reporter, began: float) -> PacksSaved:
    """Make and write one pack after the other, and return what became of each; a stop keeps what was saved until then.

    What a run before `began` (seconds, by the system's clock) left unfinished in the folder goes first. Clients whose
    names are alike on a disk get numbers. Raises StateConflict (FILE_EXISTS) before anything is touched when a file is
    there and the user should be asked, Unavailable (FILE_WRITE) when the folder is not.
    """
    with explained(request.folder):
        present = {_key(path.name) for path in request.folder.iterdir()}
    stems = _stems(request, present)
    remove_leftovers(request.folder, began)
    lines: list[PackSaved] = []
    for pack in stems:
        try:
            report.check()
        except Cancelled:
            break
        lines.append(_saved(pack, stems[pack], request, make))
        report.step(len(lines), len(stems))
    is_stopped = len(lines) < len(stems)
    lines += [PackSaved(pack.client) for pack in list(stems)[len(lines) :]]
    return PacksSaved(tuple(lines), is_stopped)


def _stems(request: PacksRequest, present: set[str]) -> Mapping[PackName, str]:
    """Return what the files of each pack are called: like no other's, and like nothing that is to stay."""
    given: set[str] = set()
    stems: dict[PackName, str] = {}
    for pack in dict.fromkeys(request.packs):
        plain = usable_name(pack.stem, _LONGEST_STEM) or _NAMELESS
        stem, number = plain, 1
        while _key(stem) in given or (request.if_exists is IfExists.KEEP_BOTH and _is_there(stem, present)):
            number += 1
            stem = f"{plain} ({number})"
        if request.if_exists is IfExists.ASK and (found := _is_there(stem, present)):
            raise StateConflict(MessageKey.FILE_EXISTS, file=found)
        given.add(_key(stem))
        stems[pack] = stem
    return stems


def _is_there(stem: str, present: set[str]) -> str:
    names = (f"{stem}.{ending}" for ending in ENDINGS)
    return next((name for name in names if _key(name) in present), "")


def _key(name: str) -> str:
    """Return a name as disks compare it that tell neither case nor ways to write an accent apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _saved(pack: PackName, stem: str, request: PacksRequest, make: MakePack) -> PackSaved:
    if_exists = IfExists.REPLACE if request.if_exists is IfExists.REPLACE else IfExists.ASK
    written: list[Path] = []
    added: list[Path] = []
    try:
        for ending, content in make(pack.client).items():
            place = Place(request.folder, f"{stem}.{ending}", if_exists)
            is_new = not os.path.lexists(place.path)
            written.append(write(place, content, partial(eq, content)))
            added += written[-1:] if is_new else []
    except CertDeskError as error:
        for path in added:
            with suppress(OSError):
                path.unlink()
        return PackSaved(pack.client, error=error)
    return PackSaved(pack.client, tuple(written))
