"""Reading one certificate into plain facts; whatever the material is, the answer is facts or Damaged."""

import warnings
from collections.abc import Callable
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from certdesk.domain.certificates import CertificateFacts
from certdesk.pki.algorithms import key_words, signature_words
from certdesk.pki.errors import damaged, guarded
from certdesk.pki.names import attribute, common_name

LARGEST = 1 << 20
# A certificate is a SEQUENCE of more than 127 octets, so its second octet is no ASCII character.
_SEQUENCE, _LONG_FORM = b"\x30", b"\x80"

# What cryptography writes to standard error about names and numbers that it reads all the same.
_COMPLAINTS = ("Attribute's length must be", "Parsed a serial number which wasn't positive")


def read(content: bytes) -> CertificateFacts:
    """Return the facts of one certificate in DER, or of the first one in PEM text.

    Raises Damaged with the fact `part`: which part could not be read, `size` above one megabyte. Text in
    the facts is as the certificate has it and may be hostile; pass it through `displayable` before showing.
    """
    certificate = load(content)
    subject = guarded("subject", lambda: certificate.subject)
    return CertificateFacts(
        common_name=common_name(subject),
        organisation=attribute(subject, NameOID.ORGANIZATION_NAME),
        names=guarded("names", lambda: _names(certificate)),
        issuer=common_name(guarded("issuer", lambda: certificate.issuer)),
        serial=_serial(certificate),
        not_before=guarded("validity", lambda: certificate.not_valid_before_utc),
        not_after=guarded("validity", lambda: certificate.not_valid_after_utc),
        key=guarded("key", lambda: key_words(certificate.public_key(), certificate.public_key_algorithm_oid)),
        signature=guarded("signature", lambda: signature_words(certificate.signature_algorithm_oid.dotted_string)),
        sha256=certificate.fingerprint(hashes.SHA256()),
        is_authority=guarded("extensions", lambda: _is_authority(certificate)),
    )


def key_digest(content: bytes) -> bytes:
    """Return the SHA-256 of a certificate's SubjectPublicKeyInfo. Raises Damaged."""
    certificate = load(content)
    key = guarded("key", certificate.public_key)
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()


def load(content: bytes) -> x509.Certificate:
    """Return the certificate in `content`, DER or PEM. Raises Damaged. For use within `pki` only."""
    if content.startswith(_SEQUENCE) and content[1:2] >= _LONG_FORM:
        return load_der(content)
    return _loaded(content, x509.load_pem_x509_certificate)


def load_der(content: bytes) -> x509.Certificate:
    """Return the certificate that is the whole of `content`. Raises Damaged. For use within `pki` only."""
    return _loaded(content, x509.load_der_x509_certificate)


def _loaded(content: bytes, loader: Callable[[bytes], x509.Certificate]) -> x509.Certificate:
    if len(content) > LARGEST:
        raise damaged("size")
    for complaint in _COMPLAINTS:
        warnings.filterwarnings("ignore", complaint, UserWarning)
    return guarded("certificate", lambda: loader(content))


def _serial(certificate: x509.Certificate) -> int:
    serial = guarded("serial number", lambda: certificate.serial_number)
    if serial < 0:
        raise damaged("serial number")
    return serial


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return ()
    return tuple(str(name.value) for name in extension.value if isinstance(name, x509.DNSName | x509.IPAddress))


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
