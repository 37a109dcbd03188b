"""The practice authority: it checks what is asked for, and signs real certificates with invented names."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.revocation import Revoked
from certdesk.pki.certificates import load_der
from certdesk.pki.errors import damaged, guarded
from certdesk.pki.hierarchy import AuthorityRecord, Entry, Randomness, found, serial_number, sign
from certdesk.pki.issuance import DEFAULT_BASE_URL, IssuedCertificate, IssueRequest
from certdesk.pki.keys import PrivateKey, load_private_key
from certdesk.pki.policy import check, refuse
from certdesk.pki.profiles import Publication, Shared, leaf_extensions, leaf_subject, shared_by
from certdesk.pki.revocation.delegation import delegate
from certdesk.pki.revocation.lists import sign_list
from certdesk.pki.revocation.responder import OcspResponder
from certdesk.pki.roles import PRACTICE_CA, Operator, Role


@dataclass(frozen=True)
class _Issuer:
    """One CA at work; its key is unpacked when it first signs."""

    record: AuthorityRecord
    base_url: str

    @cached_property
    def certificate(self) -> x509.Certificate:
        return load_der(self.record.certificate)

    @cached_property
    def name(self) -> x509.Name:
        return self.certificate.subject

    @cached_property
    def life(self) -> tuple[datetime, datetime]:
        return self.certificate.not_valid_before_utc, self.certificate.not_valid_after_utc

    @cached_property
    def shared(self) -> Shared:
        return shared_by(self.certificate, Publication(self.base_url, self.name))

    @cached_property
    def private_key(self) -> PrivateKey:
        key = guarded("private key", lambda: load_private_key(self.record.private_key))
        if key.public_key() != self.certificate.public_key():
            raise damaged("private key")
        return key


class PracticeAuthority:
    """A certificate authority of its own: an offline root, one RSA and one ECDSA issuing CA.

    Thread-safe: issuing changes nothing in it.
    """

    def __init__(
        self,
        records: Iterable[AuthorityRecord],
        base_url: str = DEFAULT_BASE_URL,
        randomness: Randomness = secrets.token_bytes,
    ) -> None:
        by_role = {record.role: record for record in records}
        if set(by_role) != set(Role):
            raise damaged("hierarchy")
        self._by_role = by_role
        self._issuers = {role: _Issuer(by_role[role], base_url) for role in Role}
        self._randomness = randomness

    @classmethod
    def found(
        cls,
        now: datetime,
        base_url: str = DEFAULT_BASE_URL,
        randomness: Randomness = secrets.token_bytes,
        operator: Operator = PRACTICE_CA,
    ) -> Self:
        """Return an authority with new keys, in service since three years before `now` (UTC).

        Takes about 50 ms. `base_url` stands in every certificate it signs; `randomness` gives serial numbers.
        """
        return cls(found(now, base_url, randomness, operator), base_url, randomness)

    @property
    def records(self) -> tuple[AuthorityRecord, ...]:
        """What must be kept to load this authority again: root, RSA, ECC."""
        return tuple(self._by_role[role] for role in Role)

    @property
    def root(self) -> bytes:
        """The root certificate (DER)."""
        return self._by_role[Role.ROOT].certificate

    def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return a certificate for the request, signed by the CA that has the same family of keys.

        Raises PolicyRefused (REQUEST_REFUSED) with the facts `rule` and `about` when the Baseline
        Requirements forbid it, Damaged when the authority's own records are unusable.
        """
        key = check(request)
        issuer = self._issuers[Role.RSA if isinstance(key, rsa.RSAPublicKey) else Role.ECC]
        since, until = issuer.life
        if not since <= request.begins <= request.ends <= until:
            refuse("BR 6.3.2", request.begins.date().isoformat())
        entry = Entry(leaf_subject(request), request.begins, request.ends, serial_number(self._randomness))
        extensions = leaf_extensions(request, key, issuer.shared)
        leaf = sign(entry, key, extensions, issuer.name, issuer.private_key)
        chain = (leaf.public_bytes(Encoding.DER), issuer.record.certificate, self.root)
        return IssuedCertificate(entry.serial, entry.not_before, entry.not_after, chain)

    def crl(self, role: Role, entries: Mapping[int, Revoked], number: int, this_update: datetime) -> bytes:
        """Return the revocation list (DER) of one authority: these serial numbers, as of `this_update` (UTC).

        It is valid for seven days. `number` is to be greater than that of the list before (RFC 5280 5.2.3).
        Raises Damaged when the authority's own records are unusable.
        """
        issuer = self._issuers[role]
        return sign_list(issuer.certificate, issuer.private_key, entries, number, this_update)

    def responder(self, now: datetime) -> OcspResponder:
        """Return an OCSP responder for all authorities, with new keys that last thirty days from `now` (UTC).

        Takes some milliseconds. Raises Damaged when the authority's own records are unusable.
        """
        return OcspResponder(
            delegate(role, issuer.certificate, issuer.private_key, now, self._randomness)
            for role, issuer in self._issuers.items()
        )
