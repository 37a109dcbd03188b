"""What is known here of a public key: which orders use it, and whether it was revoked for compromise."""

import sqlite3
from typing import Final

from certdesk.domain.judging import KeyUse
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.revocation import RevocationReason
from certdesk.storage.columns import stored_text

# Drafts and keys that were only made do not count: a request that was dropped on the wrong order is used by none yet.
_OTHERS: Final = """
    SELECT id, shown_name FROM orders WHERE id != ? AND id IN (
        SELECT order_id FROM portal_certificate WHERE key_digest = ?
    ) ORDER BY issued_at IS NULL, placed_at DESC, id
"""
_BLOCKED: Final = "SELECT 1 FROM portal_certificate WHERE key_digest = ? AND reason = ? LIMIT 1"

# An order that waits for its first request has no key yet. Of the others all certificates must have been seen.
_COUNTS: Final = """
    SELECT count(*) FILTER (WHERE status_word = ? OR (
        id NOT IN (SELECT order_id FROM portal_certificate WHERE key_digest = '')
        AND EXISTS (SELECT 1 FROM portal_certificate WHERE order_id = id)
    )), count(*) FROM orders WHERE removed_with IS NULL
"""


class KeyUseRows:
    """The keys of orders, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def others(self, key_digest: str, order: OrderId) -> tuple[KeyUse, ...]:
        """Return the orders besides `order` that have a certificate with this key."""
        asked = (stored_text(order), key_digest)
        return tuple(KeyUse(OrderId(found), name) for found, name in self._connection.execute(_OTHERS, asked))

    def is_blocked(self, key_digest: str) -> bool:
        """Return whether a certificate with this key was revoked because the key was compromised."""
        asked = (key_digest, RevocationReason.KEY_COMPROMISE.value)
        return self._connection.execute(_BLOCKED, asked).fetchone() is not None

    def counts(self) -> tuple[int, int]:
        """Return of how many orders of the list the keys are known, and how many there are."""
        known, total = self._connection.execute(_COUNTS, (OrderStatus.NEEDS_CSR.value,)).fetchone()
        return int(known), int(total)
