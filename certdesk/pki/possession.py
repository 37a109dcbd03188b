"""Proof of possession: whether a signing request is signed by the key that it holds (RFC 2986 4.2).

The key's own verification is asked: cryptography's `is_signature_valid` says no to every SHA-1 and MD5 signature.
"""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, mldsa, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from certdesk.pki.algorithms import signature_words, signing_kind
from certdesk.pki.der import Element, Tag, dotted, elements
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.request_outline import Outline, algorithm_of

_PSS: Final = "1.2.840.113549.1.1.10"
_HASHES: Final[dict[str, Callable[[], hashes.HashAlgorithm]]] = {
    "MD5": hashes.MD5,
    "SHA-1": hashes.SHA1,
    "SHA-224": hashes.SHA224,
    "SHA-256": hashes.SHA256,
    "SHA-384": hashes.SHA384,
    "SHA-512": hashes.SHA512,
    "SHA-512/224": hashes.SHA512_224,
    "SHA-512/256": hashes.SHA512_256,
    "SHA3-224": hashes.SHA3_224,
    "SHA3-256": hashes.SHA3_256,
    "SHA3-384": hashes.SHA3_384,
    "SHA3-512": hashes.SHA3_512,
}
_HASH_NUMBERS: Final = {
    "1.2.840.113549.2.5": "MD5",
    "1.3.14.3.2.26": "SHA-1",
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
    "2.16.840.1.101.3.4.2.4": "SHA-224",
    "2.16.840.1.101.3.4.2.5": "SHA-512/224",
    "2.16.840.1.101.3.4.2.6": "SHA-512/256",
    "2.16.840.1.101.3.4.2.7": "SHA3-224",
    "2.16.840.1.101.3.4.2.8": "SHA3-256",
    "2.16.840.1.101.3.4.2.9": "SHA3-384",
    "2.16.840.1.101.3.4.2.10": "SHA3-512",
}
_WITHOUT_HASH: Final = (  # kinds of key that sign in one way only
    ed25519.Ed25519PublicKey,
    ed448.Ed448PublicKey,
    mldsa.MLDSA44PublicKey,
    mldsa.MLDSA65PublicKey,
    mldsa.MLDSA87PublicKey,
)
_HASH, _MASK = 0xA0, 0xA1  # of RSASSA-PSS-params (RFC 4055 3.1)
_MOST_PARTS: Final = 4
_DEEPEST: Final = 4


def is_signed_by(request: Outline, key: PublicKeyTypes | None) -> bool | None:
    """Return whether `request` is signed by `key`; None where nobody here can tell, for want of the key or the hash."""
    try:
        verify = _verification(request, key)
        if verify is None:
            return None
        verify()
    except InvalidSignature:
        return False
    except UNREADABLE:
        return None
    return True


def _verification(request: Outline, key: PublicKeyTypes | None) -> Callable[[], None] | None:
    """Return what verifies, None where nothing does. Raises InvalidSignature for what another kind of key signs."""
    name, parameters = algorithm_of(request.algorithm)
    signature, body = request.signature, request.body
    match key:
        case rsa.RSAPublicKey():
            scheme, digest = _pss(parameters) if name == _PSS else (padding.PKCS1v15(), _digest(name, "RSA"))
            return partial(key.verify, signature, body, scheme, digest) if digest else None
        case ec.EllipticCurvePublicKey():
            digest = _digest(name, "ECDSA")
            return partial(key.verify, signature, body, ec.ECDSA(digest)) if digest else None
        case dsa.DSAPublicKey():
            digest = _digest(name, "DSA")
            return partial(key.verify, signature, body, digest) if digest else None
        case _:
            return partial(key.verify, signature, body) if isinstance(key, _WITHOUT_HASH) else None


def _digest(algorithm: str, kind: str) -> hashes.HashAlgorithm | None:
    if signing_kind(algorithm) not in {kind, ""}:
        raise InvalidSignature
    return _made(signature_words(algorithm).partition(" ")[0])


def _pss(parameters: Element | None) -> tuple[padding.PSS, hashes.HashAlgorithm | None]:
    """Return the scheme and the hash that are meant; what is left out is SHA-1."""
    named = {part.tag: part for part in _parts(parameters)} if parameters is not None else {}
    mask = _named(named.get(_MASK)) or hashes.SHA1()  # noqa: S303 - what RFC 4055 3.1 says it is
    return padding.PSS(padding.MGF1(mask), padding.PSS.AUTO), _named(named.get(_HASH))


def _named(part: Element | None) -> hashes.HashAlgorithm | None:
    """Return the hash that is named last within `part`: that of the mask stands within the mask's own parameters."""
    if part is None:
        return hashes.SHA1()  # noqa: S303 - as above
    numbers = _numbers(part)
    return _made(_HASH_NUMBERS.get(numbers[-1], "")) if numbers else None


def _numbers(part: Element, depth: int = 0) -> list[str]:
    found = []
    for one in _parts(part):
        if one.tag == Tag.OID:
            found.append(dotted(one))
        elif one.tag == Tag.SEQUENCE and depth < _DEEPEST:
            found += _numbers(one, depth + 1)
    return found


def _parts(part: Element) -> list[Element]:
    return list(islice(elements(part.content), _MOST_PARTS))


def _made(name: str) -> hashes.HashAlgorithm | None:
    return _HASHES[name]() if name in _HASHES else None
