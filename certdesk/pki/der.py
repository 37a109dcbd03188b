"""Just enough DER (X.690) to look at foreign files and to write OCSP answers: elements, and what is inside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

_LONG_FORM, _HIGH_TAG = 0x80, 0x1F
_LONGEST_LENGTH = 4
_MOST_INSIDE = 4_096  # many more than anything has that is looked into here
_LONGEST_OID = 64


class Tag(IntEnum):
    """The tags that occur here; CONTEXT is an explicit [0], the others follow it."""

    INTEGER = 0x02
    BIT_STRING = 0x03
    OCTET_STRING = 0x04
    NULL = 0x05
    OID = 0x06
    ENUMERATED = 0x0A
    UTF8_STRING = 0x0C
    PRINTABLE_STRING = 0x13
    TELETEX_STRING = 0x14
    IA5_STRING = 0x16
    GENERALIZED_TIME = 0x18
    UNIVERSAL_STRING = 0x1C
    BMP_STRING = 0x1E
    SEQUENCE = 0x30
    SET = 0x31
    CONTEXT = 0xA0


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, its content, and all of it. The content is short where the material was cut."""

    tag: int
    content: bytes
    whole: bytes
    is_cut: bool = False


def first(material: bytes) -> Element:
    """Return the element that `material` begins with. Raises ValueError where none begins there or it is cut."""
    element = next(elements(material), None)
    if element is None or element.is_cut:
        raise ValueError("der")
    return element


def inside(element: Element, tag: int = Tag.SEQUENCE) -> list[Element]:
    """Return the elements inside a whole element of this tag. Raises ValueError when it is something else."""
    found = list(islice(elements(element.content), _MOST_INSIDE))
    if element.tag != tag or element.is_cut or sum(len(one.whole) for one in found) != len(element.content):
        raise ValueError("der")
    if found and found[-1].is_cut:
        raise ValueError("der")
    return found


def elements(material: bytes) -> Iterator[Element]:
    """Yield the elements that stand one after the other in `material`, as far as they can be told apart."""
    at = 0
    while (header := _header(material, at)) is not None:
        tag, begin, end = header
        yield Element(tag, material[begin:end], material[at:end], is_cut=end > len(material))
        at = end


def is_cut(material: bytes) -> bool:
    """Return whether `material` begins with an element that does not end within it."""
    element = next(elements(material), None)
    return element is not None and element.is_cut


def encoded(tag: int, *parts: bytes) -> bytes:
    """Return one element with these parts as its content."""
    content = b"".join(parts)
    size = len(content)
    if size < _LONG_FORM:
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, _LONG_FORM | len(octets))) + octets + content


def integer(number: int) -> bytes:
    """Return a number that is not negative as an INTEGER."""
    return encoded(Tag.INTEGER, number.to_bytes(number.bit_length() // 8 + 1))


def number(element: Element) -> int:
    """Return the value of an INTEGER. Raises ValueError when it is something else."""
    if element.tag != Tag.INTEGER or element.is_cut or not element.content:
        raise ValueError("der")
    return int.from_bytes(element.content, signed=True)


def dotted(element: Element) -> str:
    """Return an OBJECT IDENTIFIER as numbers with dots. Raises ValueError when it is something else, or endless."""
    octets = element.content
    if element.tag != Tag.OID or element.is_cut or not 0 < len(octets) <= _LONGEST_OID or octets[-1] >= _LONG_FORM:
        raise ValueError("der")
    arcs = [0]
    for octet in octets:
        arcs[-1] = arcs[-1] << 7 | octet & ~_LONG_FORM
        if octet < _LONG_FORM:
            arcs.append(0)
    top = min(arcs[0] // 40, 2)
    return ".".join(map(str, (top, arcs[0] - 40 * top, *arcs[1:-1])))


def _header(material: bytes, at: int) -> tuple[int, int, int] | None:
    """Return the tag at this place and where its content begins and ends, or None where no element begins."""
    if at + 2 > len(material) or material[at] & _HIGH_TAG == _HIGH_TAG:
        return None
    tag, size = material[at], material[at + 1]
    begin = at + 2
    if size >= _LONG_FORM:
        octets = size & ~_LONG_FORM
        if not 1 <= octets <= _LONGEST_LENGTH or begin + octets > len(material):
            return None
        size = int.from_bytes(material[begin : begin + octets])
        begin += octets
    return tag, begin, begin + size
