"""Saving the packs of several clients at once: each as several files of one name, side by side in a folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError

ENDINGS: Final = ("pdf", "txt", "eml")

MakePack = Callable[[str], Mapping[str, bytes]]
"""Returns the files of a client's pack by their endings."""


@dataclass(frozen=True, slots=True)
class PackName:
    """A client, and what the files of their pack would best be called, without an ending."""

    client: str
    stem: str


@dataclass(frozen=True, slots=True)
class PacksRequest:
    """Whose packs to save, and where. What is there already is asked about before anything is written, if so wanted."""

    packs: tuple[PackName, ...]
    folder: Path
    if_exists: IfExists = IfExists.ASK


@dataclass(frozen=True, slots=True)
class PackSaved:
    """What became of one client's pack: its files, an error, or neither where the user stopped before it."""

    client: str
    files: tuple[Path, ...] = ()
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class PacksSaved:
    """What became of all of them, in the order they were asked for."""

    lines: tuple[PackSaved, ...]
    is_stopped: bool = False
