"""What was prepared on the reissue page: as a draft that is kept, and as it is sent."""

from dataclasses import replace

from certdesk.domain.book import OrderDetails
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.ordering import ReissueRequest
from certdesk.viewmodels.reissue.props import Inputs, Sending, Step


def with_draft(inputs: Inputs, details: OrderDetails, draft: ReissueDraft | None) -> Inputs:
    """Return the page of that order with the answers of its draft; the request itself is read anew."""
    fresh = Inputs(inputs.now, details)
    if draft is None:
        return fresh
    step = Step(min(max(draft.step, Step.NEW_CSR), Step.REVIEW))
    return replace(fresh, step=step, method=draft.method, reason=draft.reason, saved_at=draft.saved_at)


def draft_of(inputs: Inputs) -> ReissueDraft | None:
    """Return what is to be kept, or None where there is nothing that would be worth coming back to."""
    details, request = inputs.details, inputs.request
    is_done = inputs.sent is not None or inputs.is_sending
    if details is None or request.facts is None or is_done or not request.is_worth_keeping:
        return None
    return ReissueDraft(
        order=details.entry.order.id,
        saved_at=inputs.now,
        csr=request.facts.der,
        file=request.file,
        place=request.place,
        answers=request.answers,
        method=inputs.method,
        reason=inputs.reason,
        step=int(inputs.step),
    )


def sending_of(inputs: Inputs) -> Sending | None:
    """Return what would be sent now, or None where nothing is there to be sent."""
    details, request = inputs.details, inputs.request
    if details is None or request.facts is None:
        return None
    asked = ReissueRequest(request.facts.der, inputs.method, inputs.reason.strip(), request.names)
    return Sending(details.entry.order.id, asked)
