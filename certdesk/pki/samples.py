"""Signing requests to practise with, good ones and such as are refused. Their private keys are gone once they are made.

These stand for what the users of the practice world bring: the CA itself makes no key for anybody (BR 6.1.1.3).
"""

import secrets
from collections.abc import Callable, Sequence
from enum import StrEnum
from math import gcd, prod
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from certdesk.pki.der import Tag, encoded, first, inside
from certdesk.pki.keys import PUBLIC_EXPONENT, PrivateKey
from certdesk.pki.names import general_name

_HALF: Final = 1024  # bits of each prime of RSA 2048
_ROUNDS: Final = 8  # of Miller and Rabin: for numbers of this size that errs less than once in 2^80
_SIEVE: Final = tuple(each for each in range(3, 2000) if all(each % by for by in range(2, int(each**0.5) + 1)))
# The primes whose residues gave the keys of ROCA away (CVE-2017-15361).
_LARGEST_OF_ROCA: Final = 167
_ROCA_PRIMES: Final = (2, *(each for each in _SIEVE if each <= _LARGEST_OF_ROCA))
_SHA1_WITH_RSA: Final = bytes.fromhex("300d06092a864886f70d0101050500")


class Fault(StrEnum):
    """What is wrong with a sample."""

    NONE = "none"
    SMALL = "small"  # RSA 1024
    CLOSE = "close primes"
    ROCA = "roca"
    OLD_HASH = "old hash"  # signed with SHA-1, which is said and let be


def make_samples(names: Sequence[Sequence[str]], fault: Fault = Fault.NONE) -> tuple[bytes, ...]:
    """Return a request (DER) for each of `names`, all with one new key; the first of its names is the common name.

    Keys without a fault are P-256 and take no time; the others are RSA and take up to a second.
    """
    key = _MAKERS[fault]()
    build = _signed_with_sha1 if fault is Fault.OLD_HASH else _signed
    return tuple(build(key, each) for each in names)


def _signed(key: PrivateKey, names: Sequence[str]) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    alternatives = x509.SubjectAlternativeName([general_name(name) for name in names])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    request = builder.add_extension(alternatives, critical=False).sign(key, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.DER)


def _signed_with_sha1(key: PrivateKey, names: Sequence[str]) -> bytes:
    """cryptography signs no request with SHA-1, so that part is put in its place by hand (RFC 2986 4.2)."""
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(type(key).__name__)
    body = inside(first(_signed(key, names)))[0].whole
    signature = key.sign(body, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303 - that is what the sample shows
    return encoded(Tag.SEQUENCE, body, _SHA1_WITH_RSA, encoded(Tag.BIT_STRING, b"\0" + signature))


def _curve() -> PrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _small() -> PrivateKey:
    return rsa.generate_private_key(PUBLIC_EXPONENT, 1024)  # noqa: S505 - that is what the sample shows


def _good_rsa() -> PrivateKey:
    return rsa.generate_private_key(PUBLIC_EXPONENT, 2 * _HALF)


def _close() -> PrivateKey:
    """The second prime is the next one after the first, as a careless generator takes it."""
    p = _prime(_random_odd)
    q = p + 2
    while not (_is_prime(q) and gcd(q - 1, PUBLIC_EXPONENT) == 1):
        q += 2
    return _key_of(p, q)


def _roca() -> PrivateKey:
    """Both primes are powers of 65537 modulo the product of small primes, as those of the faulty chips were."""
    product = prod(_ROCA_PRIMES)
    room = (1 << _HALF) // product

    def candidate() -> int:
        begin = pow(PUBLIC_EXPONENT, secrets.randbelow(product), product)
        return (room - 1 - secrets.randbelow(room // 4)) * product + begin

    p = _prime(candidate)
    return _key_of(p, _prime(candidate))


_MAKERS: Final[dict[Fault, Callable[[], PrivateKey]]] = {
    Fault.NONE: _curve,
    Fault.SMALL: _small,
    Fault.CLOSE: _close,
    Fault.ROCA: _roca,
    Fault.OLD_HASH: _good_rsa,
}


def _key_of(p: int, q: int) -> rsa.RSAPrivateKey:
    secret = pow(PUBLIC_EXPONENT, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(PUBLIC_EXPONENT, p * q)
    numbers = rsa.RSAPrivateNumbers(p, q, secret, secret % (p - 1), secret % (q - 1), rsa.rsa_crt_iqmp(p, q), public)
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)


def _random_odd() -> int:
    return secrets.randbits(_HALF) | (3 << (_HALF - 2)) | 1


def _prime(candidate: Callable[[], int]) -> int:
    while True:
        found = candidate()
        if _is_prime(found) and gcd(found - 1, PUBLIC_EXPONENT) == 1:
            return found


def _is_prime(number: int) -> bool:
    """Whether it is one, as far as Miller and Rabin tell (FIPS 186-5 B.3.1)."""
    if any(number % each == 0 for each in _SIEVE):
        return False
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(number, odd, twos) for _ in range(_ROUNDS))


def _passes(number: int, odd: int, twos: int) -> bool:
    found = pow(secrets.randbelow(number - 3) + 2, odd, number)
    if found in {1, number - 1}:
        return True
    for _ in range(twos - 1):
        found = found * found % number
        if found == number - 1:
            return True
    return False
