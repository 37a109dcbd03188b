"""Signing requests, private keys and archives, made for tests."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

SHOP: Final = "shop.larkspur.example"


@cache
def key(number: int = 0) -> ec.EllipticCurvePrivateKey:
    """Return a key pair; another one for each number."""
    return ec.derive_private_key(1_000_003 + number, ec.SECP256R1())


def csr(*names: str, of: int = 0) -> bytes:
    """Return a signing request as PEM for these names, the first of which is its common name."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name) for name in names[:1]])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject)
    if names:
        alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        builder = builder.add_extension(alternatives, critical=False)
    return builder.sign(key(of), hashes.SHA256()).public_bytes(Encoding.PEM)


def private_key(of: int = 0) -> bytes:
    """Return a private key as PEM."""
    return key(of).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def secrets_of(pem: bytes) -> tuple[bytes, ...]:
    """Return what must not be left anywhere of a private key: its lines, and its number."""
    lines = [line for line in pem.splitlines() if b"-----" not in line]
    number = key().private_numbers().private_value.to_bytes(32)
    return (*lines, number, b64encode(number))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive with these files."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
