"""Keys on a curve (SEC 1 C.4) as GnuTLS spells them, brought into the form that the standard has."""

from typing import Final

from certdesk.pki.der import Tag, encoded, first, inside, integer

_SIZES: Final = (32, 48)  # of P-256 and P-384


def mended(der: bytes) -> bytes:
    """Return a key (SEC 1, or PKCS #8 without encryption) with its private number in as many bytes as its curve has.

    WORKAROUND: GnuTLS up to 3.7 spells that number as an INTEGER, so that half of its keys have one byte too many,
    and cryptography takes no such key. One that is encrypted cannot be mended. Raises ValueError for what is none.
    """
    outer = first(der)
    version, *rest = inside(outer)
    if version.whole == integer(0):
        algorithm, key, *others = rest
        sec1 = encoded(Tag.OCTET_STRING, _mended(key.content))
        return encoded(Tag.SEQUENCE, version.whole, algorithm.whole, sec1, *(other.whole for other in others))
    return _mended(outer.whole)


def _mended(sec1: bytes) -> bytes:
    version, number, *others = inside(first(sec1))
    if version.whole != integer(1) or number.tag != Tag.OCTET_STRING:
        raise ValueError("sec1")
    digits = number.content.lstrip(b"\0")
    size = next((size for size in _SIZES if len(digits) <= size), len(digits))
    spelled = encoded(Tag.OCTET_STRING, digits.rjust(size, b"\0"))
    return encoded(Tag.SEQUENCE, version.whole, spelled, *(other.whole for other in others))
