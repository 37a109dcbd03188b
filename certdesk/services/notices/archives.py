"""Zip archives of mails: looked into one level deep, within bounds. Nothing of one is ever written."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.services.requests.archives import BROKEN, ENCRYPTED, UNPACKED, is_hidden, name_of

FIELD: Final = "notice"
MOST_FILES: Final = 20_000
LARGEST_FILE: Final = 32 * 1024 * 1024
LARGEST_UNPACKED: Final = 1024 * 1024 * 1024
_MOST_RATIO: Final = 200  # mails full of repetition pack to a hundredth


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, and what it holds; None for one that is broken or too large."""

    name: str
    size: int
    content: BytesIO | None


def entries(stream: BinaryIO, size: int, most: int = LARGEST_FILE) -> Iterator[Entry]:
    """Yield the files of an archive of `size` bytes in its order, one at a time in memory, `most` bytes of each.

    Folders and hidden files are left out, and what an archive says of sizes is believed only against it. Raises
    FieldError (`notice`): ARCHIVE_BIG (`number`, `most`), ARCHIVE_CLOSED, ARCHIVE_BROKEN.
    """
    try:
        archive = ZipFile(stream)
    except BROKEN:
        raise FieldError(FIELD, MessageKey.ARCHIVE_BROKEN) from None
    with archive:
        files = [each for each in archive.infolist() if not (each.is_dir() or is_hidden(each))]
        if any(file.flag_bits & ENCRYPTED for file in files):
            raise FieldError(FIELD, MessageKey.ARCHIVE_CLOSED)
        unpacked = sum(file.file_size for file in files)
        if len(files) > MOST_FILES or unpacked > min(LARGEST_UNPACKED, _MOST_RATIO * size):
            raise FieldError(FIELD, MessageKey.ARCHIVE_BIG, number=MOST_FILES, most=LARGEST_UNPACKED)
        for file in files:
            yield Entry(name_of(file), file.compress_size, _content(archive, file, most))


def _content(archive: ZipFile, file: ZipInfo, most: int) -> BytesIO | None:
    if file.file_size > LARGEST_FILE:
        return None
    try:
        if file.compress_type not in UNPACKED:
            raise BadZipFile
        with archive.open(file) as stream:
            return BytesIO(stream.read(most))
    except BROKEN:
        return None
