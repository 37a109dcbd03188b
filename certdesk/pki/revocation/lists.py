"""Revocation lists: version 2, whole, one for each authority (RFC 5280 5, BR 7.2)."""

from collections.abc import Mapping
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.keys import PrivateKey, signature_hash
from certdesk.pki.profiles import issuer_key
from certdesk.pki.revocation.lifetimes import CRL_LIFETIME


def sign_list(
    issuer: x509.Certificate, key: PrivateKey, entries: Mapping[int, Revoked], number: int, this_update: datetime
) -> bytes:
    """Return the revocation list (DER) of `issuer` with these serial numbers, valid for seven days."""
    revoked = [_entry(serial, entries[serial]) for serial in sorted(entries)]
    # The builder's own way to add an entry copies all that came before it.
    builder = (
        x509.CertificateRevocationListBuilder(revoked_certificates=revoked)
        .issuer_name(issuer.subject)
        .last_update(this_update)
        .next_update(this_update + CRL_LIFETIME)
        .add_extension(issuer_key(issuer), critical=False)
        .add_extension(x509.CRLNumber(number), critical=False)
    )
    return builder.sign(key, signature_hash(key)).public_bytes(Encoding.DER)


def _entry(serial: int, revoked: Revoked) -> x509.RevokedCertificate:
    builder = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(revoked.at)
    if revoked.reason is not RevocationReason.UNSPECIFIED:
        builder = builder.add_extension(x509.CRLReason(x509.ReasonFlags(revoked.reason.value)), critical=False)
    return builder.build()
