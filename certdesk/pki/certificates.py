"""Reading one certificate into plain facts; whatever the material is, the answer is facts or Damaged."""

import warnings
from collections.abc import Callable

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.x509.oid import NameOID, SignatureAlgorithmOID

from certdesk.domain.certificates import CertificateFacts
from certdesk.pki.errors import damaged, guarded
from certdesk.pki.names import attribute, common_name

LARGEST = 1 << 20
# A certificate is a SEQUENCE of more than 127 octets, so its second octet is no ASCII character.
_SEQUENCE, _LONG_FORM = b"\x30", b"\x80"

# What cryptography writes to standard error about names and numbers that it reads all the same.
_COMPLAINTS = ("Attribute's length must be", "Parsed a serial number which wasn't positive")

_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
_SIGNED_WITH = {
    SignatureAlgorithmOID.RSA_WITH_MD5: "MD5 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA1: "SHA-1 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA256: "SHA-256 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA384: "SHA-384 with RSA",
    SignatureAlgorithmOID.RSA_WITH_SHA512: "SHA-512 with RSA",
    SignatureAlgorithmOID.RSASSA_PSS: "RSA-PSS",
    SignatureAlgorithmOID.ECDSA_WITH_SHA1: "SHA-1 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA256: "SHA-256 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA384: "SHA-384 with ECDSA",
    SignatureAlgorithmOID.ECDSA_WITH_SHA512: "SHA-512 with ECDSA",
    SignatureAlgorithmOID.ED25519: "Ed25519",
    SignatureAlgorithmOID.ED448: "Ed448",
}


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
        key=guarded("key", lambda: _key_words(certificate)),
        signature=guarded("signature", lambda: _signature_words(certificate)),
        sha256=certificate.fingerprint(hashes.SHA256()),
        is_authority=guarded("extensions", lambda: _is_authority(certificate)),
    )


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


def _key_words(certificate: x509.Certificate) -> str:
    match certificate.public_key():
        case rsa.RSAPublicKey() as key:
            return f"RSA {key.key_size}"
        case ec.EllipticCurvePublicKey() as key:
            return f"ECDSA {_CURVES.get(key.curve.name, key.curve.name)}"
        case dsa.DSAPublicKey() as key:
            return f"DSA {key.key_size}"
        case ed25519.Ed25519PublicKey():
            return "Ed25519"
        case ed448.Ed448PublicKey():
            return "Ed448"
        case _:
            return certificate.public_key_algorithm_oid.dotted_string


def _signature_words(certificate: x509.Certificate) -> str:
    oid = certificate.signature_algorithm_oid
    return _SIGNED_WITH.get(oid, oid.dotted_string)


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
