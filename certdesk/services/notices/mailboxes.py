"""The mails of a mailbox file, one after the other, with no more than one of them in memory."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from certdesk.services.notices.trimming import MOST_OF_A_LINE, Trimmed

_FROM: Final = b"From "
_SEPARATOR: Final = re.compile(
    rb"From .{0,400}?"
    rb"(?:[0-9]{1,2}:[0-9]{2}.{0,40}?[12][0-9]{3}|[12][0-9]{3}.{0,40}?[0-9]{1,2}:[0-9]{2}).{0,60}\r?\n?\Z"
)
_HEADER_LINE: Final = re.compile(rb"[!-9;-~]{1,100}:|>From |\r?\n|\Z")
_QUOTED_FROM: Final = re.compile(rb">+From ")
_LENGTH: Final = re.compile(rb"^content-length[ \t]*:[ \t]*([0-9]{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT: Final = 512
_LONGEST_SEPARATOR: Final = 1_000

Lines = Callable[[], bytes]


def single(lines: Lines) -> bytes:
    """Return the one mail of a file, without its attachments."""
    mail = Trimmed()
    while line := lines():
        mail.take(line)
    return mail.taken()


def mails(stream: BinaryIO, lines: Lines) -> Iterator[bytes]:
    """Yield the mails of a mailbox without their attachments, in their order; `lines` reads from `stream`.

    The four dialects are told apart as they are read. A line `From …` with a date parts two mails where a blank line
    is before it or a header line behind. Where the header says a length that leads exactly to such a line, or to the
    end of the file, what is in between is one mail, whatever its lines say (mboxcl, mboxcl2). One `>` before `From `
    is taken off (mboxrd); mboxo quotes in the same way, and nobody can tell what had a `>` of its own.
    """
    line = lines()
    while line and not line.startswith(_FROM):
        line = lines()
    while line:
        mail = Trimmed()
        line = _read(stream, lines, mail)
        yield mail.taken()


def _read(stream: BinaryIO, lines: Lines, mail: Trimmed) -> bytes:
    """Take one mail up to the line that parts it from the next, and return that line, b"" at the end."""
    is_in_header, header, held = True, 0, 0
    is_blank = was_whole = True
    line = lines()
    while line:
        if held > 0:
            held -= len(line)
        elif was_whole and line.startswith(_FROM) and _parts(stream, line, is_blank=is_blank):
            return line
        mail.take(line[1:] if was_whole and line.startswith(b">") and _QUOTED_FROM.match(line) else line)
        is_blank = was_whole and not line.strip(b"\r\n")
        was_whole = line.endswith(b"\n")
        if is_in_header:
            header += len(line)
            if is_blank:
                is_in_header = False
                held = _length(stream, mail.taken())
        line = lines()
    return b""


def _parts(stream: BinaryIO, line: bytes, *, is_blank: bool) -> bool:
    if len(line) > _LONGEST_SEPARATOR or not _SEPARATOR.match(line):
        return False
    return is_blank or bool(_HEADER_LINE.match(_ahead(stream, 0)))


def _length(stream: BinaryIO, header: bytes) -> int:
    """Return the length of the mail that begins here, where its header says one and it holds; else 0."""
    said = _LENGTH.search(header)
    if said is None:
        return 0
    length = int(said[1])
    behind = _ahead(stream, length).lstrip(b"\r\n")
    if behind:
        return length if _SEPARATOR.match(behind.partition(b"\n")[0]) else 0
    return length if _is_within(stream, length) else 0


def _ahead(stream: BinaryIO, skipped: int) -> bytes:
    """Return what follows, some bytes on, without going there."""
    here = stream.tell()
    stream.seek(here + skipped)
    found = stream.read(_LOOKED_AT)
    stream.seek(here)
    return found


def _is_within(stream: BinaryIO, length: int) -> bool:
    here = stream.tell()
    end = stream.seek(0, 2)
    stream.seek(here)
    return here + length <= end


def line_reader(stream: BinaryIO) -> Lines:
    """Return what reads a stream line by line, longer ones in pieces, so that no line lies in memory as a whole."""

    def read() -> bytes:
        return stream.readline(MOST_OF_A_LINE)

    return read
