"""The guest portal's rules: access codes, guest sessions, and what the portal shows of one order [S2]."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from certdesk.domain.orders import Order, OrderId
from certdesk.domain.revocation import Revoked

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6
CODE_LIFETIME = timedelta(hours=2)
CODE_TRIES = 5
RESEND_AFTER = timedelta(seconds=60)
SESSION_LIFETIME = timedelta(hours=2)
ENDING_SOON = timedelta(minutes=15)
LONGEST_CODE_INPUT = 512


class IdentifierKind(StrEnum):
    """What a guest names an order by, besides the admin e-mail [S2]."""

    NAME = "name"
    SUPPLIER_ID = "supplier order ID"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name on the order, or its supplier order ID, as typed."""

    kind: IdentifierKind
    text: str


@dataclass(frozen=True, slots=True)
class CodeReceipt:
    """The portal's answer to a request for a code. It says where the code went, never what it is.

    `request` names the request when the code is handed in.
    """

    request: str
    order: Order
    sent_to: str
    sent_at: datetime
    valid_until: datetime
    resend_from: datetime


@dataclass(frozen=True, slots=True)
class GuestSession:
    """Two hours of guest access to one order. The token lives in memory only and never shows in a repr."""

    order: OrderId
    token: str = field(repr=False)
    signed_in_at: datetime
    ends_at: datetime


class SessionPhase(StrEnum):
    """Where a session stands."""

    LIVE = "live"
    ENDING = "ending"
    ENDED = "ended"


def session_phase(session: GuestSession, now: datetime) -> SessionPhase:
    """Return whether `session` is live, in its last fifteen minutes, or over at `now`."""
    if now >= session.ends_at:
        return SessionPhase.ENDED
    return SessionPhase.ENDING if session.ends_at - now <= ENDING_SOON else SessionPhase.LIVE


def normalised_code(typed: str) -> str:
    """Return what was typed or pasted as the code it stands for: upper case, without spaces and dashes."""
    kept = (character for character in typed[:LONGEST_CODE_INPUT] if character.isalnum())
    return "".join(kept).upper()


class EventKind(StrEnum):
    """What happened to an order, as the portal tells it."""

    PLACED = "placed"
    CSR_SUPPLIED = "csr supplied"
    APPROVAL_ASKED = "approval asked"
    APPROVED = "approved"
    VALIDATED = "validated"
    ISSUED = "issued"
    REISSUE_REQUESTED = "reissue requested"
    REISSUE_WITHDRAWN = "reissue withdrawn"
    CERTIFICATE_REVOKED = "certificate revoked"
    REJECTED = "rejected"
    CANCELED = "canceled"
    REVOKED = "revoked"
    EARLIER_REVOKED = "earlier certificates revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class PortalEvent:
    """One thing that happened to an order, and when (UTC)."""

    at: datetime
    kind: EventKind


class ValidationMethod(StrEnum):
    """How control of a name was proved, in the portal's own spelling."""

    EMAIL = "email"
    DNS_TXT = "dns-txt-token"
    DNS_CNAME = "dns-cname-token"
    HTTP = "http-token"


@dataclass(frozen=True, slots=True)
class OrderCertificate:
    """One certificate that was issued on an order. `serial` is hexadecimal, as certificates show it.

    `expires_at` is its last valid second (UTC); `revoked` says that it was withdrawn, `is_present` that it is the
    one the order stands on now. `revokes_at` is when the authority will revoke it by itself, because a later one
    carries fewer names [DG2]. `key` reads like `RSA 2048`; `key_digest` (of SubjectPublicKeyInfo) and `sha256` (of
    the certificate) are SHA-256 in hexadecimal. These three are empty where an earlier look did not tell them.
    """

    serial: str
    names: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    is_present: bool
    revoked: Revoked | None = None
    revokes_at: datetime | None = None
    key: str = ""
    key_digest: str = ""
    sha256: str = ""


def is_in_force(certificate: OrderCertificate, now: datetime) -> bool:
    """Return whether a certificate is neither revoked nor over at `now`."""
    return certificate.revoked is None and now <= certificate.expires_at


@dataclass(frozen=True, slots=True)
class PortalOrder:
    """What a guest session shows of its order. `chain` is DER, leaf first, root last; empty before issuing.

    `certificates` are all that were issued on it, the newest first; `may_revoke` says whether guests may.
    """

    order: Order
    names: tuple[str, ...]
    method: ValidationMethod | None
    reusable_until: datetime | None
    chain: tuple[bytes, ...] = field(repr=False)
    events: tuple[PortalEvent, ...]
    certificates: tuple[OrderCertificate, ...] = ()
    may_revoke: bool = True


@dataclass(frozen=True, slots=True)
class PortalFile:
    """One download as the portal serves it."""

    content: bytes = field(repr=False)
    media_type: str
    file_name: str
