"""OCSP requests as clients write them, and what is said of each certificate in an answer."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.der import Tag, encoded, first, inside
from certdesk.pki.revocation.status import Good, Status, StatusOf
from certdesk.pki.roles import Role
from tests.unit.pki.world import NOW

REVOKED = {
    10: Revoked(NOW, RevocationReason.UNSPECIFIED),
    11: Revoked(NOW, RevocationReason.KEY_COMPROMISE),
    13: Revoked(NOW, RevocationReason.AFFILIATION_CHANGED),
    14: Revoked(NOW, RevocationReason.SUPERSEDED),
    15: Revoked(NOW, RevocationReason.CESSATION_OF_OPERATION),
}


def status_of(_role: Role, serial: int) -> Status:
    """Say what is known of a serial number: below ten nothing, and what is not revoked is good."""
    return REVOKED.get(serial, Good()) if serial >= 10 else None


def saying(status: Status) -> StatusOf:
    return lambda _role, _serial: status


def asking(
    issuer: bytes,
    *serials: int,
    digest: hashes.HashAlgorithm | None = None,
    nonce: bytes | None = None,
) -> bytes:
    """Return a request about these serial numbers of one issuer (DER)."""
    authority = x509.load_der_x509_certificate(issuer)
    digest = digest or hashes.SHA1()
    requests = []
    for serial in serials:
        name, key = _digests(authority, digest)
        builder = ocsp.OCSPRequestBuilder().add_certificate_by_hash(name, key, serial, digest)
        if nonce is not None:
            builder = builder.add_extension(x509.OCSPNonce(nonce), critical=False)
        requests.append(builder.build().public_bytes(Encoding.DER))
    return joined(*requests)


def joined(*requests: bytes) -> bytes:
    """Return one request that asks all that these ask, with the extensions of the first."""
    bodies = [inside(inside(first(request))[0]) for request in requests]
    asked = encoded(Tag.SEQUENCE, *(body[0].content for body in bodies))
    rest = (part.whole for part in bodies[0][1:])
    return encoded(Tag.SEQUENCE, encoded(Tag.SEQUENCE, asked, *rest))


def read(answer: bytes) -> ocsp.OCSPResponse:
    return ocsp.load_der_ocsp_response(answer)


def is_verified(answer: ocsp.OCSPResponse, issuer: bytes) -> None:
    """Check the way from the answer to the issuing authority; raises where a link does not hold."""
    (delegate,) = answer.certificates
    delegate.verify_directly_issued_by(x509.load_der_x509_certificate(issuer))
    key = delegate.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert isinstance(answer.signature_hash_algorithm, hashes.SHA256)
    key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(answer.signature_hash_algorithm))


def _digests(authority: x509.Certificate, digest: hashes.HashAlgorithm) -> tuple[bytes, bytes]:
    """Return what a CertID names the issuer with; of the key only its bits count, in the form of their own kind."""
    match authority.public_key():
        case rsa.RSAPublicKey() as key:
            bits = key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
        case ec.EllipticCurvePublicKey() as key:
            bits = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        case key:
            raise TypeError(key)
    return _hash(authority.subject.public_bytes(), digest), _hash(bits, digest)


def _hash(octets: bytes, digest: hashes.HashAlgorithm) -> bytes:
    running = hashes.Hash(digest)
    running.update(octets)
    return running.finalize()
