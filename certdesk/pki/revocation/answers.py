"""OCSP answers (RFC 6960 4.2) as DER. cryptography writes them for one certificate only, requests may have several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.der import Tag, encoded
from certdesk.pki.revocation.lifetimes import ANSWER_LIFETIME
from certdesk.pki.revocation.status import REASON_CODES, Good, Status

_SUCCESSFUL, _MALFORMED_REQUEST, _TRY_LATER, _UNAUTHORIZED = b"\0", b"\1", b"\3", b"\6"
_BASIC = encoded(Tag.OID, bytes.fromhex("2b0601050507300101"))  # 1.3.6.1.5.5.7.48.1.1
_ECDSA_WITH_SHA256 = encoded(Tag.SEQUENCE, encoded(Tag.OID, bytes.fromhex("2a8648ce3d040302")))
# IMPLICIT tags of CertStatus.
_GOOD, _UNKNOWN, _REVOKED = encoded(0x80), encoded(0x82), 0xA1


def _refusal(status: bytes) -> bytes:
    return encoded(Tag.SEQUENCE, encoded(Tag.ENUMERATED, status))


MALFORMED_REQUEST: Final = _refusal(_MALFORMED_REQUEST)
"""The answer to what is no OCSP request."""

UNAUTHORIZED: Final = _refusal(_UNAUTHORIZED)
"""The answer to questions about certificates of another authority (RFC 5019 2.2.3)."""

TRY_LATER: Final = _refusal(_TRY_LATER)
"""The answer of a responder that cannot look anything up just now."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs answers: `certificate` (DER), the SHA-1 of its key, and ECDSA with P-256 and SHA-256."""

    certificate: bytes
    key_hash: bytes
    sign: Callable[[bytes], bytes]


def answer(signer: Signer, statuses: Iterable[tuple[bytes, Status]], nonce: bytes, now: datetime) -> bytes:
    """Return a signed answer that gives each CertID (DER) its status as of `now` (UTC).

    `nonce` is the whole extension, or empty. There are no single extensions: the reason of a revocation stands in
    its RevokedInfo (BR 7.3).
    """
    this_update, next_update = _time(now), encoded(Tag.CONTEXT, _time(now + ANSWER_LIFETIME))
    singles = (
        encoded(Tag.SEQUENCE, certificate, _status(status), this_update, next_update)
        for certificate, status in statuses
    )
    responder = encoded(Tag.CONTEXT + 2, encoded(Tag.OCTET_STRING, signer.key_hash))
    extensions = encoded(Tag.CONTEXT + 1, encoded(Tag.SEQUENCE, nonce)) if nonce else b""
    told = encoded(Tag.SEQUENCE, responder, this_update, encoded(Tag.SEQUENCE, *singles), extensions)
    signature = encoded(Tag.BIT_STRING, b"\0", signer.sign(told))
    certificates = encoded(Tag.CONTEXT, encoded(Tag.SEQUENCE, signer.certificate))
    basic = encoded(Tag.SEQUENCE, told, _ECDSA_WITH_SHA256, signature, certificates)
    body = encoded(Tag.SEQUENCE, _BASIC, encoded(Tag.OCTET_STRING, basic))
    return encoded(Tag.SEQUENCE, encoded(Tag.ENUMERATED, _SUCCESSFUL), encoded(Tag.CONTEXT, body))


def _status(status: Status) -> bytes:
    match status:
        case Good():
            return _GOOD
        case Revoked(at, RevocationReason.UNSPECIFIED):
            return encoded(_REVOKED, _time(at))
        case Revoked(at, reason):
            code = encoded(Tag.ENUMERATED, bytes((REASON_CODES[reason],)))
            return encoded(_REVOKED, _time(at), encoded(Tag.CONTEXT, code))
        case None:
            return _UNKNOWN


def _time(moment: datetime) -> bytes:
    return encoded(Tag.GENERALIZED_TIME, moment.strftime("%Y%m%d%H%M%SZ").encode("ascii"))
