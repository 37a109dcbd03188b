"""What a piece of DER is, by its outline alone, so that cut and damaged ones are known too."""

from enum import StrEnum

from certdesk.pki.der import Element, Tag, elements

_PKCS12_VERSION = b"\x03"
_RSA_PRIVATE_VERSIONS = frozenset({b"\x00", b"\x01"})


class Kind(StrEnum):
    """What people hand in as a signing request."""

    REQUEST = "request"
    CERTIFICATE = "certificate"
    PRIVATE_KEY = "private key"
    PUBLIC_KEY = "public key"
    PKCS7 = "pkcs7"
    PKCS12 = "pkcs12"
    JAVA_STORE = "jks"
    CRL = "crl"
    TEXT = "text"
    OTHER = "other"


def kind_of(der: bytes) -> Kind:
    """Return what `der` is. It may be cut short; what it holds is not looked at."""
    outer = next(elements(der), None)
    parts = list(elements(outer.content)) if outer and outer.tag == Tag.SEQUENCE else []
    match [part.tag for part in parts]:
        case [Tag.INTEGER, *_]:
            return _numbered(parts)
        case [Tag.OID, *_]:
            return Kind.PKCS7
        case [Tag.SEQUENCE, *rest]:
            return _signed_or_key([part.tag for part in elements(parts[0].content)], rest)
        case _:
            return Kind.OTHER


def _numbered(parts: list[Element]) -> Kind:
    """PFX (RFC 7292), PrivateKeyInfo (RFC 5958), RSAPrivateKey and RSAPublicKey (RFC 8017), ECPrivateKey (RFC 5915)."""
    version = parts[0].content
    match [part.tag for part in parts[1:]]:
        case [Tag.SEQUENCE, *_]:
            return Kind.PKCS12 if version == _PKCS12_VERSION else Kind.PRIVATE_KEY
        case [Tag.OCTET_STRING, *_]:
            return Kind.PRIVATE_KEY
        case [Tag.INTEGER, *_]:
            return Kind.PRIVATE_KEY if version in _RSA_PRIVATE_VERSIONS else Kind.PUBLIC_KEY
        case _:
            return Kind.OTHER


def _signed_or_key(body: list[int], rest: list[int]) -> Kind:
    """Return what has a sequence first: something signed (RFC 2986, 5280), or a key beside its algorithm."""
    match body:
        case [Tag.OID, *_]:
            return Kind.PUBLIC_KEY if rest[:1] == [Tag.BIT_STRING] else Kind.PRIVATE_KEY
        case [Tag.CONTEXT, *_] | [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, Tag.SEQUENCE, *_]:
            return Kind.CERTIFICATE  # of version 3, of version 1
        case [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE] | [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, Tag.CONTEXT, *_]:
            return Kind.REQUEST
        case [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, *_] | [Tag.SEQUENCE, Tag.SEQUENCE, *_]:
            return Kind.CRL
        case _:
            return Kind.OTHER
