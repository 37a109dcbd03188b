"""OCSP requests (RFC 6960 4.1): which certificates they ask about, and the nonce to be given back."""

from dataclasses import dataclass, field
from typing import Final

from certdesk.pki.der import Element, Tag, elements, encoded, first, inside, integer

LONGEST_NONCE: Final = 32  # RFC 8954 2.1

_NONCE = bytes.fromhex("2b0601050507300102")  # 1.3.6.1.5.5.7.48.1.2
_TRUE = b"\xff"
_NULL = encoded(Tag.NULL)
_EXTENSIONS = Tag.CONTEXT + 2
_BEFORE_LIST = frozenset({int(Tag.CONTEXT), Tag.CONTEXT + 1})


@dataclass(frozen=True, slots=True)
class Question:
    """One certificate that is asked about.

    `issuer` is the object identifier of a hash, and the issuer's name and key under it; `whole` is the CertID as
    it came.
    """

    issuer: tuple[bytes, bytes, bytes]
    serial: int
    whole: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OcspRequest:
    """What is asked; `nonce` is the extension that gives it back, empty where there is none."""

    questions: tuple[Question, ...]
    nonce: bytes = b""


def read_request(der: bytes) -> OcspRequest:
    """Return what an OCSP request asks. Signatures on requests are not looked at, as RFC 6960 4.1.2 allows.

    Raises ValueError for what is no request, asks nothing, has an empty or too long nonce, or has a critical
    extension that is not known.
    """
    outer = first(der)
    if outer.whole != der or outer.tag != Tag.SEQUENCE:
        raise ValueError("der")
    match [part for part in inside(first(outer.content)) if part.tag not in _BEFORE_LIST]:
        case [asked]:
            nonce = b""
        case [asked, Element(tag=tag, content=extensions)] if tag == _EXTENSIONS:
            nonce = _nonce(inside(first(extensions)))
        case _:
            raise ValueError("request")
    questions = tuple(_question(one) for one in inside(asked))
    if not questions:
        raise ValueError("questions")
    return OcspRequest(questions, nonce)


def _question(single: Element) -> Question:
    inside(single)
    certificate = first(single.content)
    match inside(certificate):
        case [algorithm, name, key, Element(tag=Tag.INTEGER) as number] if number.content:
            serial = int.from_bytes(number.content)
            hashed_with, *parameters = inside(algorithm)
        case _:
            raise ValueError("certificate")
    canonical = encoded(
        Tag.SEQUENCE,
        encoded(Tag.SEQUENCE, encoded(Tag.OID, hashed_with.content), *(_NULL for _ in parameters[:1])),
        encoded(Tag.OCTET_STRING, name.content),
        encoded(Tag.OCTET_STRING, key.content),
        integer(serial),
    )
    if canonical != certificate.whole:  # it is given back as it came, so nothing else may be in it
        raise ValueError("certificate")
    return Question((hashed_with.content, name.content, key.content), serial, canonical)


def _nonce(extensions: list[Element]) -> bytes:
    found = b""
    for extension in extensions:
        name, *flag, value = inside(extension)
        if name.content == _NONCE:
            found = encoded(Tag.SEQUENCE, encoded(Tag.OID, _NONCE), encoded(Tag.OCTET_STRING, value.content))
            if not 1 <= len(_octets(value.content)) <= LONGEST_NONCE:
                raise ValueError("nonce")
        elif flag and flag[0].content == _TRUE:
            raise ValueError("extension")
    return found


def _octets(value: bytes) -> bytes:
    """Return what the nonce is. Old clients leave out the OCTET STRING that RFC 6960 4.4.1 wants around it."""
    wrapped = next(elements(value), None)
    return wrapped.content if wrapped and wrapped.tag == Tag.OCTET_STRING and wrapped.whole == value else value
