"""How much work a PKCS #12 store asks for before it opens, seen from outside: nobody can stop that work once begun.

What lies encrypted within something encrypted is not seen; `store_certificates` decrypts none of that.
"""

from dataclasses import dataclass, field
from typing import Final

from certdesk.pki.der import Tag

MOST_ROUNDS: Final = 5_000_000  # a second or two; programs ask for 1 to 1,000,000
_TOO_MANY: Final = MOST_ROUNDS + 1

_CONSTRUCTED, _HIGH_TAG = 0x20, 0x1F
_LONG_FORM: Final = 0x80
_LONGEST_LENGTH: Final = 8
_IN_PIECES: Final = Tag.OCTET_STRING | _CONSTRUCTED
_OCTETS: Final = frozenset({Tag.OCTET_STRING, _IN_PIECES})
_BEGINS: Final = (bytes((Tag.SEQUENCE,)), bytes((_IN_PIECES,)))
_END_OF_CONTENTS: Final = b"\0\0"
_DEEPEST: Final = 60
_MOST_ELEMENTS: Final = 200_000


@dataclass(slots=True)
class _Open:
    """An element that is being looked into. `end` is None where its length is not told (X.690 8.1.3.6)."""

    tag: int
    end: int | None
    last: int = 0
    pieces: list[bytes] = field(default_factory=list)


def rounds_in(store: bytes) -> int:
    """Return how many rounds of making keys a store asks for where that can be seen, more than MOST_ROUNDS at once.

    Every count of rounds is an INTEGER right behind its salt, an OCTET STRING (RFC 7292 4, B; RFC 8018 A.2 and A.3).
    BER is read as well, since what opens stores takes it. A store that has far more elements than any is too many too.
    """
    waiting, total, left = [store], 0, _MOST_ELEMENTS
    while waiting:
        found, left = _walked(waiting.pop(), waiting, left)
        total += found
        if left <= 0 or total > MOST_ROUNDS:
            return _TOO_MANY
    return total


def _walked(material: bytes, waiting: list[bytes], left: int) -> tuple[int, int]:
    """Return the rounds in material as far as it can be read, and how many more elements may be looked at.

    What octet strings hold is put to what is `waiting`.
    """
    rounds = at = 0
    stack = [_Open(0, len(material))]
    while left > 0:
        here = stack[-1]
        if at >= (len(material) if here.end is None else here.end):
            if len(stack) == 1:
                break
            _close(stack, waiting)
            continue
        if here.end is None and material.startswith(_END_OF_CONTENTS, at):
            at += len(_END_OF_CONTENTS)
            _close(stack, waiting)
            continue
        header = _header(material, at)
        if header is None:
            break
        left -= 1
        tag, begin, end = header
        if tag & _CONSTRUCTED:
            if len(stack) > _DEEPEST:
                return 0, 0
            stack.append(_Open(tag, end))
            at = begin
            continue
        assert end is not None  # noqa: S101 - for the type checker: only what has elements may leave its length open
        content, at = material[begin:end], end
        if tag == Tag.INTEGER and here.last in _OCTETS:
            rounds += max(0, int.from_bytes(content[:_LONGEST_LENGTH], signed=True))
        elif tag == Tag.OCTET_STRING:
            _take(here, content, waiting)
        here.last = tag
    return rounds, left


def _header(material: bytes, at: int) -> tuple[int, int, int | None] | None:
    """Return tag, begin and end of the content of what begins at a place; None where nothing does."""
    if at + 2 > len(material) or material[at] & _HIGH_TAG == _HIGH_TAG:
        return None
    tag, size, begin = material[at], material[at + 1], at + 2
    if size < _LONG_FORM:
        return tag, begin, begin + size
    if size == _LONG_FORM:
        return (tag, begin, None) if tag & _CONSTRUCTED else None
    octets = material[begin : begin + size - _LONG_FORM].lstrip(b"\0")
    begin += size - _LONG_FORM
    return (tag, begin, begin + int.from_bytes(octets)) if len(octets) <= _LONGEST_LENGTH else None


def _take(here: _Open, content: bytes, waiting: list[bytes]) -> None:
    if here.tag == _IN_PIECES:
        here.pieces.append(content)
    elif content.startswith(_BEGINS):
        waiting.append(content)


def _close(stack: list[_Open], waiting: list[bytes]) -> None:
    """End the innermost element; an octet string in pieces is one again."""
    done = stack.pop()
    above = stack[-1]
    above.last = done.tag
    if done.tag == _IN_PIECES:
        _take(above, b"".join(done.pieces), waiting)
