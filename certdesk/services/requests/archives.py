"""Zip archives that somebody drops: looked into one level deep, within bounds. Nothing of one is ever written."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from struct import error as StructError  # noqa: N812 - a class with the name of a variable
from typing import Final
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from certdesk.domain.csr import LARGEST_CSR
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.handing_in import LARGEST_UNPACKED, MOST_IN_ARCHIVE
from certdesk.domain.messages import MessageKey

FIELD: Final = "csr"

_BEGINS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ENCRYPTED: Final = 0x1
# LZMA is left out: its dictionary takes as much memory as the archive says, up to 4 GB.
UNPACKED: Final = frozenset({ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2})
_MOST_RATIO: Final = 100  # requests in base64 pack to two thirds
BROKEN: Final = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error, StructError)
_LONGEST_NAME: Final = 255


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive: its name without folders, how the archive calls it, and what it holds, or why not."""

    name: str
    path: str
    size: int
    content: bytes = field(default=b"", repr=False)
    refusal: CertDeskError | None = None


def is_archive(content: bytes) -> bool:
    """Return whether a file that begins like this is a zip archive, whatever it is called."""
    return content.startswith(_BEGINS)


def too_big() -> FieldError:
    """Return that an archive is more than CertDesk looks into."""
    return FieldError(FIELD, MessageKey.ARCHIVE_BIG, number=MOST_IN_ARCHIVE, most=LARGEST_UNPACKED)


def entries(content: bytes) -> Iterator[Entry]:
    """Yield the files of an archive, in its order; folders and hidden files are left out.

    What an archive says of sizes is believed only against it: no more than that is unpacked, and no more than a
    signing request has of each file. Raises FieldError (`csr`): ARCHIVE_BIG (`number`, `most`), ARCHIVE_CLOSED for
    one with a password, ARCHIVE_BROKEN. One file that is broken is an entry with that refusal.
    """
    try:
        archive = ZipFile(BytesIO(content))
    except BROKEN:
        raise FieldError(FIELD, MessageKey.ARCHIVE_BROKEN) from None
    with archive:
        files = [each for each in archive.infolist() if not (each.is_dir() or is_hidden(each))]
        _check(files, len(content))
        left = LARGEST_UNPACKED
        for file in files:
            entry = _entry(archive, file, left)
            left -= len(entry.content)
            yield entry


def _check(files: list[ZipInfo], packed: int) -> None:
    if any(file.flag_bits & ENCRYPTED for file in files):
        raise FieldError(FIELD, MessageKey.ARCHIVE_CLOSED)
    unpacked = sum(file.file_size for file in files)
    if len(files) > MOST_IN_ARCHIVE or unpacked > min(LARGEST_UNPACKED, _MOST_RATIO * packed):
        raise too_big()


def _entry(archive: ZipFile, file: ZipInfo, left: int) -> Entry:
    name, path = name_of(file)[-_LONGEST_NAME:], file.filename[-_LONGEST_NAME:]
    if file.file_size > LARGEST_CSR:
        refusal = FieldError(FIELD, MessageKey.CSR_BIG, size=file.file_size)
        return Entry(name, path, file.file_size, refusal=refusal)
    try:
        if file.compress_type not in UNPACKED:
            raise BadZipFile
        with archive.open(file) as stream:
            content = stream.read(min(left, LARGEST_CSR))
    except BROKEN:
        refusal = FieldError(FIELD, MessageKey.ARCHIVE_BROKEN)
        return Entry(name, path, file.file_size, refusal=refusal)
    return Entry(name, path, len(content), content)


def name_of(file: ZipInfo) -> str:
    """Return the last part of an entry's path, which may be anything: it only ever names the entry."""
    return file.filename.replace("\\", "/").rpartition("/")[2] or file.filename


def is_hidden(file: ZipInfo) -> bool:
    """Return whether an entry is hidden, or one of those that macOS adds for itself."""
    parts = file.filename.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or (parts[-1].startswith(".") and set(parts[-1]) != {"."})
