"""When an order is issued: once nothing stands in its way, and a while after that."""

from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.orders import OrderId, OrderStatus, Validation
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.simulator import approvals
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.moves import forget_plans, plan, tell
from certdesk.simulator.proofs import rows_of
from certdesk.simulator.records import wanted_names_of
from certdesk.simulator.terms import REUSE, time_to_issue


def issue_when_ready(connection: Connection, order: OrderId, now: datetime) -> None:
    """Plan the issuing of `order` if it is approved and all its names are proved; an earlier plan stays."""
    if not _is_ready(connection, order):
        return
    validation, planned = connection.execute(
        "SELECT products.validation, (SELECT min(at) FROM events WHERE order_id = orders.id AND kind = ?"
        " AND happened = 0) FROM orders JOIN products ON products.id = product WHERE orders.id = ?",
        (EventKind.ISSUED.value, order),
    ).fetchone()
    at = now + time_to_issue(Validation(validation))
    plan(connection, order, EventKind.ISSUED, at if planned is None else min(at, restored(planned)))


def validated(connection: Connection, order: OrderId, at: datetime) -> None:
    """Write down that control over all names of `order` is proved: it holds for a while, and issuing may follow.

    A reissue that had to prove only some of its names leaves the date for all of them as it is.
    """
    rows = rows_of(connection, order)
    if not rows or {row.name for row in rows} == set(wanted_names_of(connection, order)):
        method = rows[0].method.value if rows else None
        connection.execute(
            "UPDATE orders SET method = coalesce(?, method, ?), reusable_until = ? WHERE id = ?",
            (method, ValidationMethod.DNS_TXT.value, stored(at + REUSE), order),
        )
    forget_plans(connection, order, EventKind.VALIDATED)
    tell(connection, order, EventKind.VALIDATED, at)
    issue_when_ready(connection, order, at)


def _is_ready(connection: Connection, order: OrderId) -> bool:
    """Whoever is past `needs_csr` has given a signing request, so there is no need to look for it."""
    status, proved = connection.execute(
        "SELECT status, reusable_until IS NOT NULL FROM orders WHERE id = ?", (order,)
    ).fetchone()
    if status not in {OrderStatus.PROCESSING, OrderStatus.REISSUE_PENDING} or not proved:
        return False
    is_all_proved = all(row.is_proved for row in rows_of(connection, order))
    return is_all_proved and not approvals.waits_for_approval(connection, order)
