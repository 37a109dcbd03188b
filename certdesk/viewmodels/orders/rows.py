"""The order book as rows that are ready to be shown, found and grouped; built away from the GUI thread."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from heapq import nsmallest
from itertools import accumulate
from operator import itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from certdesk.domain.book import Book, BookEntry
from certdesk.domain.orders import Order, OrderId, OrderStatus, Route
from certdesk.domain.reminders import may_be_closing
from certdesk.domain.text import displayable
from certdesk.domain.urgency import Group, View, group_until, views_in
from certdesk.domain.validity import LAST_CALL, days_until

GROUPS: Final = tuple(Group)
_RANKS: Final = {group: rank for rank, group in enumerate(GROUPS)}
COUNTING_DOWN: Final = frozenset({Group.EXPIRING, Group.ACTIVE})
_FAR: Final = float("inf")
SUGGESTED: Final = 3
_SEARCHED: Final = 2_000
_URGENT: Final = frozenset({Group.NEEDS_ACTION, Group.EXPIRING})


class Sorting(StrEnum):
    """What the orders of a group are sorted by."""

    END = "end"
    NAME = "name"
    CLIENT = "client"
    STATUS = "status"


class Urgency(StrEnum):
    """How loudly the days of a row speak."""

    CALM = "calm"
    SOON = "soon"
    LAST_CALL = "last call"


class Row(NamedTuple):
    """One order of the list. Its texts are bounded and harmless; `search` is casefolded, the name first.

    `moment` is the end of the certificate in force, or else when the order took its status. A start makes a row
    for every order of the book, and as a tuple it takes a third of the time of a dataclass.
    """

    key: OrderId
    name: str
    ascii_name: str
    supplier_id: str
    client: str
    status: OrderStatus | None
    status_word: str
    group: Group
    moment: datetime | None
    via_opensrs: bool
    search: str
    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_counting_down(self) -> bool:
        """Whether `moment` is an end that lies ahead, instead of something that happened."""
        return self.group in COUNTING_DOWN

    def days(self, now: datetime) -> int | None:
        """Return the days left of the certificate in force, rounded up; None where nothing runs out."""
        if not self.is_counting_down or self.moment is None:
            return None
        return days_until(self.moment, now)

    def urgency(self, now: datetime) -> Urgency:
        """Return how near the end is at `now`, by the warning window of this certificate."""
        if self.group is not Group.EXPIRING or self.moment is None:
            return Urgency.CALM
        return Urgency.LAST_CALL if self.moment - now <= LAST_CALL else Urgency.SOON


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """All rows in the order of the screen: by group, and inside a group as `sorting` says, soonest first by default.

    `texts` holds each row's search text at the same position; `views` the positions that each view shows;
    `bounds` where each group begins, in the order of `GROUPS`, and the end. A shelf equals only itself:
    `urgent` are the few orders that ask for attention first, `closing` those whose refund window closes about now.
    `shelved` hands the old one back when nothing changed.
    """

    rows: tuple[Row, ...]
    texts: tuple[str, ...]
    views: Mapping[View, Sequence[int]]
    bounds: tuple[int, ...]
    positions: Mapping[OrderId, int]
    as_of: datetime | None
    regroup_at: datetime | None
    urgent: tuple[BookEntry, ...] = ()
    closing: tuple[BookEntry, ...] = ()
    sorting: Sorting = Sorting.END

    @property
    def counts(self) -> Mapping[View, int]:
        """How many orders each view shows."""
        return {view: len(positions) for view, positions in self.views.items()}


def shelved(book: Book, now: datetime, before: Shelf | None = None, sorting: Sorting = Sorting.END) -> Shelf:
    """Return the rows of `book` at `now`. Rows that did not change are the very objects of `before`."""
    known = {} if before is None else {row.key: row for row in before.rows}
    grouped = [(entry, *group_until(entry.order, now)) for entry in book.entries]
    regroup_at = min((until for _, _, until in grouped if until is not None), default=None)
    sort_key = _SORT_KEYS[sorting]
    ranked = sorted([(sort_key(entry, group), entry) for entry, group, _ in grouped], key=_FIRST)
    foremost = ranked[:SUGGESTED] if sorting is Sorting.END else ranked
    shown = cache(displayable)  # clients and status words come again and again
    rows = tuple([_row(entry, GROUPS[key[0]], known, shown) for key, entry in ranked])
    closing = tuple([entry for entry in book.entries if may_be_closing(entry.order, now)])
    if before is not None and before.sorting is sorting and _is_same(before, rows, book.as_of, regroup_at):
        return before if before.closing == closing else replace(before, closing=closing)
    return Shelf(
        rows=rows,
        texts=tuple([row.search for row in rows]),
        views=_views(rows),
        bounds=_bounds(rows),
        positions=MappingProxyType({row.key: position for position, row in enumerate(rows)}),
        as_of=book.as_of,
        regroup_at=regroup_at,
        urgent=_urgent((entry, GROUPS[key[0]]) for key, entry in foremost),
        closing=closing,
        sorting=sorting,
    )


_SortKey = tuple[int, *tuple[float | str, ...]]
_FIRST = itemgetter(0)
_STATUS_RANKS: Final = {status: rank for rank, status in enumerate(OrderStatus)}


def _by_end(entry: BookEntry, group: Group) -> _SortKey:
    """Ends and waits come oldest first; what is over comes with the latest in front."""
    order = entry.order
    moment = _moment(order, group)
    seconds = _FAR if moment is None else moment.timestamp()
    return _RANKS[group], -seconds if group is Group.ENDED else seconds, order.common_name, order.id


def _by_name(entry: BookEntry, group: Group) -> _SortKey:
    """A wildcard stands beside the name that it is for."""
    name = entry.shown_name
    return _RANKS[group], name.removeprefix("*.").casefold(), name, entry.order.id


def _by_client(entry: BookEntry, group: Group) -> _SortKey:
    """Orders of nobody come last."""
    return _RANKS[group], not entry.client, entry.client.casefold(), *_by_end(entry, group)


def _by_status(entry: BookEntry, group: Group) -> _SortKey:
    status = entry.order.status
    rank = len(_STATUS_RANKS) if status is None else _STATUS_RANKS[status]
    return _RANKS[group], rank, entry.order.status_word, *_by_end(entry, group)


_SORT_KEYS: Final[Mapping[Sorting, Callable[[BookEntry, Group], _SortKey]]] = {
    Sorting.END: _by_end,
    Sorting.NAME: _by_name,
    Sorting.CLIENT: _by_client,
    Sorting.STATUS: _by_status,
}


def _urgent(grouped: Iterable[tuple[BookEntry, Group]]) -> tuple[BookEntry, ...]:
    """The first few that ask for attention, by their end however the list is sorted."""
    urgent = ((_by_end(entry, group), entry) for entry, group in grouped if group in _URGENT)
    return tuple(entry for _, entry in nsmallest(SUGGESTED, urgent, key=_FIRST))


def _moment(order: Order, group: Group) -> datetime | None:
    if group is Group.NOT_LOOKED_UP:
        return None
    return order.expires_at if group in COUNTING_DOWN else order.status_since


def _row(entry: BookEntry, group: Group, known: Mapping[OrderId, Row], shown: Callable[..., str]) -> Row:
    order = entry.order
    name = displayable(entry.shown_name)
    ascii_name = name if order.common_name == entry.shown_name else displayable(order.common_name)
    supplier_id, client = displayable(order.supplier_id), shown(entry.client)
    other_name = ascii_name if ascii_name != name else ""
    row = Row(
        key=order.id,
        name=name,
        ascii_name=ascii_name,
        supplier_id=supplier_id,
        client=client,
        status=order.status,
        status_word=shown(order.status_word, 64),
        group=group,
        moment=_moment(order, group),
        via_opensrs=order.product.route is Route.OPENSRS,
        search=f"{name}\n{other_name}\n{displayable(order.id)}\n{supplier_id}\n{client}{_own_words(entry)}".casefold(),
        tags=entry.tags,
        note=entry.note,
    )
    same = known.get(row.key)
    return same if same == row and same is not None else row


def _own_words(entry: BookEntry) -> str:
    """The user's tags and note, as far as the filter looks through them."""
    if not entry.tags and not entry.note:
        return ""
    return f"\n{displayable(' '.join(entry.tags), _SEARCHED)}\n{displayable(entry.note, _SEARCHED)}"


def _views(rows: Sequence[Row]) -> Mapping[View, Sequence[int]]:
    """Of the same group and status are all of them in the same views, and those are few."""
    alike: dict[tuple[Group, OrderStatus | None], list[int]] = {}
    for position, row in enumerate(rows):
        alike.setdefault((row.group, row.status), []).append(position)
    shown: dict[View, list[int]] = {view: [] for view in View if view is not View.ALL}
    for (group, status), positions in alike.items():
        for view in views_in(group, status) - {View.ALL}:
            shown[view] += positions
    return MappingProxyType({View.ALL: range(len(rows)), **{view: tuple(sorted(at)) for view, at in shown.items()}})


def _bounds(rows: Sequence[Row]) -> tuple[int, ...]:
    counts = dict.fromkeys(GROUPS, 0)
    for row in rows:
        counts[row.group] += 1
    return tuple(accumulate(counts.values(), initial=0))


def _is_same(before: Shelf, rows: tuple[Row, ...], as_of: datetime | None, regroup_at: datetime | None) -> bool:
    if before.as_of != as_of or before.regroup_at != regroup_at or len(before.rows) != len(rows):
        return False
    return all(old is new for old, new in zip(before.rows, rows, strict=True))
