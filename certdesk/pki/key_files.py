"""Files with one private key: written as encrypted PKCS #8, and read in every form that programs write."""

import secrets
from collections.abc import Callable
from typing import Final, NoReturn

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.asymmetric.types import (
    CertificatePublicKeyTypes,
    PrivateKeyTypes,
    PublicKeyTypes,
)
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import LARGEST_KEY_FILE
from certdesk.domain.messages import MessageKey
from certdesk.pki.armour import armour
from certdesk.pki.armoured import blocks_in
from certdesk.pki.certificates import load_der
from certdesk.pki.der import Tag, encoded, integer
from certdesk.pki.errors import guarded
from certdesk.pki.foreign_text import contents_of
from certdesk.pki.plain_text import plain_text
from certdesk.pki.recognition import Kind
from certdesk.pki.sec1 import mended

FIELD: Final = "key"
ROUNDS: Final = 600_000
"""What OWASP asks of PBKDF2 with HMAC-SHA-256: 0.2 s on one core of 2026."""

Key = PrivateKeyTypes
Load = Callable[[bytes | None], Key]

_ENCRYPTED = "ENCRYPTED PRIVATE KEY"
_KEY_BYTES, _SALT_BYTES, _BLOCK_BYTES = 32, 16, 16
_SEQUENCE = b"\x30"
_PRIVATE_KEY, _OPENSSH = "PRIVATE KEY", "OPENSSH PRIVATE KEY"
_HEADERS = "Proc-Type:"  # of a key that openssl encrypted before PKCS #8 (RFC 1421 4.6.1.1)

# RFC 8018 A.2, A.4 and B.1.2; AES as numbered by NIST
_PBKDF2 = bytes.fromhex("2a864886f70d01050c")
_PBES2 = bytes.fromhex("2a864886f70d01050d")
_HMAC_SHA256 = bytes.fromhex("2a864886f70d0209")
_AES256_CBC = bytes.fromhex("60864801650304012a")


def encrypted_pem(
    private_key: bytes, passphrase: str, randomness: Callable[[int], bytes] = secrets.token_bytes
) -> bytes:
    """Return a PKCS #8 key (DER) as PEM under an ASCII pass phrase: PBES2, PBKDF2-HMAC-SHA-256, AES-256-CBC.

    openssl, certtool, Java and Windows read it. cryptography's own encryption takes 2,048 rounds, which is too few
    for a pass phrase that somebody thought of.
    """
    salt, start = randomness(_SALT_BYTES), randomness(_BLOCK_BYTES)
    key = PBKDF2HMAC(hashes.SHA256(), _KEY_BYTES, salt, ROUNDS).derive(passphrase.encode("ascii"))
    padder = padding.PKCS7(_BLOCK_BYTES * 8).padder()
    cipher = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    sealed = cipher.update(padder.update(private_key) + padder.finalize()) + cipher.finalize()
    stretching = _sequence(
        encoded(Tag.OCTET_STRING, salt), integer(ROUNDS), _algorithm(_HMAC_SHA256, encoded(Tag.NULL))
    )
    how = _sequence(_algorithm(_PBKDF2, stretching), _algorithm(_AES256_CBC, encoded(Tag.OCTET_STRING, start)))
    return armour(_sequence(_algorithm(_PBES2, how), encoded(Tag.OCTET_STRING, sealed)), _ENCRYPTED)


def read_key(content: bytes, file: str, passphrase: str) -> bytes:
    """Return the private key in a file as PKCS #8 DER.

    PKCS #8 with and without encryption, PKCS #1, SEC 1, and OpenSSH without it are read, as PEM with anything around it
    or DER. Of several keys the first counts, and a pass phrase that is not needed is not looked at. Raises FieldError
    (`key`): KEY_FILE_FORM with `file` and `what` (a `Kind`), KEY_FILE_PASSPHRASE.
    """
    if len(content) > LARGEST_KEY_FILE:
        _refuse(file, Kind.OTHER)
    kinds = [piece.kind for piece in contents_of(content).pieces]
    if Kind.PRIVATE_KEY not in kinds:
        _refuse(file, kinds[0] if kinds else Kind.TEXT)
    load = _loader(content)
    try:
        key = load(None)
    except TypeError:  # so cryptography says that a pass phrase is needed
        key = _opened(load, file, passphrase)
    except (ValueError, UnsupportedAlgorithm):
        _refuse(file, Kind.OTHER)
    return plain_der(key)


def plain_der(key: Key) -> bytes:
    """Return any kind of private key as unencrypted PKCS #8 DER. For use within `pki` only."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, serialization.NoEncryption())


def is_key_of(private_key: bytes, certificate: bytes) -> bool:
    """Return whether a PKCS #8 key is the one that a certificate (DER) certifies.

    Both have the same public key, and what the one signs the other verifies. Raises Damaged for the certificate.
    """
    public = guarded("key", load_der(certificate).public_key)
    key = serialization.load_der_private_key(private_key, None)
    if _spelled(key.public_key()) != _spelled(public):
        return False
    message = secrets.token_bytes(_KEY_BYTES)
    try:
        match key, public:
            case rsa.RSAPrivateKey(), rsa.RSAPublicKey():
                scheme = rsa_padding.PKCS1v15()
                public.verify(key.sign(message, scheme, hashes.SHA256()), message, scheme, hashes.SHA256())
            case ec.EllipticCurvePrivateKey(), ec.EllipticCurvePublicKey():
                digest = ec.ECDSA(hashes.SHA256())
                public.verify(key.sign(message, digest), message, digest)
            case _:
                return False
    except InvalidSignature:
        return False
    return True


def _loader(content: bytes) -> Load:
    """Return what loads the first key of a file, once it has the pass phrase or None."""
    if content.startswith(_SEQUENCE) and not content.isascii():
        return _der_loader(content)
    text = plain_text(content).text
    block = next((block for block in blocks_in(text) if block.label.endswith(_PRIVATE_KEY)), None)
    if block is None:
        return _der_loader(b"")
    if block.label == _OPENSSH:
        openssh = armour(block.der, _OPENSSH)
        return lambda password: serialization.load_ssh_private_key(openssh, password)
    if _HEADERS in (whole := text[block.begins : block.ends]):
        lines = "\n".join(line.strip() for line in whole.splitlines()).encode("utf-8")
        return lambda password: serialization.load_pem_private_key(lines, password)
    return _der_loader(block.der)


def _der_loader(der: bytes) -> Load:
    def load(password: bytes | None) -> Key:
        try:
            return serialization.load_der_private_key(der, password)
        except ValueError:
            return serialization.load_der_private_key(mended(der), password)

    return load


def _opened(load: Load, file: str, passphrase: str) -> Key:
    try:
        if passphrase:
            return load(passphrase.encode("utf-8", "surrogatepass"))
    except UnsupportedAlgorithm:
        _refuse(file, Kind.OTHER)
    except ValueError:
        pass
    raise FieldError(FIELD, MessageKey.KEY_FILE_PASSPHRASE) from None


def _refuse(file: str, what: Kind) -> NoReturn:
    raise FieldError(FIELD, MessageKey.KEY_FILE_FORM, file=file, what=what.value) from None


def _spelled(key: PublicKeyTypes | CertificatePublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _sequence(*parts: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, *parts)


def _algorithm(number: bytes, parameters: bytes) -> bytes:
    return _sequence(encoded(Tag.OID, number), parameters)
