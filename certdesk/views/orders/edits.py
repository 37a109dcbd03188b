"""How one list of keys becomes another with few removals and insertions."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """`count` places from `first` on."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Edits:
    """First the removals, from the bottom up, in places of the old list; then the insertions, from the top
    down, in places of the new one. An item that moved is removed and inserted."""

    removals: tuple[Run, ...]
    insertions: tuple[Run, ...]

    def __len__(self) -> int:
        return len(self.removals) + len(self.insertions)


def edits(old: Sequence[Hashable], new: Sequence[Hashable]) -> Edits:
    """Return the edits that turn `old` into `new`. The keys of each list differ from one another."""
    old_places = {key: place for place, key in enumerate(old)}
    staying = _longest_ascent([(old_places[key], key) for key in new if key in old_places])
    removed = [place for place, key in enumerate(old) if key not in staying]
    inserted = [place for place, key in enumerate(new) if key not in staying]
    return Edits(tuple(reversed(_runs(removed))), tuple(_runs(inserted)))


def _longest_ascent(placed: Sequence[tuple[int, Hashable]]) -> set[Hashable]:
    """The keys of a longest ascending subsequence: what can stay while the rest moves around it."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, (place, _) in enumerate(placed):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else None)
        if length == len(tops):
            tops.append(place)
            ends.append(at)
        else:
            tops[length], ends[length] = place, at
    staying: set[Hashable] = set()
    link = ends[-1] if ends else None
    while link is not None:
        staying.add(placed[link][1])
        link = before[link]
    return staying


def _runs(places: Sequence[int]) -> list[Run]:
    runs: list[Run] = []
    for place in places:
        if runs and runs[-1].first + runs[-1].count == place:
            runs[-1] = Run(runs[-1].first, runs[-1].count + 1)
        else:
            runs.append(Run(place, 1))
    return runs
