"""One mail taken apart with the standard library: its header lines, its texts, and the mails that it carries."""

# ruff: noqa: PLC0415 - email takes 20 ms to import

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, cast

from certdesk.services.notices.charsets import decoded, decoded_page
from certdesk.services.notices.flowed import unflowed

if TYPE_CHECKING:
    from email.message import Message

MOST_CARRIED: Final = 20

_MOST_TEXTS: Final = 20
_MOST_PARTS: Final = 2_000
_LONGEST_HEADER: Final = 2_000
_FOLD: Final = re.compile(r"[\r\n]+[ \t]*")
_ENCODED: Final = "=?"
_CALLED: Final = {"text/x-html": "text/html", "message/rfc822": "text/plain"}
_CONTENT_TYPE: Final = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}")
# What `email` has been seen to raise for broken header lines, besides its own errors.
_BROKEN: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a mail, not decoded yet."""

    message: "Message" = field(repr=False)
    is_page: bool = False

    def text(self) -> str:
        """Return it decoded."""
        try:
            content = self.message.get_payload(decode=True)
        except _BROKEN:
            return ""
        if not isinstance(content, bytes):
            return ""
        said = _parameter(self.message, "charset")
        if self.is_page:
            return decoded_page(content, said)
        text = decoded(content, said)
        if "flowed" not in _raw(self.message, "content-type").lower():
            return text
        return unflowed(text, is_blank_dropped=_parameter(self.message, "delsp").lower() == "yes")


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: what its header says, and its texts. `depth` is 0 for a mail that no other one carries."""

    headers: dict[str, str]
    plain: tuple[Part, ...]
    pages: tuple[Part, ...]
    depth: int

    @property
    def sent_at(self) -> datetime | None:
        """When it was sent (UTC), None where it does not say or says nonsense."""
        from email.utils import parsedate_to_datetime

        try:
            sent = parsedate_to_datetime(self.headers.get("date", ""))
            return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
        except (*_BROKEN, OverflowError):
            return None


def letters_in(content: bytes) -> list[Letter]:
    """Return the mail in `content`, then those that it carries, in their order; at most 21."""
    import email
    from email.parser import BytesHeaderParser
    from email.policy import compat32

    # The header parser of the default policy raises for some broken lines and takes most of the time; `email` builds
    # the same tree with either.
    try:
        message = email.message_from_bytes(content, policy=compat32)
    except RecursionError:
        message = BytesHeaderParser(policy=compat32).parsebytes(content)
    waiting: list[tuple[Message, int]] = [(message, 0)]
    found: list[Letter] = []
    while waiting and len(found) <= MOST_CARRIED:
        present, depth = waiting.pop(0)
        letter, carried = _letter(present, depth)
        found.append(letter)
        waiting[:0] = [(each, depth + 1) for each in carried]
    return found


def _letter(message: "Message", depth: int) -> tuple[Letter, list["Message"]]:
    plain: list[Part] = []
    pages: list[Part] = []
    carried: list[Message] = []
    for part, kind in _parts(message):
        if kind == "message":
            carried.append(part)
        elif kind == "text/html" and len(pages) < _MOST_TEXTS:
            pages.append(Part(part, is_page=True))
        elif kind == "text/plain" and len(plain) < _MOST_TEXTS:
            plain.append(Part(part))
    return Letter(_headers(message), tuple(plain), tuple(pages), depth), carried


def _parts(message: "Message") -> Iterator[tuple["Message", str]]:
    """Yield the texts of a mail, and the mails in it; without recursion, since parts can lie in each other deeply.

    What says that it has parts and has none, since its boundary is missing, is read as text.
    """
    stack, seen = [message], 0
    while stack and seen < _MOST_PARTS:
        part, seen = stack.pop(), seen + 1
        if part.is_multipart():
            inner = cast("list[Message]", part.get_payload())
            if _type_of(part).startswith("message/"):
                yield from ((each, "message") for each in inner)
            else:
                stack.extend(reversed(inner))
        elif not _is_attached(part):
            kind = _type_of(part)
            yield part, _CALLED.get(kind, "text/plain" if kind.startswith("multipart/") else kind)


def _type_of(part: "Message") -> str:
    found = _CONTENT_TYPE.match(_raw(part, "content-type").strip().strip('"').lower())
    return found[0] if found else part.get_default_type()


def _is_attached(part: "Message") -> bool:
    return _raw(part, "content-disposition").lstrip().lower().startswith("attachment")


def _parameter(part: "Message", name: str) -> str:
    try:
        found = part.get_param(name, "")
        value = found[2] if isinstance(found, tuple) else found
        return str(value)[:60]
    except _BROKEN:
        return ""


def _raw(part: "Message", name: str) -> str:
    """Return the first header line of a name as it was written; `Message.get` would decode it."""
    return next((str(value) for key, value in part.raw_items() if key.lower() == name), "")


def _headers(message: "Message") -> dict[str, str]:
    """Return the first header line of each name that is looked at, decoded; of senders and of checks all, each check
    on a line of its own.
    """
    wanted = {"subject", "date", "message-id"}
    found: dict[str, str] = {}
    checks: list[str] = []
    several: dict[str, list[str]] = {"from": [], "reply-to": []}
    for key, value in message.raw_items():
        name = key.lower()
        if name == "authentication-results":
            checks.append(_FOLD.sub(" ", str(value)[:_LONGEST_HEADER]))
        elif name in several:
            several[name].append(_decoded_header(str(value)))
        elif name in wanted and name not in found:
            found[name] = _decoded_header(str(value))
    joined = {name: ", ".join(lines) for name, lines in several.items()}
    return found | joined | {"authentication-results": "\n".join(checks)}


def _decoded_header(raw: str) -> str:
    """Return a header line as text: unfolded, RFC 2047 words decoded, 8-bit text as what it is."""
    line = _FOLD.sub(" ", raw[:_LONGEST_HEADER])
    if not line.isascii():
        line = decoded(line.encode("utf-8", "surrogateescape"))
    if _ENCODED not in line:
        return line.strip()
    from email.errors import MessageError
    from email.header import decode_header

    try:
        pieces = decode_header(line)
        return "".join(
            piece if isinstance(piece, str) else decoded(piece, charset or "") for piece, charset in pieces
        ).strip()
    except (*_BROKEN, MessageError):
        return line.strip()
