"""The orders of the list that take a signing request, and which of them hold what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certdesk.domain.act_rules import BY_STATUS, Act
from certdesk.domain.orders import OrderStatus
from certdesk.viewmodels.orders.filtering import words_of
from certdesk.viewmodels.orders.rows import Row, Shelf

_FIRST: Final = BY_STATUS[Act.ADD_CSR].statuses
_AGAIN: Final = BY_STATUS[Act.REISSUE].statuses


def may_take(row: Row) -> bool:
    """Return whether the order takes a signing request, as far as its row tells."""
    return row.status in _FIRST or (row.status in _AGAIN and not row.via_opensrs)


def waits_for_first(status: OrderStatus | None) -> bool:
    """Return whether the order waits for its first signing request: then it needs no guest session."""
    return status in _FIRST


@dataclass(frozen=True, slots=True, eq=False)
class Taking:
    """Rows that take one, with their search texts at the same positions."""

    rows: tuple[Row, ...]
    texts: tuple[str, ...]

    def holding(self, typed: str) -> Sequence[Row]:
        """Return those that hold every word of `typed`."""
        words = words_of(typed)
        if not words:
            return self.rows
        found = zip(self.rows, self.texts, strict=True)
        return [row for row, text in found if all(word in text for word in words)]


def taking(shelf: Shelf) -> Taking:
    """Return the rows of `shelf` that take a signing request, in the order of the list."""
    rows = tuple(row for row in shelf.rows if may_take(row))
    return Taking(rows, tuple(row.search for row in rows))
