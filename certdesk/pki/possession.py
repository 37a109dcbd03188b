"""Proof of possession: whether a signing request is signed by the key that it holds (RFC 2986 4.2).

The key's own verification is asked: cryptography's `is_signature_valid` says no to every SHA-1 and MD5 signature.
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, mldsa, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from certdesk.pki.der import Element, Tag, dotted, elements
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.request_outline import Outline, algorithm_of

Maker = Callable[[], hashes.HashAlgorithm]

_PSS: Final = "1.2.840.113549.1.1.10"
_HASHES: Final[dict[str, Maker]] = {
    "1.3.14.3.2.26": hashes.SHA1,
    "2.16.840.1.101.3.4.2.1": hashes.SHA256,
    "2.16.840.1.101.3.4.2.2": hashes.SHA384,
    "2.16.840.1.101.3.4.2.3": hashes.SHA512,
    "2.16.840.1.101.3.4.2.4": hashes.SHA224,
    "2.16.840.1.101.3.4.2.5": hashes.SHA512_224,
    "2.16.840.1.101.3.4.2.6": hashes.SHA512_256,
    "2.16.840.1.101.3.4.2.7": hashes.SHA3_224,
    "2.16.840.1.101.3.4.2.8": hashes.SHA3_256,
    "2.16.840.1.101.3.4.2.9": hashes.SHA3_384,
    "2.16.840.1.101.3.4.2.10": hashes.SHA3_512,
}
_RSA_WITH: Final[dict[str, Maker]] = {
    "1.2.840.113549.1.1.4": hashes.MD5,
    "1.2.840.113549.1.1.5": hashes.SHA1,
    "1.3.14.3.2.29": hashes.SHA1,
    "1.2.840.113549.1.1.11": hashes.SHA256,
    "1.2.840.113549.1.1.12": hashes.SHA384,
    "1.2.840.113549.1.1.13": hashes.SHA512,
    "1.2.840.113549.1.1.14": hashes.SHA224,
    "1.2.840.113549.1.1.15": hashes.SHA512_224,
    "1.2.840.113549.1.1.16": hashes.SHA512_256,
    "2.16.840.1.101.3.4.3.13": hashes.SHA3_224,
    "2.16.840.1.101.3.4.3.14": hashes.SHA3_256,
    "2.16.840.1.101.3.4.3.15": hashes.SHA3_384,
    "2.16.840.1.101.3.4.3.16": hashes.SHA3_512,
}
_ECDSA_WITH: Final[dict[str, Maker]] = {
    "1.2.840.10045.4.1": hashes.SHA1,
    "1.2.840.10045.4.3.1": hashes.SHA224,
    "1.2.840.10045.4.3.2": hashes.SHA256,
    "1.2.840.10045.4.3.3": hashes.SHA384,
    "1.2.840.10045.4.3.4": hashes.SHA512,
    "2.16.840.1.101.3.4.3.9": hashes.SHA3_224,
    "2.16.840.1.101.3.4.3.10": hashes.SHA3_256,
    "2.16.840.1.101.3.4.3.11": hashes.SHA3_384,
    "2.16.840.1.101.3.4.3.12": hashes.SHA3_512,
}
_DSA_WITH: Final[dict[str, Maker]] = {
    "1.2.840.10040.4.3": hashes.SHA1,
    "2.16.840.1.101.3.4.3.1": hashes.SHA224,
    "2.16.840.1.101.3.4.3.2": hashes.SHA256,
    "2.16.840.1.101.3.4.3.3": hashes.SHA384,
    "2.16.840.1.101.3.4.3.4": hashes.SHA512,
}
_WHOLE: Final = (  # kinds of key with one way to sign
    ed25519.Ed25519PublicKey,
    ed448.Ed448PublicKey,
    mldsa.MLDSA44PublicKey,
    mldsa.MLDSA65PublicKey,
    mldsa.MLDSA87PublicKey,
)
_MOST_PARTS: Final = 4
_HASH, _MASK = 0xA0, 0xA1  # of RSASSA-PSS-params (RFC 4055 3.1)


def is_signed_by(request: Outline, key: PublicKeyTypes | None) -> bool | None:
    """Return whether `request` is signed by `key`; None where nobody here can tell, for want of the key or the hash."""
    verify = _verification(request, key)
    if verify is None:
        return None
    try:
        verify()
    except InvalidSignature:
        return False
    except UNREADABLE:
        return None
    return True


def _verification(request: Outline, key: PublicKeyTypes | None) -> Callable[[], None] | None:
    name, parameters = algorithm_of(request.algorithm)
    signature, body = request.signature, request.body
    match key:
        case rsa.RSAPublicKey():
            scheme, digest = _pss(parameters) if name == _PSS else (padding.PKCS1v15(), _made(_RSA_WITH, name))
            return partial(key.verify, signature, body, scheme, digest) if digest else None
        case ec.EllipticCurvePublicKey():
            digest = _made(_ECDSA_WITH, name)
            return partial(key.verify, signature, body, ec.ECDSA(digest)) if digest else None
        case dsa.DSAPublicKey():
            digest = _made(_DSA_WITH, name)
            return partial(key.verify, signature, body, digest) if digest else None
        case _:
            return partial(key.verify, signature, body) if isinstance(key, _WHOLE) else None


def _pss(parameters: Element | None) -> tuple[padding.PSS, hashes.HashAlgorithm | None]:
    """Return the scheme and the hash that are meant; what is left out is SHA-1."""
    named = {part.tag: part for part in elements(parameters.content)} if parameters is not None else {}
    mask = _hash(named.get(_MASK)) or hashes.SHA1()  # noqa: S303 - what RFC 4055 3.1 says it is
    return padding.PSS(padding.MGF1(mask), padding.PSS.AUTO), _hash(named.get(_HASH))


def _hash(part: Element | None) -> hashes.HashAlgorithm | None:
    """Return the hash that is named last within `part`: that of the mask stands within the mask's own parameters."""
    if part is None:
        return hashes.SHA1()  # noqa: S303 - as above
    named = _numbers(part)
    return _made(_HASHES, named[-1]) if named else None


def _numbers(part: Element, depth: int = 4) -> list[str]:
    found = []
    for one in islice(elements(part.content), _MOST_PARTS):
        if one.tag == Tag.OID:
            found.append(dotted(one))
        elif one.tag == Tag.SEQUENCE and depth:
            found += _numbers(one, depth - 1)
    return found


def _made(makers: Mapping[str, Maker], name: str) -> hashes.HashAlgorithm | None:
    return makers[name]() if name in makers else None
