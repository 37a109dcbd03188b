"""Requests to the account's administrator, as rows."""

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from certdesk.domain.approvals import ApprovalRequest, RequestKind, RequestState
from certdesk.domain.orders import OrderId
from certdesk.simulator.moments import restored, stored

_MOST_SETTLED = 20
_SELECT = (
    "SELECT approvals.id, order_id, common_name, products.name, organisation, kind, state, asked_at, note, comment"
    " FROM approvals JOIN orders ON orders.id = order_id JOIN products ON products.id = orders.product"
)
# An order that still waits for its signing request has nothing yet that could be decided on.
_OPEN = "state IN ('submitted', 'pending') AND orders.status <> 'needs_csr'"


def ask(
    connection: Connection, order: OrderId, kind: RequestKind, at: datetime, note: str, *, needs_approval: bool
) -> None:
    """Write a request down: `pending` where somebody has to approve it, else `submitted`, and it goes its way."""
    state = RequestState.PENDING if needs_approval else RequestState.SUBMITTED
    connection.execute(
        "INSERT INTO approvals (order_id, kind, state, asked_at, note) VALUES (?, ?, ?, ?, ?)",
        (order, kind.value, state.value, stored(at), note),
    )


def ask_for_waiting(connection: Connection) -> None:
    """Write down the requests that the orders of a new world wait for."""
    connection.execute(
        "INSERT INTO approvals (order_id, kind, state, asked_at)"
        " SELECT id, CASE status WHEN 'reissue_pending' THEN 'reissue' ELSE 'new_request' END,"
        " CASE needs_approval WHEN 1 THEN 'pending' ELSE 'submitted' END,"
        " CASE status WHEN 'reissue_pending' THEN status_since ELSE placed_at END"
        " FROM orders WHERE status IN ('needs_csr', 'pending', 'needs_approval', 'reissue_pending') ORDER BY rowid"
    )


def close(connection: Connection, order: OrderId, at: datetime, *, is_approved: bool, comment: str = "") -> None:
    """Settle the request of `order` that is still open, if there is one."""
    state = RequestState.APPROVED if is_approved else RequestState.REJECTED
    connection.execute(
        "UPDATE approvals SET state = ?, settled_at = ?, comment = ?"
        " WHERE order_id = ? AND state IN ('submitted', 'pending')",
        (state.value, stored(at), comment, order),
    )


def request_of(connection: Connection, number: int) -> ApprovalRequest | None:
    """Return one request, or None when there is none with this number."""
    return next(_requests(connection.execute(f"{_SELECT} WHERE approvals.id = ?", (number,))), None)


def waits_for_approval(connection: Connection, order: OrderId) -> bool:
    """Return whether somebody has to approve what was asked for `order` before it goes on."""
    row = connection.execute("SELECT 1 FROM approvals WHERE order_id = ? AND state = 'pending'", (order,)).fetchone()
    return row is not None


def count_waiting(connection: Connection) -> int:
    """Return how many requests somebody has to approve."""
    (count,) = connection.execute(
        "SELECT count(*) FROM approvals JOIN orders ON orders.id = order_id"
        " WHERE state = 'pending' AND orders.status <> 'needs_csr'"
    ).fetchone()
    return int(count)


def listed(connection: Connection) -> tuple[ApprovalRequest, ...]:
    """Return the requests that can be decided on, the oldest first, then the last twenty that were settled."""
    waiting = connection.execute(f"{_SELECT} WHERE {_OPEN} ORDER BY asked_at, approvals.id")
    settled = connection.execute(
        f"{_SELECT} WHERE state IN ('approved', 'rejected') ORDER BY settled_at DESC, approvals.id DESC LIMIT ?",
        (_MOST_SETTLED,),
    )
    return (*_requests(waiting), *_requests(settled))


def _requests(rows: Any) -> Iterator[ApprovalRequest]:
    for number, order, common_name, product, organisation, kind, state, asked_at, note, comment in rows:
        yield ApprovalRequest(
            id=number,
            order=OrderId(order),
            common_name=common_name,
            product=product,
            organisation=organisation,
            kind=RequestKind(kind),
            state=RequestState(state),
            asked_at=restored(asked_at),
            note=note,
            comment=comment,
        )
