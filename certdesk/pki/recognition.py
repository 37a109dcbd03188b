"""What a piece of DER is, by its outline alone, so that cut and damaged ones are known too."""

from enum import StrEnum
from itertools import islice

from certdesk.pki.der import Element, Tag, elements

_MOST_LOOKED_AT = 6
_PKCS12_VERSION = b"\x03"
_RSA_PRIVATE_VERSIONS = frozenset({b"\x00", b"\x01"})
_CONTEXT_CLASS = 0x80
_ENDLESS_PKCS12 = b"\x30\x80\x02\x01\x03"  # of indefinite length, as Java and NSS write it
_ENDLESS_PKCS7 = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
_CMC_REQUEST = b"\x06\x08\x2b\x06\x01\x05\x05\x07\x0c\x02"  # id-cct-PKIData (RFC 5272 3.2.1)


class Kind(StrEnum):
    """What people hand in as a signing request."""

    REQUEST = "request"
    CERTIFICATE = "certificate"
    PRIVATE_KEY = "private key"
    PUBLIC_KEY = "public key"
    SSH_KEY = "ssh key"
    PGP = "pgp"
    PKCS7 = "pkcs7"
    PKCS12 = "pkcs12"
    JAVA_STORE = "jks"
    CRL = "crl"
    SPKAC = "spkac"  # Netscape's SignedPublicKeyAndChallenge
    CRMF = "crmf"  # RFC 4211
    CMP = "cmp"  # RFC 9810
    CMC = "cmc"  # RFC 5272: a request within PKCS #7
    PARAMETERS = "parameters"
    TEXT = "text"
    OTHER = "other"


def kind_of(der: bytes) -> Kind:
    """Return what `der` is. It may be cut short; what it holds is not looked at."""
    if der.startswith(_ENDLESS_PKCS12):
        return Kind.PKCS12
    if der.startswith(_ENDLESS_PKCS7):
        return Kind.PKCS7
    outer = next(elements(der), None)
    parts = _parts(outer) if outer and outer.tag == Tag.SEQUENCE else []
    match [part.tag for part in parts]:
        case [Tag.INTEGER, *_]:
            return _numbered(parts)
        case [Tag.OID, *_]:
            return Kind.CMC if _CMC_REQUEST in der else Kind.PKCS7
        case [Tag.SEQUENCE, *rest]:
            return _signed_or_key(_parts(parts[0]), rest)
        case _:
            return Kind.OTHER


def _parts(element: Element) -> list[Element]:
    return list(islice(elements(element.content), _MOST_LOOKED_AT))


def _numbered(parts: list[Element]) -> Kind:
    """PFX (RFC 7292), PrivateKeyInfo (RFC 5958), RSAPrivateKey and RSAPublicKey (RFC 8017), ECPrivateKey (RFC 5915)."""
    version = parts[0].content
    match [part.tag for part in parts[1:]]:
        case [Tag.SEQUENCE, *_] if version == _PKCS12_VERSION:
            return Kind.PKCS12
        case [Tag.SEQUENCE, *_]:  # an algorithm, unless it is a request without its beginning
            return Kind.PRIVATE_KEY if [part.tag for part in _parts(parts[1])][:1] in ([Tag.OID], []) else Kind.OTHER
        case [Tag.OCTET_STRING, *_]:
            return Kind.PRIVATE_KEY
        case [Tag.INTEGER, *_]:
            return Kind.PRIVATE_KEY if version in _RSA_PRIVATE_VERSIONS else Kind.PUBLIC_KEY
        case _:
            return Kind.OTHER


def _signed_or_key(body: list[Element], rest: list[int]) -> Kind:
    """Return what has a sequence first: something signed (RFC 2986, 5280), a key beside its algorithm."""
    match [part.tag for part in body]:
        case [Tag.OID, *_]:
            return _key(rest)
        case [Tag.CONTEXT, *_] | [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, Tag.SEQUENCE, *_]:
            return Kind.CERTIFICATE  # of version 3, of version 1
        case [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE] | [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, Tag.CONTEXT, *_]:
            return Kind.REQUEST
        case [Tag.INTEGER, Tag.SEQUENCE, Tag.SEQUENCE, *_]:
            return Kind.CRL
        case _:
            return _message(body)


def _message(body: list[Element]) -> Kind:
    """Return which of the other ways to ask an authority something is, or a revocation list of version 1."""
    match [part.tag for part in body]:
        case [Tag.INTEGER, sender, recipient, *_] if min(sender, recipient) >= _CONTEXT_CLASS:
            return Kind.CMP
        case [Tag.SEQUENCE, Tag.IA5_STRING]:
            return Kind.SPKAC
        case [Tag.SEQUENCE, *_] if [part.tag for part in _parts(body[0])][:2] == [Tag.INTEGER, Tag.SEQUENCE]:
            return Kind.CRMF
        case [Tag.SEQUENCE, Tag.SEQUENCE, *_]:
            return Kind.CRL
        case _:
            return Kind.OTHER


def _key(rest: list[int]) -> Kind:
    """Return which key stands beside its algorithm: SubjectPublicKeyInfo, or EncryptedPrivateKeyInfo (RFC 5958 3)."""
    match rest:
        case [Tag.BIT_STRING, *_]:
            return Kind.PUBLIC_KEY
        case [] | [Tag.OCTET_STRING, *_]:
            return Kind.PRIVATE_KEY
        case _:
            return Kind.OTHER
