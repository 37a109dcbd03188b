"""What becomes of orders as time goes by: each event that has fallen due comes true, at its own moment."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from sqlite3 import Connection
from typing import TYPE_CHECKING

from certdesk.domain.lifecycle import Move
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.simulator.issuing import validated
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.moves import move, tell
from certdesk.simulator.queueing import leave_queue
from certdesk.simulator.vault import VaultKey

if TYPE_CHECKING:
    from certdesk.pki.authority import PracticeAuthority

LoadAuthority = Callable[[], "PracticeAuthority"]


def is_anything_due(connection: Connection, now: datetime) -> bool:
    """Return whether an event waits to come true at `now`."""
    return _next_due(connection, now) is not None


def settle(connection: Connection, vault_key: VaultKey, now: datetime) -> None:
    """Let everything happen that is due at `now`, the earliest first, and what follows from it up to `now`.

    What happens depends on the events' own moments only: in how many steps the clock was moved makes no
    difference. A plan is struck off when it falls due; what comes of it writes itself down. The authority is
    loaded once, when something is to be signed.
    """

    @cache
    def authority() -> "PracticeAuthority":
        from certdesk.simulator.authorities import load  # noqa: PLC0415 - most moments need no signing

        return load(connection, vault_key)

    while (due := _next_due(connection, now)) is not None:
        number, order, at, kind = due
        connection.execute("DELETE FROM events WHERE id = ?", (number,))
        _come_true(connection, authority, OrderId(order), restored(at), EventKind(kind))


def _next_due(connection: Connection, now: datetime) -> tuple[int, str, str, str] | None:
    row: tuple[int, str, str, str] | None = connection.execute(
        "SELECT id, order_id, at, kind FROM events WHERE happened = 0 AND at <= ? ORDER BY at, id LIMIT 1",
        (stored(now),),
    ).fetchone()
    return row


def _come_true(connection: Connection, authority: LoadAuthority, order: OrderId, at: datetime, kind: EventKind) -> None:
    match kind:
        case EventKind.EXPIRED:
            move(connection, order, Move.EXPIRED, at)
        case EventKind.APPROVAL_ASKED:
            move(connection, order, Move.APPROVAL_ASKED, at)
        case EventKind.APPROVED:
            leave_queue(connection, order, at)
        case EventKind.VALIDATED:
            validated(connection, order, at)
        case EventKind.ISSUED:
            from certdesk.simulator.signing import issue  # noqa: PLC0415 - most moments need no signing

            issue(connection, authority, order, at)
        case EventKind.EARLIER_REVOKED:
            from certdesk.simulator.earlier import revoke_due  # noqa: PLC0415 - most moments need no signing

            revoke_due(connection, authority, order, at)
        case _:
            tell(connection, order, kind, at)  # the rest moves nothing
