"""Which rows are shown: those of a view that hold every word that was typed, under their groups' headings."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import Group, View
from certdesk.viewmodels.orders.rows import GROUPS, Row, Shelf


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group, and how many orders stand under it."""

    group: Group
    count: int


Item = Heading | Row
ItemKey = OrderId | Group


@dataclass(frozen=True, slots=True)
class Section:
    """One group of a listing: its heading stands at `place`, its `count` rows follow."""

    group: Group
    place: int
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Headings and rows as they stand on the screen, without one object per line.

    `positions` are places on the shelf in ascending order. A *place* counts headings and rows from the top;
    `listing[place]` is what stands there.
    """

    shelf: Shelf
    positions: Sequence[int]
    sections: tuple[Section, ...]

    def __len__(self) -> int:
        return len(self.positions) + len(self.sections)

    def __getitem__(self, place: int) -> Item:
        headings = self._headings_until(place)
        section = self.sections[headings - 1]
        if section.place == place:
            return Heading(section.group, section.count)
        return self.shelf.rows[self.positions[place - headings]]

    def place_of(self, key: OrderId) -> int | None:
        """Return where the order stands, or None when it is not shown."""
        position = self.shelf.positions.get(key)
        if position is None:
            return None
        rank = bisect_left(self.positions, position)
        if rank == len(self.positions) or self.positions[rank] != position:
            return None
        return self._place(rank)

    def keys(self) -> list[ItemKey]:
        """Return the key of every item, from the top."""
        rows, keys, rank = self.shelf.rows, list[ItemKey](), 0
        for section in self.sections:
            keys.append(section.group)
            keys += [rows[position].key for position in self.positions[rank : rank + section.count]]
            rank += section.count
        return keys

    def starting_with(self, typed: str, after: int) -> int | None:
        """Return the place of the next name after `after` that begins with `typed`, going round at the end."""
        prefix = typed.casefold()
        begins, texts, positions = (prefix, "*." + prefix), self.shelf.texts, self.positions
        begin = max(0, after + 1 - self._headings_until(after)) if after >= 0 else 0
        onward = chain(range(begin, len(positions)), range(begin))
        found = (rank for rank in onward if texts[positions[rank]].startswith(begins))
        rank = next(found, None) if prefix else None
        return None if rank is None else self._place(rank)

    def _headings_until(self, place: int) -> int:
        return sum(section.place <= place for section in self.sections)

    def _place(self, rank: int) -> int:
        place = rank
        for section in self.sections:
            place += section.place <= place
        return place


@dataclass(frozen=True, slots=True)
class Matches:
    """The positions of a shelf that a view and the typed words leave over."""

    shelf: Shelf
    view: View
    words: tuple[str, ...]
    positions: Sequence[int]


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words that a row must hold, in the form its search text has."""
    return tuple(unicodedata.normalize("NFC", typed).casefold().split())


def narrowed(shelf: Shelf, view: View, typed: str, before: Matches | None = None) -> Matches:
    """Return the rows of `view` that hold every word of `typed`; only `before` is searched where it can be.

    Whatever holds a longer word holds the part of it that was typed earlier, so typing on never looks at
    rows that are out already.
    """
    words = words_of(typed)
    positions = shelf.views[view]
    if before is not None and before.shelf is shelf and before.view is view and _implies(words, before.words):
        positions = before.positions
        words_left = tuple(word for word in words if word not in before.words)
    else:
        words_left = words
    texts = shelf.texts
    for word in words_left:
        held = tuple([at for at in positions if word in texts[at]])
        positions = positions if len(held) == len(positions) else held
    return Matches(shelf, view, words, positions)


def listing_of(matches: Matches) -> Listing:
    """Return the matches under the headings of their groups; a group without a match has no heading."""
    sections: list[Section] = []
    bounds, positions = matches.shelf.bounds, matches.positions
    begin = 0
    for rank, group in enumerate(GROUPS):
        end = bisect_left(positions, bounds[rank + 1], begin)
        if end > begin:
            sections.append(Section(group, begin + len(sections), end - begin))
        begin = end
    return Listing(matches.shelf, positions, tuple(sections))


def _implies(words: tuple[str, ...], earlier: tuple[str, ...]) -> bool:
    return all(any(old in word for word in words) for old in earlier)
