"""The OCSP responder: whoever's certificate is asked about, the right delegate answers."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from cryptography import x509

from certdesk.pki.keys import key_bits
from certdesk.pki.revocation.answers import MALFORMED_REQUEST, UNAUTHORIZED, answer
from certdesk.pki.revocation.delegation import Delegate
from certdesk.pki.revocation.lifetimes import ANSWER_LIFETIME
from certdesk.pki.revocation.questions import read_request
from certdesk.pki.revocation.status import StatusOf

# Object identifiers of the hashes that a CertID may be made with, as DER has them.
_HASHES: Final[Mapping[bytes, Callable[[bytes], bytes]]] = {
    bytes.fromhex("2b0e03021a"): lambda octets: hashlib.sha1(octets, usedforsecurity=False).digest(),
    bytes.fromhex("608648016503040201"): lambda octets: hashlib.sha256(octets).digest(),
    bytes.fromhex("608648016503040202"): lambda octets: hashlib.sha384(octets).digest(),
    bytes.fromhex("608648016503040203"): lambda octets: hashlib.sha512(octets).digest(),
}


class OcspResponder:
    """Answers OCSP requests about the certificates of every authority that has a delegate here.

    Thread-safe: answering changes nothing in it.
    """

    def __init__(self, delegates: Iterable[Delegate]) -> None:
        self._delegates = tuple(delegates)
        self._by_issuer = {issuer: one for one in self._delegates for issuer in _issuers(one.authority)}

    def can_answer_at(self, now: datetime) -> bool:
        """Return whether what is signed `now` can be verified until it is replaced."""
        return all(one.not_before <= now and now + ANSWER_LIFETIME <= one.not_after for one in self._delegates)

    def answer(self, request: bytes, status_of: StatusOf, now: datetime) -> bytes:
        """Return the answer (DER) to a request (DER), as of `now` (UTC).

        One answer is signed by one delegate, so a request about certificates of several authorities gets
        UNAUTHORIZED, as one about unknown authorities does. What `status_of` raises goes to the caller.
        """
        try:
            asked = read_request(request)
        except ValueError:
            return MALFORMED_REQUEST
        answering = {self._by_issuer.get(question.issuer) for question in asked.questions}
        delegate = answering.pop()
        if delegate is None or answering:
            return UNAUTHORIZED
        statuses = [(question.whole, status_of(delegate.role, question.serial)) for question in asked.questions]
        return answer(delegate.signer, statuses, asked.nonce, now)


def _issuers(authority: x509.Certificate) -> list[tuple[bytes, bytes, bytes]]:
    """Return all the ways in which a CertID may name this authority (RFC 6960 4.1.1)."""
    name, key = authority.subject.public_bytes(), key_bits(authority)
    return [(identifier, digest(name), digest(key)) for identifier, digest in _HASHES.items()]
