"""What PKCS #12 stores are encrypted with: PBES2 (RFC 8018 6.2), and the older ways of RFC 7292, Appendix C."""

import hashlib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES

from certdesk.pki import rc2
from certdesk.pki.ber import Node

Decrypt = Callable[[bytes, bytes, bytes], bytes]  # key, vector, content; what comes back has its padding

_PBES2: Final = "1.2.840.113549.1.5.13"
_PBKDF2: Final = "1.2.840.113549.1.5.12"
_HASHES: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"1.2.840.113549.2.{number}": name
        for number, name in ((7, "sha1"), (8, "sha224"), (9, "sha256"), (10, "sha384"), (11, "sha512"))
    }
)
_SHA1_SIZE, _SHA1_BLOCK = 20, 64
_KEY, _VECTOR = 1, 2  # what is made, RFC 7292 B.3
_BLOCK, _TRIPLE, _LONGEST_PADDING = 8, 24, 16
_LARGEST_RC2: Final = 256 * 1024  # a second of work, and many more certificates than a store has
_RC2_OCTET: Final = 8  # as long as so many rounds of making a key


class UnknownCipher(Exception):
    """A store is encrypted in a way that is not known here."""


class EndlessWork(ValueError):
    """A store asks for more work than anybody waits for."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of RFC 7292: how long its key is, and what decrypts."""

    key_size: int
    decrypt: Decrypt


def decrypted(scheme: Node, content: bytes, passphrase: str | None) -> bytes:
    """Return what was encrypted in that way (an AlgorithmIdentifier) with a pass phrase, None for none at all.

    Raises ValueError for another pass phrase and for what is damaged, UnknownCipher.
    """
    name, parameters = scheme.part(0).oid(), scheme.part(1)
    if name == _PBES2:
        plain = _by_pbes2(parameters, content, passphrase)
    elif name in _WAYS:
        plain = _by_pkcs12(_WAYS[name], parameters, content, passphrase)
    else:
        raise UnknownCipher
    return _unpadded(plain)


