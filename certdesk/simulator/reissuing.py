"""Asking for a reissue. Imported when that is done: it reads X.509."""

from collections.abc import Sequence

from certdesk.domain.approvals import RequestKind
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.lifecycle import Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.simulator import approvals
from certdesk.simulator.csrs import keep_reissue_csr
from certdesk.simulator.deeds import Done
from certdesk.simulator.earlier import warn
from certdesk.simulator.issuing import issue_when_ready
from certdesk.simulator.moves import move, target
from certdesk.simulator.present import Moment
from certdesk.simulator.proving import ask_for_proofs
from certdesk.simulator.records import names_of
from certdesk.simulator.wanted import wanted_at_reissue
from certdesk.simulator.ways import check_method


def request_reissue(moment: Moment, order: Order, request: ReissueRequest) -> Done:
    """Ask for a new certificate on an issued order, for its own names or others.

    Names whose proof still holds need none. Raises StateConflict (REISSUE_PENDING; NOT_REISSUABLE with `status`),
    FieldError (`reason`, `names`, `csr`) and PolicyRefused (PROOF_METHOD with `name`, REQUEST_REFUSED).
    """
    _check(order, request)
    own = names_of(moment.connection, order.id)
    names = wanted_at_reissue(request.names, order, own)
    if request.method is not None:
        check_method(names, request.method, moment.now)
    keep_reissue_csr(moment, order, request.csr, names)
    if names != own:
        _want(moment, order, names)
    move(moment.connection, order.id, Move.REISSUE_REQUESTED, moment.now)
    (needs_approval,) = moment.connection.execute(
        "SELECT needs_approval FROM orders WHERE id = ?", (order.id,)
    ).fetchone()
    kind = RequestKind.REISSUE
    approvals.ask(moment.connection, order.id, kind, moment.now, request.reason, needs_approval=bool(needs_approval))
    warn(moment, order, own, names)
    ask_for_proofs(moment, order, request.method)
    issue_when_ready(moment.connection, order.id, moment.now)
    return Done(Deed.REISSUE, order.id)


def _check(order: Order, request: ReissueRequest) -> None:
    if order.status is OrderStatus.REISSUE_PENDING:
        raise StateConflict(MessageKey.REISSUE_PENDING)
    if target(order.status_word, Move.REISSUE_REQUESTED) is None:
        raise StateConflict(MessageKey.NOT_REISSUABLE, status=order.status_word)
    if len(request.reason) > LONGEST_COMMENT:
        raise FieldError("reason", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)


def _want(moment: Moment, order: Order, names: Sequence[str]) -> None:
    moment.connection.executemany(
        "INSERT INTO wanted_names (order_id, position, name) VALUES (?, ?, ?)",
        [(order.id, position, name) for position, name in enumerate(names)],
    )
