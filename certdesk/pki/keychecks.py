"""What a public key is and what is wrong with it (BR 6.1.1.3, 6.1.5, 6.1.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from certdesk.domain.csr import KeyFacts, KeyFamily, KeyFlaw
from certdesk.pki.der import Element, Tag, dotted, first, inside, number
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.key_names import CURVES, EXPLICIT_CURVE, KINDS, SM2_CURVE
from certdesk.pki.policy import LARGEST_RSA, SMALLEST_RSA
from certdesk.pki.request_outline import algorithm_of, octets_of
from certdesk.pki.weak_keys.roca import is_roca
from certdesk.pki.weak_keys.rsa import has_bad_exponent, has_close_primes, has_small_factor, has_unusual_exponent

_RSA: Final = "1.2.840.113549.1.1.1"
_RSA_FOR_ONE_SCHEME: Final = {"1.2.840.113549.1.1.10": "RSA-PSS", "1.2.840.113549.1.1.7": "RSA-OAEP"}
_DSA: Final = "1.2.840.10040.4.1"
_EC: Final = "1.2.840.10045.2.1"
_CERTIFIED, _ASKED = ("P-256", "P-384"), "P-521"


@dataclass(frozen=True, slots=True)
class ReadKey:
    """A public key: the facts, what it is called, its SubjectPublicKeyInfo, and the key where cryptography knows it.

    `der` is spelled as certificates spell it where that can be told, else as it stood there.
    """

    facts: KeyFacts
    algorithm: str
    der: bytes
    key: PublicKeyTypes | None = field(default=None, repr=False)


def read_key(info: Element) -> ReadKey:
    """Return what SubjectPublicKeyInfo says and what is wrong with it. Raises ValueError where it is damaged."""
    identifier, bits = inside(info)
    kind, parameters = algorithm_of(identifier)
    material = octets_of(bits)
    key = _loaded(info.whole)
    der = info.whole if key is None else _der(key)
    if kind == _RSA or kind in _RSA_FOR_ONE_SCHEME:
        facts = _rsa(material, is_for_all=kind == _RSA)
        return ReadKey(facts, f"{_RSA_FOR_ONE_SCHEME.get(kind, 'RSA')} {facts.bits}", der, key)
    if kind == _EC:
        facts, algorithm = _ec(parameters, is_loaded=key is not None)
        return ReadKey(facts, algorithm, der, key)
    facts, algorithm = _other(kind, parameters)
    return ReadKey(facts, algorithm, der, key)


def _loaded(der: bytes) -> PublicKeyTypes | None:
    try:
        return serialization.load_der_public_key(der)
    except UNREADABLE:
        return None


def _der(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _rsa(material: bytes, *, is_for_all: bool) -> KeyFacts:
    modulus, exponent = map(number, inside(first(material)))
    if modulus <= 0 or exponent <= 0:
        raise ValueError("key")
    flaws = () if is_for_all else (KeyFlaw.KIND,)
    return KeyFacts(KeyFamily.RSA, modulus.bit_length(), flaws=(*flaws, *_rsa_flaws(modulus, exponent)))


def _rsa_flaws(modulus: int, exponent: int) -> Iterator[KeyFlaw]:
    bits = modulus.bit_length()
    if bits < SMALLEST_RSA:
        yield KeyFlaw.SMALL
    elif bits > LARGEST_RSA:
        yield KeyFlaw.LARGE
    elif bits % 8:
        yield KeyFlaw.UNEVEN
    if has_bad_exponent(exponent, modulus):
        yield KeyFlaw.EXPONENT
    elif has_unusual_exponent(exponent):
        yield KeyFlaw.EXPONENT_ODD
    if bits > LARGEST_RSA:
        return  # what follows would take as long as the key is large
    if has_small_factor(modulus):
        yield KeyFlaw.FACTOR
    if has_close_primes(modulus):
        yield KeyFlaw.CLOSE
    if is_roca(modulus):
        yield KeyFlaw.ROCA


def _ec(parameters: Element | None, *, is_loaded: bool) -> tuple[KeyFacts, str]:
    if parameters is None or parameters.tag != Tag.OID:
        return KeyFacts(KeyFamily.EC, curve=EXPLICIT_CURVE, flaws=(KeyFlaw.CURVE,)), f"ECDSA {EXPLICIT_CURVE}"
    curve_number = dotted(parameters)
    if curve_number == SM2_CURVE:
        return KeyFacts(KeyFamily.SM2, 256, "SM2", (KeyFlaw.KIND,)), "SM2"
    curve, bits = CURVES.get(curve_number, (curve_number, 0))
    flaws = []
    if curve not in _CERTIFIED:
        flaws.append(KeyFlaw.CURVE_ASKED if curve == _ASKED else KeyFlaw.CURVE)
    if not is_loaded and KeyFlaw.CURVE not in flaws:
        flaws.append(KeyFlaw.POINT)
    return KeyFacts(KeyFamily.EC, bits, curve, tuple(flaws)), f"ECDSA {curve}"


def _other(kind: str, parameters: Element | None) -> tuple[KeyFacts, str]:
    if kind == _DSA:
        bits = _prime_bits(parameters)
        return KeyFacts(KeyFamily.DSA, bits, flaws=(KeyFlaw.KIND,)), f"DSA {bits}" if bits else "DSA"
    family, name, bits = KINDS.get(kind, (KeyFamily.OTHER, kind, 0))
    return KeyFacts(family, bits, flaws=(KeyFlaw.KIND,)), name


def _prime_bits(parameters: Element | None) -> int:
    """Return the size of p in the parameters of DSA (RFC 3279 2.3.2), or 0 where they are left out."""
    if parameters is None or parameters.tag != Tag.SEQUENCE:
        return 0
    return number(inside(parameters)[0]).bit_length()
