"""What the CSR sheet shows, derived from what was handed in."""

from dataclasses import dataclass, field
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.viewmodels.csr.handed import CSR, Handed
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.wishes import Wish

LONGEST_REASON: Final = LONGEST_COMMENT


@dataclass(frozen=True, slots=True)
class Sending:
    """A signing request (DER) as it is sent, and for what."""

    order: OrderId
    purpose: Purpose
    csr: bytes = field(repr=False)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `refusal` is the authority's, of the request that is handed in now."""

    entry: BookEntry | None = None
    purpose: Purpose = Purpose.SUPPLY
    handed: Handed = field(default_factory=Handed)
    reason: str = ""
    has_session: bool = False
    is_sending: bool = False
    refusal: CertDeskError | None = None
    problem: CertDeskError | None = None
    wish: Wish[Sending] | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `refusal` stands beside the request, `problem` above everything.

    `must_sign_in` says that sending begins with signing in, since the guest session is missing or over.
    """

    is_open: bool
    entry: BookEntry | None
    purpose: Purpose
    file: str
    is_reading: bool
    facts: CsrFacts | None
    refusal: CertDeskError | None
    reason: str
    can_send: bool
    is_sending: bool
    must_sign_in: bool
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    handed = inputs.handed
    refusal = handed.refusal or inputs.refusal or _mismatch(inputs)
    return Props(
        is_open=inputs.entry is not None,
        entry=inputs.entry,
        purpose=inputs.purpose,
        file=handed.file,
        is_reading=handed.is_reading,
        facts=handed.facts,
        refusal=refusal,
        reason=inputs.reason,
        can_send=handed.facts is not None and refusal is None and not inputs.is_sending,
        is_sending=inputs.is_sending,
        must_sign_in=inputs.purpose is Purpose.REISSUE and not inputs.has_session,
        problem=inputs.problem,
    )


def _mismatch(inputs: Inputs) -> FieldError | None:
    """Return that the request is for another name than the order's. One without any name says nothing of that."""
    entry, facts = inputs.entry, inputs.handed.facts
    if entry is None or facts is None or not facts.names or entry.order.common_name in facts.names:
        return None
    asked = facts.common_name or facts.names[0]
    return FieldError(CSR, MessageKey.CN_MISMATCH, a=asked, b=entry.order.common_name)
