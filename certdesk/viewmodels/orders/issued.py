"""Which orders became issued between two readings of the book."""

from certdesk.domain.orders import OrderStatus
from certdesk.viewmodels.orders.rows import Row, Shelf


def newly_issued(before: Shelf | None, after: Shelf | None) -> tuple[Row, ...]:
    """Return the orders of `after` that have a new certificate and were seen without it in `before`.

    An order whose reissue was withdrawn or denied is issued again, with the certificate that it had.
    """
    if before is None or after is None or before is after:
        return ()
    known, places = before.rows, before.positions
    issued = [row for row in after.rows if row.status is OrderStatus.ISSUED and row.key in places]
    return tuple(row for row in issued if _is_new(known[places[row.key]], row))


def _is_new(was: Row, row: Row) -> bool:
    if was.status is OrderStatus.REISSUE_PENDING:
        return was.moment != row.moment
    return was.status is not OrderStatus.ISSUED
