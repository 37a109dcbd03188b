"""Certificates for OCSP answers: each authority lets another key sign them (RFC 6960 4.2.2.2, BR 7.1.2.8)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.pki.hierarchy import Entry, Randomness, practice_name, serial_number, sign
from certdesk.pki.issuance import ONE_SECOND
from certdesk.pki.keys import KeyKind, PrivateKey, key_bits, make_private_key
from certdesk.pki.profiles import responder_extensions
from certdesk.pki.revocation.answers import Signer
from certdesk.pki.revocation.lifetimes import DELEGATE_LIFETIME
from certdesk.pki.roles import COMMON_NAMES, Role

_SIGNATURE = ec.ECDSA(hashes.SHA256())


@dataclass(frozen=True, slots=True)
class Delegate:
    """Who signs answers for one authority; its key is kept nowhere. Times are UTC, both ends count."""

    authority: x509.Certificate
    role: Role
    signer: Signer
    not_before: datetime
    not_after: datetime


def delegate(
    role: Role, authority: x509.Certificate, key: PrivateKey, now: datetime, randomness: Randomness
) -> Delegate:
    """Return a new signer of OCSP answers for `authority`, for thirty days from `now` (UTC). It has a P-256 key."""
    own = make_private_key(KeyKind.P_256)
    if not isinstance(own, ec.EllipticCurvePrivateKey):
        raise TypeError(type(own).__name__)
    begins = now.replace(microsecond=0)
    ends = min(begins + DELEGATE_LIFETIME - ONE_SECOND, authority.not_valid_after_utc)
    entry = Entry(practice_name(f"{COMMON_NAMES[role]} OCSP"), begins, ends, serial_number(randomness))
    extensions = responder_extensions(own.public_key(), authority)
    certificate = sign(entry, own.public_key(), extensions, authority.subject, key)
    key_hash = hashlib.sha1(key_bits(certificate), usedforsecurity=False).digest()  # as RFC 6960 4.2.1 has it
    signer = Signer(certificate.public_bytes(Encoding.DER), key_hash, lambda told: own.sign(told, _SIGNATURE))
    return Delegate(authority, role, signer, begins, ends)
