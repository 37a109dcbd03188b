"""Which refunds are awaited, as the activity tells it."""

import sqlite3

from certdesk.domain.activity import DeskAct
from certdesk.domain.orders import OrderId
from certdesk.domain.refund import RefundDue
from certdesk.storage.columns import moment

# Entries are compared by their number, not by their time: they are only ever added, and a clock can stand still.
# What was noted while an order was known from a list only counts for what it became.
_DUE = """
    WITH refund AS (
        SELECT entry.id, entry.at, entry.act, coalesce(listed_as.order_id, entry.order_id) AS order_id
        FROM desk_entry AS entry LEFT JOIN listed_as ON listed_as.former = entry.order_id
        WHERE entry.act IN (?1, ?2)
    )
    SELECT orders.id, orders.shown_name, orders.supplier_id, eligible.at
    FROM refund AS eligible JOIN orders ON orders.id = eligible.order_id
    WHERE eligible.act = ?1 AND NOT EXISTS (
        SELECT 1 FROM refund AS received
        WHERE received.order_id = eligible.order_id AND received.act = ?2 AND received.id > eligible.id
    )
    ORDER BY eligible.at, eligible.id
"""


class RefundRows:
    """The refunds, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def due(self) -> list[RefundDue]:
        """Return each refund that was not confirmed since its order was revoked, the longest awaited in front."""
        acts = (DeskAct.REFUND_ELIGIBLE.value, DeskAct.REFUND_RECEIVED.value)
        rows = self._connection.execute(_DUE, acts)
        return [RefundDue(OrderId(order), name, supplier, moment(at)) for order, name, supplier, at in rows]
