"""The subject of a signing request as text, part by part; whoever wrote it may have written anything."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from certdesk.domain.text import displayable
from certdesk.pki.der import Element, Tag, dotted, elements

COMMON_NAME, UNIT = "CN", "OU"
_MOST_PARTS: Final = 100
_SHORT_NAMES: Final = {  # RFC 4519, and what OpenSSL calls the others
    "2.5.4.3": COMMON_NAME,
    "2.5.4.4": "SN",
    "2.5.4.5": "serialNumber",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.9": "STREET",
    "2.5.4.10": "O",
    "2.5.4.11": UNIT,
    "2.5.4.12": "title",
    "2.5.4.13": "description",
    "2.5.4.15": "businessCategory",
    "2.5.4.17": "postalCode",
    "2.5.4.18": "postOfficeBox",
    "2.5.4.20": "telephoneNumber",
    "2.5.4.41": "name",
    "2.5.4.42": "GN",
    "2.5.4.43": "initials",
    "2.5.4.46": "dnQualifier",
    "2.5.4.97": "organizationIdentifier",
    "0.9.2342.19200300.100.1.1": "UID",
    "0.9.2342.19200300.100.1.25": "DC",
    "1.2.840.113549.1.9.1": "emailAddress",
    "1.2.840.113549.1.9.2": "unstructuredName",
    "1.2.840.113549.1.9.8": "unstructuredAddress",
    "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
    "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
    "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC",
}
_ENCODINGS: Final[dict[int, str]] = {
    Tag.UTF8_STRING: "utf-8",
    Tag.BMP_STRING: "utf-16-be",
    Tag.UNIVERSAL_STRING: "utf-32-be",
    Tag.TELETEX_STRING: "latin-1",  # as everybody reads it, whatever T.61 says
}


def parts_of(subject: Element) -> tuple[tuple[str, str], ...]:
    """Return each part of a Name by its short name, or its number, with its text as it stands there, in order."""
    return tuple(islice(_parts(subject), _MOST_PARTS))


def shown(parts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the parts but for common names, fit to be shown."""
    return tuple((name, displayable(text)) for name, text in parts if name != COMMON_NAME)


def text_of(value: Element) -> str:
    """Return what a string of ASN.1 says, in whichever of its alphabets it is."""
    return value.content.decode(_ENCODINGS.get(value.tag, "utf-8"), "replace")


def _parts(subject: Element) -> Iterator[tuple[str, str]]:
    for several in islice(elements(subject.content), _MOST_PARTS):
        for one in islice(elements(several.content), _MOST_PARTS):
            name, value = _pair(one)
            if value is not None:
                number = dotted(name)
                yield _SHORT_NAMES.get(number, number), text_of(value)


def _pair(attribute: Element) -> tuple[Element, Element | None]:
    found = list(islice(elements(attribute.content), 2))
    if not found:
        raise ValueError("name")
    return found[0], found[1] if len(found) > 1 else None
