"""The lines of one mail without what is not read of it: attachments go by, and never lie in memory."""

import re
from typing import Final

MOST_OF_A_MAIL: Final = 4 * 1024 * 1024
MOST_OF_A_TEXT: Final = 1024 * 1024
MOST_OF_A_HEADER: Final = 128 * 1024
MOST_OF_A_LINE: Final = 64 * 1024
MOST_PARTS: Final = 400

_BETWEEN_PARTS: Final = 16 * 1024
_TYPE: Final = re.compile(rb"^content-type[ \t]*:\s*\"?([^\s;\"]{1,100})", re.IGNORECASE | re.MULTILINE)
_BOUNDARY: Final = re.compile(
    rb"boundary[ \t]*\*?0?\*?[ \t]*=\s*(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE
)
_DISPOSITION: Final = re.compile(rb"^content-disposition[ \t]*:\s*attachment\b", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(rb"\r?\n(?=[ \t])")
_DASHES: Final = b"--"
_READ: Final = frozenset({b"text/plain", b"text/html", b"text", b"text/enriched", b"text/x-html"})
_CARRIES_MAIL: Final = frozenset({b"message/rfc822", b"message/global", b"message/news"})


class Trimmed:
    """Takes a mail line by line, and keeps what can be read: headers, texts and the lines that part them.

    What it keeps is bounded, whatever the mail does: 4 MB in all, 1 MB of each text, 128 KB of each header, 400 parts.
    """

    def __init__(self) -> None:
        self._kept: list[bytes] = []
        self._size = 0
        self._parts = 0
        self._boundaries: set[bytes] = set()
        self._header: list[bytes] | None = []
        self._header_size = 0
        self._room = 0
        self._is_line_start = True

    def take(self, line: bytes) -> None:
        """Take the next line with its end, or the next piece of a line that is too long to be taken at once."""
        begins, self._is_line_start = self._is_line_start, line.endswith(b"\n")
        if self._header is not None:
            self._in_header(line, begins)
        elif begins and line.startswith(_DASHES) and self._parts_here(line):
            return
        elif self._room > 0:
            self._room -= len(line)
            self._keep(line)

    def taken(self) -> bytes:
        """Return what was kept."""
        return b"".join(self._kept)

    @property
    def header(self) -> bytes | None:
        """The mail's own header while and after its last line was taken; None while it is not over."""
        return None if self._header is not None else b"".join(self._kept)

    def _keep(self, line: bytes) -> None:
        self._size += len(line)
        if self._size <= MOST_OF_A_MAIL:
            self._kept.append(line)

    def _in_header(self, line: bytes, begins: bool) -> None:
        assert self._header is not None  # noqa: S101 - for the type checker
        is_over = begins and not line.strip(b"\r\n")
        is_part = begins and line.startswith(_DASHES) and line.strip()[2:] in self._boundaries
        if is_over or is_part:
            self._end_header()
            if is_part:
                self._parts_here(line)
            else:
                self._keep(line)
            return
        self._header_size += len(line)
        if self._header_size <= MOST_OF_A_HEADER:
            self._header.append(line)
            self._keep(line)

    def _end_header(self) -> None:
        assert self._header is not None  # noqa: S101 - for the type checker
        header = _FOLD.sub(b" ", b"".join(self._header))
        found = _TYPE.search(header)
        kind = found[1].lower() if found else b"text/plain"
        self._header, self._header_size = None, 0
        is_attached = bool(_DISPOSITION.search(header))
        if kind.startswith(b"multipart/"):
            boundary = _BOUNDARY.search(header, found.end() if found else 0)
            if boundary:
                self._boundaries.add((boundary[1] or boundary[2]).strip())
            self._room = _BETWEEN_PARTS if boundary else MOST_OF_A_TEXT
        elif kind in _CARRIES_MAIL:
            self._parts += 1
            self._header = [] if self._parts <= MOST_PARTS else None
        else:
            self._room = MOST_OF_A_TEXT if kind in _READ and not is_attached else 0

    def _parts_here(self, line: bytes) -> bool:
        """Begin the next part where a line parts two, and return whether it does."""
        name = line[2:].strip()
        if name in self._boundaries:
            self._parts += 1
            self._keep(line)
            if self._parts > MOST_PARTS:
                self._room = 0
            else:
                self._header, self._header_size = [], 0
            return True
        if name.endswith(_DASHES) and name[:-2] in self._boundaries:
            self._keep(line)
            self._room = _BETWEEN_PARTS
            return True
        return False
