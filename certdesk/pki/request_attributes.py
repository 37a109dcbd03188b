"""What a signing request asks for besides a subject: names, other extensions, a challenge password (RFC 2985 5.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import islice
from typing import Final

from certdesk.pki.der import Element, Tag, dotted, elements

_CHALLENGE_PASSWORD: Final = "1.2.840.113549.1.9.7"  # noqa: S105 - its number
_EXTENSION_REQUESTS: Final = ("1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14")
_ALTERNATIVE_NAMES: Final = "2.5.29.17"
_MICROSOFT: Final = "1.3.6.1.4.1.311."  # IIS and certreq tell who asked, and with what
_BASIC_CONSTRAINTS, _TRUE = "2.5.29.19", b"\x01\x01\xff"  # who asks to be an authority asks for more
_USUAL: Final = frozenset(
    {
        "2.5.29.14",  # subject key identifier
        "2.5.29.15",  # key usage
        "2.5.29.37",  # extended key usage
        "1.2.840.113549.1.9.15",  # S/MIME capabilities, as IIS writes them
    }
)
_HOST, _ADDRESS = 0x82, 0x87  # dNSName and iPAddress (RFC 5280 4.2.1.6)
_MOST_ATTRIBUTES: Final = 200
_MOST_PARTS: Final = 3  # a number, whether it is critical, a value
_MOST_GENERAL_NAMES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the attributes hold. `names` are host names and addresses as they stand there, at most as many as asked."""

    names: tuple[str, ...] = ()
    has_other_names: bool = False
    has_password: bool = False
    has_more: bool = False


def asked_in(attributes: bytes, most_names: int) -> Asked:
    """Return what is asked for, at most `most_names` names of it. Raises ValueError where the names are damaged."""
    extensions: list[tuple[str, Element]] = []
    has_password = has_more = False
    for number, values in _numbered(attributes):
        if number in _EXTENSION_REQUESTS:
            extensions += _extensions(values)
        elif number == _CHALLENGE_PASSWORD:
            has_password = True
        else:
            has_more |= not number.startswith(_MICROSOFT)
    names: list[str] = []
    has_other_names = False
    for number, value in extensions:
        if number == _ALTERNATIVE_NAMES:
            hosts, others = _general_names(value, most_names - len(names))
            names += hosts
            has_other_names |= others
        else:
            has_more |= not _is_usual(number, value)
    return Asked(tuple(names), has_other_names, has_password, has_more)


def _is_usual(number: str, value: Element) -> bool:
    """Return whether an extension is one that servers ask for, or that their tools add unasked."""
    if number == _BASIC_CONSTRAINTS:
        return _TRUE not in value.content
    return number in _USUAL or number.startswith(_MICROSOFT)


def _numbered(sequences: bytes) -> Iterator[tuple[str, list[Element]]]:
    """Yield what each of several sequences begins with, a number, and what follows it."""
    for one in islice(elements(sequences), _MOST_ATTRIBUTES):
        parts = list(islice(elements(one.content), _MOST_PARTS))
        if not parts or one.is_cut:
            raise ValueError("attribute")
        yield dotted(parts[0]), parts[1:]


def _extensions(values: list[Element]) -> Iterator[tuple[str, Element]]:
    """Yield the extensions in a SET of one SEQUENCE of them; the value is the last part of each."""
    for several in values[:1]:
        for sequence in islice(elements(several.content), 1):
            for number, parts in _numbered(sequence.content):
                if parts:
                    yield number, parts[-1]


def _general_names(value: Element, most: int) -> tuple[list[str], bool]:
    names: list[str] = []
    has_others = False
    outer = next(elements(value.content), None)
    if value.tag != Tag.OCTET_STRING or outer is None or outer.tag != Tag.SEQUENCE or outer.is_cut:
        raise ValueError("names")
    for name in islice(elements(outer.content), _MOST_GENERAL_NAMES):
        if name.tag == _HOST and len(name.content) and len(names) < most:
            names.append(name.content.decode("utf-8", "replace"))
        elif name.tag == _ADDRESS and len(names) < most:
            names.append(_address(name.content))
        has_others |= name.tag not in {_HOST, _ADDRESS}
    return names, has_others


def _address(octets: bytes) -> str:
    try:
        return str(ip_address(octets))
    except ValueError:
        return octets[:32].hex(":") or ":"
