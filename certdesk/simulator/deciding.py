"""Deciding on requests as the account's administrator."""

from certdesk.domain.approvals import ApprovalRequest, RequestKind, RequestState
from certdesk.domain.errors import FieldError, NotFound, StateConflict
from certdesk.domain.lifecycle import Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.simulator import approvals
from certdesk.simulator.deeds import existing
from certdesk.simulator.issuing import issue_when_ready
from certdesk.simulator.moves import move
from certdesk.simulator.present import Moment
from certdesk.simulator.queueing import leave_queue

_SETTLED = frozenset({RequestState.APPROVED, RequestState.REJECTED})


def approve(moment: Moment, number: int, comment: str) -> None:
    """Approve a request: a new order is processed, a reissue goes its way.

    Raises NotFound (ORDER_GONE), StateConflict (REQUEST_SETTLED with `state`), FieldError (`comment`, COMMENT_LONG).
    """
    request = _open_request(moment, number, comment)
    match request.kind:
        case RequestKind.NEW_ORDER:
            leave_queue(moment.connection, request.order, moment.now, comment)
        case RequestKind.REISSUE:
            approvals.close(moment.connection, request.order, moment.now, is_approved=True, comment=comment)
            issue_when_ready(moment.connection, request.order, moment.now)


def reject(moment: Moment, number: int, comment: str) -> None:
    """Reject a request: a new order ends, a reissue leaves the order issued as it was. Raises as `approve`."""
    request = _open_request(moment, number, comment)
    by = Move.REJECTED if request.kind is RequestKind.NEW_ORDER else Move.REISSUE_WITHDRAWN
    move(moment.connection, request.order, by, moment.now, comment)


def _open_request(moment: Moment, number: int, comment: str) -> ApprovalRequest:
    """Return a request that can be decided on: its order has come as far as that."""
    request = approvals.request_of(moment.connection, number)
    if request is None or existing(moment.connection, request.order).status is OrderStatus.NEEDS_CSR:
        raise NotFound(MessageKey.ORDER_GONE)
    if request.state in _SETTLED:
        raise StateConflict(MessageKey.REQUEST_SETTLED, state=request.state.value)
    if len(comment) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    return request
