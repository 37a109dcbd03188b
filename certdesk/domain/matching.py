"""Which order a line of a list means, and what the line makes of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from certdesk.domain.book import BookEntry
from certdesk.domain.orders import UNKNOWN_PRODUCT, Order, OrderId, OrderStatus

if TYPE_CHECKING:
    from certdesk.domain.lists import ListedOrder

LISTED: Final = "list:"

_DIGITS: Final = 32
_IN_FORCE: Final = frozenset({OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING})


def supplier_key(supplier_id: str) -> str:
    """Return a supplier order ID as it is compared: spaces and case make no difference."""
    return "".join(supplier_id.split()).upper()


def name_key(name: str) -> str:
    """Return a name in A-labels as it is compared."""
    return name.rstrip(".").lower()


def pair_key(name: str, admin_email: str) -> tuple[str, str]:
    """Return a name and an admin e-mail as they are compared together."""
    return name_key(name), admin_email.strip().casefold()


def likeliest(orders: Iterable[Order]) -> Order:
    """Return the order that a name means which stands on several: the newest in force, else the newest."""
    return max(orders, key=lambda order: (order.status in _IN_FORCE, order.placed_at, order.id))


class BookIndex:
    """The orders of a book by what a list calls them: the supplier ID, else name and e-mail, else the name alone."""

    def __init__(self, entries: Iterable[BookEntry]) -> None:
        self._by_id: dict[OrderId, BookEntry] = {}
        self._by_supplier: dict[str, list[OrderId]] = defaultdict(list)
        self._by_pair: dict[tuple[str, str], list[OrderId]] = defaultdict(list)
        self._by_name: dict[str, list[OrderId]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: BookEntry) -> None:
        """Take one more order in."""
        order = entry.order
        self._by_id[order.id] = entry
        if order.supplier_id:
            self._by_supplier[supplier_key(order.supplier_id)].append(order.id)
        if order.common_name:
            self._by_pair[pair_key(order.common_name, order.admin_email)].append(order.id)
            self._by_name[name_key(order.common_name)].append(order.id)

    def find(self, line: ListedOrder) -> BookEntry | None:
        """Return the order that `line` means, or None.

        A name that stands on one order only is enough, even with another e-mail than the panel's; of an order
        that only a list named, the e-mail is all that tells it from another one.
        """
        if line.supplier_id and (found := self._of(self._by_supplier.get(supplier_key(line.supplier_id), ()))):
            return self._likeliest(found)
        if not line.name:
            return None
        if line.admin_email:
            pairs = self._of(self._by_pair.get(pair_key(line.name, line.admin_email), ()))
            if found := [entry for entry in pairs if _can_be(entry, line)]:
                return self._likeliest(found)
        named = self._of(self._by_name.get(name_key(line.name), ()))
        if line.admin_email:
            named = [entry for entry in named if entry.order.is_looked_up]
        return named[0] if len(named) == 1 and _can_be(named[0], line) else None

    def _of(self, orders: Sequence[OrderId]) -> list[BookEntry]:
        return [self._by_id[order] for order in orders]

    def _likeliest(self, found: Sequence[BookEntry]) -> BookEntry:
        return found[0] if len(found) == 1 else self._by_id[likeliest(entry.order for entry in found).id]


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    UPDATED = "updated"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    NO_EMAIL = "no e-mail"


@dataclass(frozen=True, slots=True)
class Match:
    """What one line comes to: the order as it was and as it will be, where there is one.

    `first` is the line that named the order earlier.
    """

    fate: Fate
    line: ListedOrder
    before: BookEntry | None = None
    after: BookEntry | None = None
    first: int = 0


def matches(
    lines: Iterable[ListedOrder], index: BookIndex, removed: Container[OrderId], now: datetime
) -> Iterator[Match]:
    """Yield what each line comes to. A line is good for one order, and an order for one line.

    An order that was removed from the list and is named again counts as updated: it comes back. A line without
    an admin e-mail that means no order of the book is not taken over: nobody could sign in to it.
    """
    taken: dict[OrderId, int] = {}
    for line in lines:
        before = index.find(line)
        if before is None:
            if not line.admin_email:
                yield Match(Fate.NO_EMAIL, line)
                continue
            after = _entered(line, now)
            index.add(after)
            match = Match(Fate.NEW, line, None, after)
        elif before.order.id in taken:
            yield Match(Fate.DUPLICATE, line, before, None, taken[before.order.id])
            continue
        else:
            after = _changed(before, line)
            is_changed = after != before or after.order.id in removed
            match = Match(Fate.UPDATED if is_changed else Fate.KNOWN, line, before, after)
        taken[after.order.id] = line.line
        yield match


def _can_be(entry: BookEntry, line: ListedOrder) -> bool:
    """Two supplier IDs are two orders, whatever else is alike."""
    ours, theirs = supplier_key(entry.order.supplier_id), supplier_key(line.supplier_id)
    return not ours or not theirs or ours == theirs


def _entered(line: ListedOrder, now: datetime) -> BookEntry:
    """The same line gets the same ID on every computer."""
    named = supplier_key(line.supplier_id) or "\n".join(pair_key(line.name, line.admin_email))
    digest = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    order = Order(
        id=OrderId(LISTED + digest),
        supplier_id=line.supplier_id,
        common_name=line.name,
        product=UNKNOWN_PRODUCT,
        organisation="",
        admin_email=line.admin_email,
        status_word="",
        status_since=now,
        placed_at=now,
        issued_at=None,
        expires_at=None,
        covered_until=None,
    )
    return BookEntry(order, line.client, line.shown_name or line.supplier_id, line.tags, line.note)


def _changed(entry: BookEntry, line: ListedOrder) -> BookEntry:
    """What the line says counts, what it leaves empty stays. Facts are the panel's, once it told them."""
    order, shown = entry.order, entry.shown_name
    if not order.is_looked_up:
        shown = shown if order.common_name else line.shown_name or shown
        order = replace(
            order,
            common_name=order.common_name or line.name,
            supplier_id=order.supplier_id or line.supplier_id,
            admin_email=order.admin_email or line.admin_email,
        )
    return BookEntry(order, line.client or entry.client, shown, line.tags or entry.tags, line.note or entry.note)
