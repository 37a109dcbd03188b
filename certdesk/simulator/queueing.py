"""How a new order comes from its signing request to where it is processed."""

from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.lifecycle import Move
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.simulator import approvals
from certdesk.simulator.issuing import issue_when_ready
from certdesk.simulator.moves import forget_plans, move, plan
from certdesk.simulator.terms import QUEUE


def enter_queue(connection: Connection, order: OrderId, at: datetime) -> None:
    """Let `order` wait its turn: then somebody has to approve it, or it is processed where nobody has to."""
    is_asked = approvals.waits_for_approval(connection, order)
    plan(connection, order, EventKind.APPROVAL_ASKED if is_asked else EventKind.APPROVED, at + QUEUE)


def leave_queue(connection: Connection, order: OrderId, at: datetime, comment: str = "") -> None:
    """Let `order` be processed, its request approved; do nothing where it is past that."""
    if not move(connection, order, Move.APPROVED, at):
        return
    approvals.close(connection, order, at, is_approved=True, comment=comment)
    forget_plans(connection, order, EventKind.APPROVED, EventKind.APPROVAL_ASKED)
    issue_when_ready(connection, order, at)
