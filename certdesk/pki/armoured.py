"""PEM blocks and bare base64 within any text, found in one pass whatever the text holds."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from certdesk.pki.der import is_cut

_DASH: Final = "[-\u2010-\u2015\u2212]"  # word processors make others of them
_MARK = re.compile(rf"{_DASH}{{1,5}} ?(BEGIN|END) ([A-Z0-9 .#]{{1,64}}?) ?{_DASH}{{1,5}}")
_HEADERS = re.compile(r"\s*(?:[A-Za-z0-9-]{1,40}: [^\n]*\n)+")  # RFC 1421 4.4, and what some tools say of a request
_QUOTE_MARKS = re.compile(r"^[> ]*>[> ]*", re.MULTILINE)
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/_=\s>-]|=(?=[\s>]*[A-Za-z0-9+/_])")
_URL_SAFE = str.maketrans("-_", "+/")

# DER of a SEQUENCE begins so, and so does PEM that was encoded once more.
_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])(?:M[A-P]|LS0tLS1CRUdJT)[A-Za-z0-9+/_-]{22,}(?:[\s>]+[A-Za-z0-9+/_-]+)*={0,2}")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between BEGIN and END of one label: its DER, which is empty where there is none to be had.

    `begins` and `ends` are places in the text. `is_cut` says that the END is missing. `stop` is the place where
    reading has to stop, or -1 where that cannot be told.
    """

    label: str
    body: str
    der: bytes
    begins: int
    ends: int
    is_cut: bool = False
    stop: int = -1

    @property
    def is_quoted(self) -> bool:
        """Whether it has the quote marks of a mail."""
        return bool(_QUOTE_MARKS.search(self.body))


def blocks_in(text: str) -> Iterator[Block]:
    """Yield every block of `text`; a BEGIN without its END is a block that is cut, and so is an END alone."""
    begun: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark[1] == "END":
            yield _block(text, begun, mark) if begun else Block(mark[2], "", b"", mark.start(), mark.end(), True)
            begun = None
            continue
        if begun:
            yield _cut(text, begun, mark.start())
        begun = mark
    if begun:
        yield _cut(text, begun, len(text))


def runs_in(text: str) -> Iterator[tuple[bytes, int, int]]:
    """Yield what each run of base64 means that can be DER or armour, and where in the text it begins and ends."""
    for run in _RUN.finditer(text):
        yield from_base64(run[0], cut=True), run.start(), run.end()


def without_quotes(text: str) -> str:
    """Return `text` without the marks that mail programs put before each line."""
    return _QUOTE_MARKS.sub("", text) if ">" in text else text


def from_base64(text: str, *, cut: bool = False) -> bytes:
    """Return what base64 or base64url means, with or without padding; nothing where it means nothing.

    `cut` says to leave out a last character that means nothing alone.
    """
    joined = "".join(text.replace(">", " ").split()).translate(_URL_SAFE).rstrip("=")
    if cut and len(joined) % 4 == 1:
        joined = joined[:-1]
    try:
        return binascii.a2b_base64(joined + "=" * (-len(joined) % 4), strict_mode=True)
    except ValueError:
        return b""


def _block(text: str, begin: re.Match[str], end: re.Match[str]) -> Block:
    starts, body = _body(text, begin.end(), end.start())
    der = from_base64(body)
    stop = _first_flaw(body)
    if stop < 0 and is_cut(der):
        stop = len(body.rstrip("> \n"))
    return Block(begin[2], body, der, begin.start(), end.end(), stop=starts + stop if stop >= 0 else -1)


def _cut(text: str, begin: re.Match[str], ends: int) -> Block:
    starts, body = _body(text, begin.end(), ends)
    return Block(begin[2], body, b"", begin.start(), ends, True, starts + len(body.rstrip("> \n")))


def _body(text: str, begins: int, ends: int) -> tuple[int, str]:
    headers = _HEADERS.match(text, begins, ends)
    begins = headers.end() if headers else begins
    return begins, text[begins:ends]


def _first_flaw(body: str) -> int:
    """Return the place of what is no base64, else of the first line that is shorter or longer than those before it."""
    if foreign := _NO_BASE64.search(body):
        return foreign.start()
    at = width = 0
    for line in body.rstrip("> \n").split("\n")[:-1]:
        length = len(line.strip("> "))
        width = width or length
        if length not in {0, width}:
            return at
        at += len(line) + 1
    return -1
