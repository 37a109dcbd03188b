"""What is handed in as a signing request: files, folders, archives and text, and what was found in them."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError

MOST_IN_FOLDER: Final = 200
MOST_IN_ARCHIVE: Final = 100
LARGEST_UNPACKED: Final = 1024 * 1024
LARGEST_ARCHIVE: Final = 2 * LARGEST_UNPACKED  # what is not worth packing, and what archives say about it
MOST_AT_ONCE: Final = 1_000


class Origin(StrEnum):
    """How it came."""

    DROPPED = "dropped"
    CHOSEN = "chosen"
    PASTED = "pasted"
    TYPED = "typed"
    MADE_HERE = "made here"
    DRAFT = "draft"  # kept from before


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Files and folders, or a text. The text never shows in a repr: it may be a private key."""

    origin: Origin
    paths: tuple[Path, ...] = ()
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, one entry of an archive, or a text.

    `name` is what it is called on the screen (a link by the file it leads to), `place` the folder's or the archive's
    name. `path` is None for a text; `entry` names the archive's entry. `refusal` says why it cannot be read at all.
    """

    origin: Origin
    name: str = ""
    place: str = ""
    path: Path | None = None
    entry: str = ""
    text: str = field(default="", repr=False)
    refusal: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What there is to read, and how many files were left out because there are too many."""

    sources: tuple[Source, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One signing request that was found, or why a source holds none. `size` is the file's, in bytes.

    Of several requests in one file `number` counts from 1. What the source holds is not kept: its text is empty
    here, and of a private key nothing but the file's name is left.
    """

    source: Source
    facts: CsrFacts | None = None
    refusal: CertDeskError | None = None
    size: int = 0
    number: int = 1
