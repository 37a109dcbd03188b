"""Several chosen orders: which they are, where they stand in the list, and what they come to together."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final

from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.viewmodels.orders.filtering import Matches
from certdesk.viewmodels.orders.rows import COUNTING_DOWN, Row, Shelf

SEVERAL: Final = 2
SOON: Final = timedelta(days=30)
_FEW: Final = 500


@dataclass(frozen=True, slots=True)
class Gathering:
    """What was just chosen in the list: the listed orders, and the one that the hand was on last.

    `keeps_hidden` says that they join what was chosen before and is not listed now.
    """

    keys: frozenset[OrderId]
    current: OrderId | None = None
    keeps_hidden: bool = False


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many of the chosen orders have a status; `word` is the portal's own."""

    status: OrderStatus | None
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class ClientCount:
    """How many of the chosen orders belong to a client; an empty name is none."""

    client: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What several orders come to. Statuses and clients stand with the most frequent in front.

    `expiring` counts certificates in force that end within 30 days.
    """

    count: int
    expiring: int
    statuses: tuple[StatusCount, ...]
    clients: tuple[ClientCount, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """Two or more chosen orders of the book. `ranks` are the places, ascending, that they have among the listed rows.

    It equals only itself: `gathered` hands the old one back when nothing changed.
    """

    keys: frozenset[OrderId]
    ranks: Sequence[int]
    matches: Matches
    told_at: datetime
    summary: Summary

    @property
    def hidden(self) -> int:
        """How many of them the view or the filter leaves out."""
        return len(self.keys) - len(self.ranks)


def gathered(
    matches: Matches, keys: frozenset[OrderId], now: datetime, before: Several | None = None
) -> Several | None:
    """Return what is chosen of the book, or None for fewer than two orders; one pass, however many they are."""
    if before is not None and before.keys == keys and before.told_at == now:
        is_same_book = before.matches.shelf is matches.shelf
        if is_same_book and before.matches.positions is matches.positions:
            return before
        if is_same_book:
            return replace(before, ranks=_ranks(matches, keys), matches=matches)
    keys, rows = _in_the_book(matches.shelf, keys)
    if len(keys) < SEVERAL:
        return None
    return Several(keys, _ranks(matches, keys), matches, now, _summed(rows, now))


def keys_of(several: Several) -> tuple[OrderId, ...]:
    """Return the chosen orders in the order of the list; those that it leaves out come last."""
    listed = _listed(several)
    return (*listed, *sorted(several.keys.difference(listed)))


def hidden_keys(several: Several) -> frozenset[OrderId]:
    """Return those of the chosen orders that view or filter leave out."""
    return several.keys.difference(_listed(several)) if several.hidden else frozenset()


def _listed(several: Several) -> list[OrderId]:
    rows, positions = several.matches.shelf.rows, several.matches.positions
    return [rows[positions[rank]].key for rank in several.ranks]


def _in_the_book(shelf: Shelf, keys: frozenset[OrderId]) -> tuple[frozenset[OrderId], Sequence[Row]]:
    places, rows = shelf.positions, shelf.rows
    if len(keys) == len(rows) and keys == places.keys():
        return keys, rows
    if len(keys) <= _FEW:
        found = [rows[places[key]] for key in keys if key in places]
    else:
        found = [row for row in rows if row.key in keys]  # in their order: memory is faster so
    return (keys if len(found) == len(keys) else frozenset([row.key for row in found])), found


def _ranks(matches: Matches, keys: frozenset[OrderId]) -> Sequence[int]:
    positions, shelf = matches.positions, matches.shelf
    if len(keys) == len(shelf.rows):
        return range(len(positions))
    if len(keys) <= _FEW:
        return sorted(_found(positions, [shelf.positions[key] for key in keys]))
    rows = shelf.rows
    return [rank for rank, position in enumerate(positions) if rows[position].key in keys]


def _found(positions: Sequence[int], wanted: Sequence[int]) -> Iterator[int]:
    for position in wanted:
        rank = bisect_left(positions, position)
        if rank < len(positions) and positions[rank] == position:
            yield rank


def _summed(rows: Sequence[Row], now: datetime) -> Summary:
    statuses = Counter(map(attrgetter("status", "status_word"), rows))
    clients = Counter(map(attrgetter("client"), rows))
    last = now + SOON
    ends = [moment for group, moment in map(attrgetter("group", "moment"), rows) if group in COUNTING_DOWN]
    return Summary(
        count=len(rows),
        expiring=sum([moment is not None and moment <= last for moment in ends]),
        statuses=tuple(StatusCount(status, word, count) for (status, word), count in statuses.most_common()),
        clients=tuple(
            ClientCount(client, count)
            for client, count in sorted(clients.items(), key=lambda held: (-held[1], held[0]))
        ),
    )
