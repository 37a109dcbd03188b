"""BER (X.690), as programs write stores of keys: read whole into a tree, within bounds."""

from dataclasses import dataclass
from typing import Final

from certdesk.pki.der import Element, Tag, dotted

_CONSTRUCTED, _HIGH_TAG = 0x20, 0x1F
_LONG_FORM: Final = 0x80
_LONGEST_LENGTH: Final = 4
_DEEPEST: Final = 40
_MOST_ELEMENTS: Final = 200_000
_END_OF_CONTENTS: Final = b"\0\0"


@dataclass(frozen=True, slots=True)
class Node:
    """One element: its tag, what it holds if that are octets, and its parts if it is made of elements."""

    tag: int
    octets: bytes = b""
    parts: tuple["Node", ...] = ()

    def part(self, place: int) -> "Node":
        """Return the part at that place. Raises ValueError where there is none."""
        if place >= len(self.parts):
            raise ValueError("ber")
        return self.parts[place]

    def string(self) -> bytes:
        """Return the octets of a string, also of one in pieces."""
        return b"".join(part.string() for part in self.parts) if self.parts else self.octets

    def oid(self) -> str:
        """Return an OBJECT IDENTIFIER as numbers with dots. Raises ValueError when it is something else."""
        return dotted(Element(self.tag, self.octets, b""))

    def number(self) -> int:
        """Return the value of an INTEGER. Raises ValueError when it is something else."""
        if self.tag != Tag.INTEGER or not self.octets:
            raise ValueError("ber")
        return int.from_bytes(self.octets, signed=True)


def tree(material: bytes) -> Node:
    """Return the element that material begins with. Raises ValueError for what is none, or beyond all bounds."""
    return _Reading(material).element(0, len(material), 0)[0]


class _Reading:
    def __init__(self, material: bytes) -> None:
        self._material = material
        self._left = _MOST_ELEMENTS

    def element(self, at: int, end: int, depth: int) -> tuple[Node, int]:
        """Return the element at a place, and where it ends."""
        self._left -= 1
        if at + 2 > end or depth > _DEEPEST or self._left < 0:
            raise ValueError("ber")
        tag, size, begin = self._material[at], self._material[at + 1], at + 2
        if tag & _HIGH_TAG == _HIGH_TAG or (size == _LONG_FORM and not tag & _CONSTRUCTED):
            raise ValueError("ber")
        if size == _LONG_FORM:
            return self._open_ended(tag, begin, end, depth)
        if size > _LONG_FORM:
            octets = size - _LONG_FORM
            size, begin = int.from_bytes(self._material[begin : begin + octets]), begin + octets
            if octets > _LONGEST_LENGTH:
                raise ValueError("ber")
        if begin + size > end:
            raise ValueError("ber")
        if not tag & _CONSTRUCTED:
            return Node(tag, self._material[begin : begin + size]), begin + size
        parts, at = [], begin
        while at < begin + size:
            part, at = self.element(at, begin + size, depth + 1)
            parts.append(part)
        return Node(tag, b"", tuple(parts)), at

    def _open_ended(self, tag: int, at: int, end: int, depth: int) -> tuple[Node, int]:
        """Return an element whose length is not told: it ends with two zeros (X.690 8.1.5)."""
        parts = []
        while not self._material.startswith(_END_OF_CONTENTS, at):
            part, at = self.element(at, end, depth + 1)
            parts.append(part)
        return Node(tag, b"", tuple(parts)), at + len(_END_OF_CONTENTS)
