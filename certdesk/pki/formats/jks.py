"""Key, certificate and intermediates in the key store that Java had before version 9: .jks.

The form is Sun's own and was never written down; keytool of Java 17 still reads it. Its protection is weak by today's
measure (one round of SHA-1), so the pass phrase has to be strong.
"""

import hashlib
import hmac
import secrets
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from certdesk.pki.der import Tag, encoded, first, inside
from certdesk.pki.errors import damaged
from certdesk.pki.formats.key_store import Contents

_MAGIC, _VERSION = 0xFEEDFEED, 2
_KEY_ENTRY = 1
_CERTIFICATE_TYPE: Final = "X.509"
_WHITENER: Final = b"Mighty Aphrodite"
_DIGEST_BYTES: Final = 20
_KEY_PROTECTOR = bytes.fromhex("2b060104012a02110101")  # 1.3.6.1.4.1.42.2.17.1.1
_HEADER, _COUNT, _LENGTH, _MOMENT = (struct.Struct(f">{form}") for form in ("III", "I", "H", "q"))
_EPOCH = datetime.fromtimestamp(0, UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class JavaKeyStore:
    """One key with its chain, the alias in lower case: under another spelling keytool lists it and never finds it."""

    suffix: str = ".jks"
    randomness: Callable[[int], bytes] = secrets.token_bytes

    def render(self, contents: Contents, passphrase: str) -> bytes:
        """Return the file; one pass phrase protects the key and the whole."""
        secret = passphrase.encode("utf-16-be")
        certificates = (_text(_CERTIFICATE_TYPE) + _counted(der) for der in contents.chain)
        body = b"".join(
            (
                _HEADER.pack(_MAGIC, _VERSION, 1),
                _COUNT.pack(_KEY_ENTRY),
                _text(contents.alias.lower()),
                _MOMENT.pack((contents.made_at - _EPOCH) // _MILLISECOND),
                _counted(_protected(contents.private_key, secret, self.randomness(_DIGEST_BYTES))),
                _COUNT.pack(len(contents.chain)),
                *certificates,
            )
        )
        return body + _seal(body, secret)

    def read(self, content: bytes, passphrase: str) -> Contents:
        """Return what the file holds, which must be one key. Raises Damaged, for a wrong pass phrase too."""
        secret = passphrase.encode("utf-16-be")
        body, seal = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
        if not hmac.compare_digest(_seal(body, secret), seal):
            raise damaged("seal")
        try:
            return _contents(_Reading(body), secret)
        except (ValueError, struct.error):
            raise damaged("store") from None


class _Reading:
    """Takes one value after the other from the bytes of a store."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def number(self, form: struct.Struct) -> int:
        (value,) = form.unpack(self._take(form.size))
        return int(value)

    def counted(self, form: struct.Struct = _COUNT) -> bytes:
        return self._take(self.number(form))

    def text(self) -> str:
        return _from_modified(self.counted(_LENGTH))

    def is_over(self) -> bool:
        return self._at == len(self._body)

    def _take(self, size: int) -> bytes:
        taken = self._body[self._at : self._at + size]
        if len(taken) != size:
            raise ValueError(size)
        self._at += size
        return taken


def _contents(reading: _Reading, secret: bytes) -> Contents:
    header = [reading.number(_COUNT) for _ in range(4)]
    if header != [_MAGIC, _VERSION, 1, _KEY_ENTRY]:
        raise ValueError(header)
    alias, moment, protected = reading.text(), reading.number(_MOMENT), reading.counted()
    chain = tuple(_certificate(reading) for _ in range(reading.number(_COUNT)))
    if not reading.is_over():
        raise ValueError(len(chain))
    return Contents(_opened(protected, secret), chain, alias, _EPOCH + moment * _MILLISECOND)


def _certificate(reading: _Reading) -> bytes:
    if reading.text() != _CERTIFICATE_TYPE:
        raise ValueError(_CERTIFICATE_TYPE)
    return reading.counted()


def _protected(private_key: bytes, secret: bytes, salt: bytes) -> bytes:
    """Return the key as an EncryptedPrivateKeyInfo of Sun's own algorithm: salt, key under its stream, digest."""
    sealed = salt + _streamed(private_key, secret, salt) + _sha1(secret + private_key)
    algorithm = encoded(Tag.SEQUENCE, encoded(Tag.OID, _KEY_PROTECTOR), encoded(Tag.NULL))
    return encoded(Tag.SEQUENCE, algorithm, encoded(Tag.OCTET_STRING, sealed))


def _opened(protected: bytes, secret: bytes) -> bytes:
    sealed = inside(first(protected))[-1].content
    salt, digest = sealed[:_DIGEST_BYTES], sealed[-_DIGEST_BYTES:]
    private_key = _streamed(sealed[_DIGEST_BYTES:-_DIGEST_BYTES], secret, salt)
    if not hmac.compare_digest(_sha1(secret + private_key), digest):
        raise ValueError(len(sealed))
    return private_key


def _streamed(content: bytes, secret: bytes, salt: bytes) -> bytes:
    return bytes(octet ^ mask for octet, mask in zip(content, _stream(secret, salt), strict=False))


def _stream(secret: bytes, salt: bytes) -> Iterator[int]:
    block = salt
    while True:
        block = _sha1(secret + block)
        yield from block


def _seal(body: bytes, secret: bytes) -> bytes:
    return _sha1(secret + _WHITENER + body)


def _sha1(content: bytes) -> bytes:
    return hashlib.sha1(content, usedforsecurity=False).digest()


def _counted(content: bytes) -> bytes:
    return _COUNT.pack(len(content)) + content


def _text(text: str) -> bytes:
    spelled = _to_modified(text)
    return _LENGTH.pack(len(spelled)) + spelled


def _to_modified(text: str) -> bytes:
    """Return text as Java spells it: halves of surrogate pairs one by one, and NUL in two bytes (JVMS 4.4.7)."""
    units = memoryview(text.encode("utf-16-be", "surrogatepass"))
    return b"".join(_unit(int.from_bytes(units[at : at + 2])) for at in range(0, len(units), 2))


def _unit(unit: int) -> bytes:
    return b"\xc0\x80" if unit == 0 else chr(unit).encode("utf-8", "surrogatepass")


def _from_modified(spelled: bytes) -> str:
    halves = spelled.replace(b"\xc0\x80", b"\0").decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")
