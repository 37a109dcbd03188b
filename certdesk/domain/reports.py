"""What a printed report says of one client's orders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.book import BookEntry
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.urgency import Group, group_of
from certdesk.domain.validity import days_until


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One order of the client. `days` are left of the certificate in force; None where none is.

    `status` is None where it is not known; `status_word` is then as it came, empty before the order was looked up.
    """

    order: OrderId
    name: str
    supplier_id: str
    product: str
    group: Group
    status: OrderStatus | None
    status_word: str
    expires_at: datetime | None
    days: int | None
    covered_until: datetime | None


@dataclass(frozen=True, slots=True)
class ClientReport:
    """A client's orders at `made_at`: by group, and in each the one that ends first in front."""

    client: str
    made_at: datetime
    as_of: datetime | None
    lines: tuple[ReportLine, ...]

    def count(self, group: Group) -> int:
        """Return how many orders are in `group`."""
        return sum(line.group is group for line in self.lines)


_IN_FORCE = frozenset({Group.EXPIRING, Group.ACTIVE})


def client_report(entries: Iterable[BookEntry], client: str, now: datetime, as_of: datetime | None) -> ClientReport:
    """Return what is to be said of the orders among `entries` that are `client`'s; `as_of` dates the book."""
    lines = (_line(entry, now) for entry in entries if entry.client == client)
    return ClientReport(client, now, as_of, tuple(sorted(lines, key=_rank)))


def _line(entry: BookEntry, now: datetime) -> ReportLine:
    order = entry.order
    group = group_of(order, now)
    counts_down = group in _IN_FORCE and order.expires_at is not None
    return ReportLine(
        order=order.id,
        name=entry.shown_name,
        supplier_id=order.supplier_id,
        product=order.product.name,
        group=group,
        status=order.status,
        status_word=order.status_word,
        expires_at=order.expires_at,
        days=days_until(order.expires_at, now) if counts_down and order.expires_at else None,
        covered_until=order.covered_until,
    )


_RANKS = {group: rank for rank, group in enumerate(Group)}


def _rank(line: ReportLine) -> tuple[int, float, str, str]:
    end = line.expires_at.timestamp() if line.expires_at else float("inf")
    return _RANKS[line.group], end, line.name, line.order
