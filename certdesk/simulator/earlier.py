"""Earlier certificates of an order, which end when a later one carries fewer names. Imported when one might.

Their end is set when the later one is issued: 72 hours after that [DG2]. Adding names or changing the key ends none.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from sqlite3 import Connection

from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER, Change, compared
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import EventKind
from certdesk.domain.revocation import RevocationReason
from certdesk.pki.authority import PracticeAuthority
from certdesk.simulator.deeds import existing
from certdesk.simulator.delivery import deliver
from certdesk.simulator.distribution.lists import publish_crl
from certdesk.simulator.issued import complete, live_on
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.moves import forget_plans, plan, tell
from certdesk.simulator.present import Moment
from certdesk.simulator.revocation_letters import earlier_revoked, reissue_will_revoke


def warn(moment: Moment, order: Order, present: Sequence[str], wanted: Sequence[str]) -> None:
    """Tell the contact of `order` what a reissue with the names `wanted` will revoke, if it will revoke anything."""
    gone = _removed(present, wanted)
    complete(moment.connection)
    serials = [each.serial for each in live_on(moment.connection, order.id, moment.now)]
    if gone and serials:
        deliver(moment.connection, reissue_will_revoke(order, gone, serials, moment.now))


def set_end(
    connection: Connection, order: OrderId, present: Sequence[str], issued: Sequence[str], at: datetime
) -> datetime | None:
    """Set the end of what was issued on `order` before `at`, and return it; None where no name was removed.

    `present` are the names of before. What is over by then anyway, or was to end earlier, is left as it is.
    """
    if not _removed(present, issued):
        return None
    complete(connection)
    end = at + EARLIER_REVOKED_AFTER
    ending = [each for each in live_on(connection, order, end) if each.valid_from < at]
    connection.executemany(
        "UPDATE certificates SET revokes_at = min(coalesce(revokes_at, ?1), ?1) WHERE serial = ?2",
        [(stored(end), each.serial) for each in ending],
    )
    _plan_next(connection, order)
    return end if ending else None


def revoke_due(
    connection: Connection, authority: Callable[[], PracticeAuthority], order: OrderId, at: datetime
) -> None:
    """Revoke what was to end at `at` or before, publish it, and tell the contact; what was revoked since is left."""
    due = [each for each in live_on(connection, order, at) if each.revokes_at is not None and each.revokes_at <= at]
    connection.executemany(
        "UPDATE certificates SET revoked_at = ?, reason = ? WHERE serial = ?",
        [(stored(at), RevocationReason.SUPERSEDED.value, each.serial) for each in due],
    )
    for role in sorted({each.role for each in due}):
        publish_crl(connection, authority(), role, at)
    if due:
        tell(connection, order, EventKind.EARLIER_REVOKED, at)
        deliver(connection, earlier_revoked(existing(connection, order), [each.serial for each in due], at))
    _plan_next(connection, order, at)


def _removed(present: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.name for each in compared(tuple(present), tuple(wanted)) if each.change is Change.REMOVED)


def _plan_next(connection: Connection, order: OrderId, after: datetime | None = None) -> None:
    """Plan the next end there is: an order has one plan of a kind, however many of its certificates are to end."""
    (end,) = connection.execute(
        "SELECT min(revokes_at) FROM certificates WHERE order_id = ? AND revoked_at IS NULL AND revokes_at > ?",
        (order, "" if after is None else stored(after)),
    ).fetchone()
    if end is None:
        forget_plans(connection, order, EventKind.EARLIER_REVOKED)
    else:
        plan(connection, order, EventKind.EARLIER_REVOKED, restored(end))
