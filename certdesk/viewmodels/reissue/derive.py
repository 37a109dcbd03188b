"""From what the reissue page depends on to what it shows."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.act_rules import BY_STATUS, Act, WhyNot
from certdesk.domain.book import OrderDetails
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, PolicyRefused, StateConflict
from certdesk.domain.judging import Verdict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.proofs import NameProof, ProofState, is_accepted
from certdesk.domain.reissue_outlook import out_of_reach, outlook, reuse, to_prove
from certdesk.viewmodels.proofs.props import METHODS, Row
from certdesk.viewmodels.proofs.props import Inputs as ProofInputs
from certdesk.viewmodels.proofs.props import derive as derive_proofs
from certdesk.viewmodels.reissue.new_request import NewRequest
from certdesk.viewmodels.reissue.props import Inputs, Props, Review, Settled, Step, Validation, Way


def derive(inputs: Inputs) -> Props:
    """Return what the page shows for `inputs`."""
    details = inputs.details
    if details is None:
        return Props()
    blocked = None if inputs.sent else _blocked(details.entry.order)
    stop = _stop(inputs)
    validation = _validation(inputs, details)
    return Props(
        entry=details.entry,
        step=inputs.step,
        request=inputs.request,
        validation=validation,
        review=_review(inputs, details, validation),
        can_continue=blocked is None and not inputs.is_sending and _can_continue(inputs, validation),
        is_sending=inputs.is_sending,
        is_signed_in=inputs.is_signed_in,
        had_session=inputs.had_session,
        saved_at=inputs.saved_at,
        has_draft=inputs.saved_at is not None,
        is_key_compromised=inputs.is_key_compromised,
        stop=stop,
        problem=inputs.problem,
        refusal=inputs.refusal,
        blocked=blocked,
        is_overtaken=inputs.is_overtaken,
        sent=inputs.sent,
        settled=_settled(inputs.sent, details.entry.order),
    )


def unproved_of(proofs: Sequence[NameProof]) -> tuple[str, ...]:
    """Return the names that are still to be proved by what the portal said."""
    return tuple(proof.name for proof in proofs if proof.state is not ProofState.PROVED)


def _settled(sent: Receipt | None, order: Order) -> Settled | None:
    """An order that is issued again, since it was sent, has another end than before, or the reissue was given up."""
    if sent is None or order.status is not OrderStatus.ISSUED or order.status_since < sent.done_at:
        return None
    return Settled.GIVEN_UP if order.expires_at == sent.order.expires_at else Settled.ISSUED


def _blocked(order: Order) -> CertDeskError | None:
    """Why an order that a page is open for cannot be reissued: things may have changed since it was prepared."""
    match BY_STATUS[Act.REISSUE].why_not(order):
        case None:
            return None
        case WhyNot.REISSUE_PENDING:
            return StateConflict(MessageKey.REISSUE_PENDING, when=order.status_since)
        case WhyNot.SERVED_BY_OPENSRS:
            return PolicyRefused(MessageKey.ROUTE_OPENSRS, brand=order.product.brand.value)
        case WhyNot.BRAND_RETIRED:
            return PolicyRefused(MessageKey.BRAND_RETIRED, brand=order.product.brand.value)
        case _:
            return StateConflict(MessageKey.NOT_REISSUABLE, status=order.status_word)


def _stop(inputs: Inputs) -> Verdict | None:
    judged = inputs.request.judgement
    if inputs.step is Step.NEW_CSR or judged is None:
        return None
    return next(iter(judged.stops or judged.questions), None)


def _can_continue(inputs: Inputs, validation: Validation) -> bool:
    if not inputs.request.is_ready or inputs.refusal is not None:
        return False
    chosen = next((way for way in validation.ways if way.method is validation.chosen), None)
    return inputs.step is Step.NEW_CSR or (chosen is not None and chosen.is_offered)


def _validation(inputs: Inputs, details: OrderDetails) -> Validation:
    names, ahead = inputs.request.names, inputs.ahead
    kept = reuse(details.portal, names, ahead.present or (), inputs.now)
    known = ahead.chosen if ahead.chosen is not None else ahead.present
    unproved = unproved_of(known) if known is not None else to_prove(kept, details.portal, names)
    return Validation(
        ways=tuple(_ways(inputs)),
        chosen=inputs.method,
        reuse=kept,
        rows=_rows(details, inputs.request, ahead.chosen or ()),
        unproved=unproved,
        is_asking=ahead.is_asking,
        problem=ahead.problem,
        reason=inputs.reason,
    )


def _ways(inputs: Inputs) -> list[Way]:
    """While the portal does not answer, only the present way is sure to be open. A way has to fit every name."""
    is_open, refused = inputs.ahead.problem is None, dict(inputs.ahead.barred)
    ways = [Way(None, is_offered=True)]
    for method in METHODS:
        barred = refused.get(method) or out_of_reach(method, inputs.request.names)
        has_ended = not is_accepted(method, inputs.now)
        ways.append(Way(method, is_open and not barred and not has_ended, barred, has_ended))
    return ways


def _rows(details: OrderDetails, request: NewRequest, proofs: tuple[NameProof, ...]) -> tuple[Row, ...]:
    rows = derive_proofs(ProofInputs(details=details, proofs=proofs)).rows
    return tuple(_readable(row, request) for row in rows)


def _readable(row: Row, request: NewRequest) -> Row:
    """A name that is new to the order is known by the request alone."""
    if row.shown_name != row.proof.name:
        return row
    return replace(row, shown_name=request.shown(row.proof.name))


def _review(inputs: Inputs, details: OrderDetails, validation: Validation) -> Review | None:
    request = inputs.request
    if request.facts is None or request.judgement is None:
        return None
    return Review(
        facts=request.facts,
        names=request.names,
        changes=request.changes,
        outlook=outlook(details, request.changes, inputs.now),
        unproved=validation.unproved,
    )