def work_of(scheme: Node, content: bytes) -> int:
    """Return how much work it is to decrypt that, counted in rounds of making a key. Raises ValueError, UnknownCipher.

    A key that is longer than what a round gives takes all rounds once more for each piece of it.
    """
    name, parameters = scheme.part(0).oid(), scheme.part(1)
    if name == _PBES2:
        made, cipher = parameters.part(0).part(1), _CIPHERS.get(parameters.part(1).part(0).oid())
        rounds = made.part(1).number()
        pieces = 1 if cipher is None else -(-cipher.key_size // hashlib.new(_hash_of(made)).digest_size)
    elif name in _WAYS:
        rounds = parameters.part(1).number()
        pieces = -(-_WAYS[name].key_size // _SHA1_SIZE) + 1  # the vector is made in the same way
    else:
        raise UnknownCipher
    if rounds < 1:
        raise ValueError("rounds")
    is_slow = name in _WAYS and _WAYS[name].decrypt is _by_rc2
    return rounds * pieces + (len(content) * _RC2_OCTET if is_slow else 0)


def _by_pbes2(parameters: Node, content: bytes, passphrase: str | None) -> bytes:
    made, cipher = parameters.part(0), parameters.part(1)
    if made.part(0).oid() != _PBKDF2 or (name := cipher.part(0).oid()) not in _CIPHERS:
        raise UnknownCipher
    told = made.part(1)
    salt, rounds = told.part(0).string(), told.part(1).number()
    way = _CIPHERS[name]
    secret = (passphrase or "").encode("utf-8", "surrogatepass")
    key = hashlib.pbkdf2_hmac(_hash_of(told), secret, salt, rounds, way.key_size)
    return way.decrypt(key, cipher.part(1).string(), content)


def _hash_of(told: Node) -> str:
    """Return what PBKDF2 is asked to hash with. Raises UnknownCipher."""
    prf = next((part.part(0).oid() for part in told.parts[2:] if part.parts), "")
    if prf and prf not in _HASHES:
        raise UnknownCipher
    return _HASHES.get(prf, "sha1")


def _by_pkcs12(way: _Way, parameters: Node, content: bytes, passphrase: str | None) -> bytes:
    salt, rounds = parameters.part(0).string(), parameters.part(1).number()
    secret = b"" if passphrase is None else f"{passphrase}\0".encode("utf-16-be", "surrogatepass")
    key = _made(_KEY, way.key_size, secret, salt, rounds)
    return way.decrypt(key, _made(_VECTOR, _BLOCK, secret, salt, rounds), content)


def _made(what: int, size: int, secret: bytes, salt: bytes, rounds: int) -> bytes:
    """Return key or vector out of a pass phrase (RFC 7292 B.2, with SHA-1)."""
    whole, found = _filled(salt) + _filled(secret), b""
    while len(found) < size:
        digest = bytes((what,)) * _SHA1_BLOCK + whole
        for _ in range(rounds):
            digest = hashlib.sha1(digest, usedforsecurity=False).digest()
        found += digest
        added = int.from_bytes((digest * 4)[:_SHA1_BLOCK]) + 1
        blocks = (int.from_bytes(whole[at : at + _SHA1_BLOCK]) for at in range(0, len(whole), _SHA1_BLOCK))
        whole = b"".join(((block + added) % (1 << 8 * _SHA1_BLOCK)).to_bytes(_SHA1_BLOCK) for block in blocks)
    return found[:size]


def _filled(octets: bytes) -> bytes:
    """Return octets again and again, up to whole blocks."""
    size = -(-len(octets) // _SHA1_BLOCK) * _SHA1_BLOCK
    return (octets * (size // len(octets) + 1))[:size] if octets else b""


def _unpadded(plain: bytes) -> bytes:
    """Return what stands before the padding (RFC 5652 6.3). Raises ValueError where there is none."""
    size = plain[-1] if plain else 0
    if not 1 <= size <= _LONGEST_PADDING or plain[-size:] != bytes((size,)) * size:
        raise ValueError("padding")
    return plain[:-size]


def _by_aes(key: bytes, vector: bytes, content: bytes) -> bytes:
    return _in_chain(AES(key), vector, content)


def _by_triple_des(key: bytes, vector: bytes, content: bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES  # noqa: PLC0415 - seldom

        return _in_chain(TripleDES(key + key[: _TRIPLE - len(key)]), vector, content)


def _by_rc2(key: bytes, vector: bytes, content: bytes) -> bytes:
    if len(content) % _BLOCK or len(content) > _LARGEST_RC2:
        raise ValueError("blocks")
    return rc2.decrypted(key, vector, content)


def _in_chain(algorithm: BlockCipherAlgorithm, vector: bytes, content: bytes) -> bytes:
    decryptor = Cipher(algorithm, modes.CBC(vector)).decryptor()
    return decryptor.update(content) + decryptor.finalize()


_CIPHERS: Final[Mapping[str, _Way]] = MappingProxyType(
    {
        "2.16.840.1.101.3.4.1.2": _Way(16, _by_aes),
        "2.16.840.1.101.3.4.1.22": _Way(24, _by_aes),
        "2.16.840.1.101.3.4.1.42": _Way(32, _by_aes),
        "1.2.840.113549.3.7": _Way(_TRIPLE, _by_triple_des),
    }
)
_WAYS: Final[Mapping[str, _Way]] = MappingProxyType(
    {
        "1.2.840.113549.1.12.1.3": _Way(_TRIPLE, _by_triple_des),
        "1.2.840.113549.1.12.1.4": _Way(16, _by_triple_des),
        "1.2.840.113549.1.12.1.5": _Way(16, _by_rc2),
        "1.2.840.113549.1.12.1.6": _Way(5, _by_rc2),
    }
)
