"""What the revoke sheet shows, derived from what was chosen and typed."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.book import BookEntry, OrderDetails, PortalView
from certdesk.domain.errors import CertDeskError, NotFound, PolicyRefused, StateConflict
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.refund import RefundCase, RefundOutlook, refund_outlook
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason
from certdesk.viewmodels.revoke.confirmation import Confirmation, confirmation

_OF_ONE_CERTIFICATE: Final = frozenset({MessageKey.REISSUE_PENDING, MessageKey.CERTIFICATE_GONE})


class WhyNotOne(StrEnum):
    """Why one certificate cannot be revoked alone."""

    REISSUE_PENDING = "reissue pending"
    NONE_VALID = "none valid"
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. Without a `serial` it is the whole order that would be revoked.

    `refusal` is what stands in the way as far as the book knows, `problem` what came of the last try.
    """

    now: datetime
    details: OrderDetails | None = None
    is_signed_in: bool = False
    had_session: bool = False
    serial: str | None = None
    reason: RevocationReason = RevocationReason.UNSPECIFIED
    comment: str = ""
    typed: str = ""
    is_revoking: bool = False
    refusal: CertDeskError | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `names` are those that stop being trusted, as people read them.

    `knows_names` is False while only the order's own name was ever seen. `certificates` are the valid ones, the
    newest first; other valid ones may go on covering the names of one that is revoked (`is_one_of_many`).
    `refund` is None where what is chosen is never refunded; `may_be_refunded` speaks of the whole order.
    """

    entry: BookEntry | None = None
    names: tuple[str, ...] = ()
    knows_names: bool = True
    refund: RefundOutlook | None = None
    may_be_refunded: bool = False
    is_reissue_pending: bool = False
    certificates: tuple[OrderCertificate, ...] = ()
    serial: str | None = None
    why_not_one: WhyNotOne | None = None
    reason: RevocationReason = RevocationReason.UNSPECIFIED
    is_comment_long: bool = False
    confirmation: Confirmation = Confirmation.EMPTY
    needs_sign_in: bool = False
    had_session: bool = False
    can_revoke: bool = False
    is_revoking: bool = False
    problem: CertDeskError | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None

    @property
    def is_whole_order(self) -> bool:
        """Whether the order itself would end."""
        return self.serial is None

    @property
    def is_one_of_many(self) -> bool:
        """Whether one certificate of several would end."""
        return self.serial is not None and len(self.certificates) > 1


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    details = inputs.details
    if details is None:
        return Props()
    order, portal = details.entry.order, details.portal
    problem = None if inputs.is_revoking else inputs.problem or inputs.refusal
    confirmed, is_long = confirmation(inputs.typed, details.entry), len(wish_of(inputs).comment) > LONGEST_COMMENT
    refund = refund_outlook(order.issued_at, inputs.now)
    is_ready = confirmed is Confirmation.RIGHT and not is_long and not _is_final(problem)
    return Props(
        entry=details.entry,
        names=_names(details, inputs),
        knows_names=portal is not None and bool(portal.names),
        refund=refund if inputs.serial is None else None,
        may_be_refunded=refund.is_eligible or refund.case is RefundCase.UNKNOWN,
        is_reissue_pending=order.status is OrderStatus.REISSUE_PENDING,
        certificates=valid_certificates(portal, inputs.now),
        serial=inputs.serial,
        why_not_one=why_not_one(details, inputs.now),
        reason=inputs.reason,
        is_comment_long=is_long,
        confirmation=confirmed,
        needs_sign_in=not inputs.is_signed_in and not inputs.is_revoking and not _is_final(problem),
        had_session=inputs.had_session,
        can_revoke=is_ready and inputs.is_signed_in and not inputs.is_revoking,
        is_revoking=inputs.is_revoking,
        problem=problem,
    )


def wish_of(inputs: Inputs) -> Revocation:
    """Return what would be sent, with the reason on one line."""
    return Revocation(inputs.reason, " ".join(inputs.comment.split()), inputs.serial)


def valid_certificates(portal: PortalView | None, now: datetime) -> tuple[OrderCertificate, ...]:
    """Return the order's certificates that are neither revoked nor over at `now`, the newest first."""
    seen = portal.certificates if portal else ()
    return tuple(each for each in seen if each.revoked is None and each.expires_at >= now)


def why_not_one(details: OrderDetails, now: datetime) -> WhyNotOne | None:
    """Return why no certificate of the order can be revoked alone, or None where one can."""
    if details.entry.order.status is OrderStatus.REISSUE_PENDING:
        return WhyNotOne.REISSUE_PENDING
    if details.portal is None or not details.portal.certificates:
        return WhyNotOne.NOT_SEEN
    return None if valid_certificates(details.portal, now) else WhyNotOne.NONE_VALID


def chosen(inputs: Inputs, serial: str | None) -> Inputs:
    """Return `inputs` with that certificate, or the whole order, to be revoked: what refused another says nothing."""
    is_about_another = inputs.problem is not None and inputs.problem.key in _OF_ONE_CERTIFICATE
    return judged(replace(inputs, serial=serial, problem=None if is_about_another else inputs.problem))


def judged(inputs: Inputs) -> Inputs:
    """Return `inputs` with what stands in the way as far as the book knows."""
    details = inputs.details
    return replace(inputs, refusal=refusal_of(details, inputs.serial, inputs.now) if details else None)


def refusal_of(details: OrderDetails, serial: str | None, now: datetime) -> CertDeskError | None:
    """Return what stands in the way of revoking, as far as the book knows."""
    order, portal = details.entry.order, details.portal
    if order.status not in IN_FORCE:
        return StateConflict(MessageKey.NOT_REVOCABLE, status=order.status_word)
    if portal is not None and not portal.may_revoke:
        return PolicyRefused(MessageKey.REVOKE_OFF)
    if serial is None:
        return None
    if order.status is OrderStatus.REISSUE_PENDING:
        return StateConflict(MessageKey.REISSUE_PENDING)
    if serial not in {each.serial for each in valid_certificates(portal, now)}:
        return StateConflict(MessageKey.CERTIFICATE_GONE)
    return None


def _is_final(problem: CertDeskError | None) -> bool:
    """Whether trying once more would end in the same way."""
    return isinstance(problem, StateConflict | PolicyRefused | NotFound)


def _names(details: OrderDetails, inputs: Inputs) -> tuple[str, ...]:
    """Return the names of all certificates that would end, each once, the order's own name first."""
    entry, portal = details.entry, details.portal
    shown = {entry.order.common_name: entry.shown_name}
    if portal is None:
        return (entry.shown_name,)
    shown |= dict(zip(portal.names, portal.shown_names or portal.names, strict=False))
    valid = valid_certificates(portal, inputs.now)
    names = [name for each in valid if inputs.serial in {None, each.serial} for name in each.names]
    names = names or list(portal.names) or [entry.order.common_name]
    names.sort(key=lambda name: name != entry.order.common_name)
    return tuple(shown.get(name, name) for name in dict.fromkeys(names))
