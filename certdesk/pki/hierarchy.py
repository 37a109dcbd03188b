"""The practice hierarchy: an offline root, and one issuing CA for each family of keys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from certdesk.pki.issuance import ONE_SECOND
from certdesk.pki.keys import KeyKind, PrivateKey, make_private_key, private_der, signature_hash
from certdesk.pki.policy import PublicKey
from certdesk.pki.profiles import (
    Extensions,
    Publication,
    distinguished_name,
    issuing_extensions,
    root_extensions,
)
from certdesk.pki.roles import PRACTICE_CA, Operator, Role

Randomness = Callable[[int], bytes]

COUNTRY = "IE"
# The authority is older than the oldest order of a practice world, and younger than BR 7.1.2.1.1 allows.
YEARS_BEFORE, ROOT_YEARS, ISSUING_YEARS = 3, 24, 13
_SERIAL_OCTETS = 20


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """One authority as it is kept: certificate DER, and the private key as PKCS #8 DER. Store the key wrapped."""

    role: Role
    certificate: bytes = field(repr=False)
    private_key: bytes = field(repr=False)


# An elliptic root comes up in a millisecond where RSA 4096 takes up to a second and a half.
_KEYS = {Role.ROOT: KeyKind.P_384, Role.RSA: KeyKind.RSA_2048, Role.ECC: KeyKind.P_256}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a certificate says besides its extensions and its issuer. Times are UTC, both ends count."""

    subject: x509.Name
    not_before: datetime
    not_after: datetime
    serial: int


def found(
    now: datetime, base_url: str, randomness: Randomness, operator: Operator = PRACTICE_CA
) -> tuple[AuthorityRecord, ...]:
    """Return a new hierarchy, root first, that has been in service for three years at `now`."""
    since = datetime(now.year - YEARS_BEFORE, 1, 1, tzinfo=UTC)
    root_key = make_private_key(_KEYS[Role.ROOT])
    name = authority_name(Role.ROOT, operator)
    entry = Entry(name, since, _years_after(since, ROOT_YEARS), serial_number(randomness))
    root = sign(entry, root_key.public_key(), root_extensions(root_key.public_key()), name, root_key)
    published = Publication(base_url, name)

    records = [_record(Role.ROOT, root, root_key)]
    for role in (Role.RSA, Role.ECC):
        key = make_private_key(_KEYS[role])
        until = _years_after(since, ISSUING_YEARS)
        entry = Entry(authority_name(role, operator), since, until, serial_number(randomness))
        extensions = issuing_extensions(key.public_key(), root, published)
        records.append(_record(role, sign(entry, key.public_key(), extensions, name, root_key), key))
    return tuple(records)


def sign(
    entry: Entry, public_key: PublicKey, extensions: Extensions, issuer: x509.Name, issuer_key: PrivateKey
) -> x509.Certificate:
    """Return the certificate that says this, signed with the issuer's key."""
    # Added one by one, they would be compared with one another and copied each time.
    listed = [x509.Extension(extension.oid, critical, extension) for extension, critical in extensions]
    builder = (
        x509.CertificateBuilder(extensions=listed)
        .subject_name(entry.subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(entry.serial)
        .not_valid_before(entry.not_before)
        .not_valid_after(entry.not_after)
    )
    return builder.sign(issuer_key, signature_hash(issuer_key))


def serial_number(randomness: Randomness) -> int:
    """Return a positive serial number of 159 random bits (BR 7.1.2.7: at least 64; RFC 5280: 20 octets signed)."""
    serial = 0
    while serial == 0:
        serial = int.from_bytes(randomness(_SERIAL_OCTETS)) >> 1
    return serial


def authority_name(role: Role, operator: Operator = PRACTICE_CA) -> x509.Name:
    """Return the distinguished name of one authority; every one of them says Practice."""
    return practice_name(operator.common_names[role], operator)


def practice_name(common_name: str, operator: Operator = PRACTICE_CA) -> x509.Name:
    """Return a distinguished name within an operator's organisation."""
    fields = [(NameOID.COUNTRY_NAME, COUNTRY), (NameOID.ORGANIZATION_NAME, operator.organisation)]
    return distinguished_name([*fields, (NameOID.COMMON_NAME, common_name)])


def _record(role: Role, certificate: x509.Certificate, key: PrivateKey) -> AuthorityRecord:
    return AuthorityRecord(role, certificate.public_bytes(Encoding.DER), private_der(key))


def _years_after(since: datetime, years: int) -> datetime:
    return since.replace(year=since.year + years) - ONE_SECOND
