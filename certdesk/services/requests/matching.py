"""Which orders a signing request could be for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from certdesk.domain.act_rules import BY_STATUS, Act
from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts
from certdesk.domain.judging import KeyUse, Match
from certdesk.domain.matching import name_key
from certdesk.domain.orders import Order, OrderId

_WILDCARD: Final = "*."
_TAKE_A_REQUEST: Final = (BY_STATUS[Act.ADD_CSR], BY_STATUS[Act.REISSUE])

Place = int
Table = Mapping[str, Sequence[Place]]


def takes_a_request(order: Order) -> bool:
    """Return whether `order` can be given a signing request now: its first one, or one for a reissue."""
    return any(rule.why_not(order) is None for rule in _TAKE_A_REQUEST)


class OrderIndex:
    """The orders of a book that can take a signing request, by their common names and by all of their names.

    `names` are the names that sessions showed of orders.
    """

    def __init__(self, entries: Iterable[BookEntry], names: Mapping[OrderId, Sequence[str]]) -> None:
        self._entries: list[BookEntry] = []
        self._by_common_name: dict[str, list[Place]] = defaultdict(list)
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self._one_below: dict[str, list[Place]] = defaultdict(list)
        for entry in entries:
            if takes_a_request(entry.order):
                self._add(entry, names.get(entry.order.id, ()))

    def match(self, facts: CsrFacts) -> Match:
        """Return the likeliest orders for a request: those that have its common name; else those whose own common
        name is among its names; else those that share a name with it; else those where a wildcard covers a name.

        Of the orders in the first of these that has any, those that share more names come first, then the newest.
        Past the first, only those count that share, or have covered, most names.
        """
        names = [name_key(name) for name in facts.names]
        shared = Counter(_hits(self._by_name, names))
        likeliest = (
            list(dict.fromkeys(_hits(self._by_common_name, [name_key(facts.common_name)])))
            or _most({place: shared[place] for place in _hits(self._by_common_name, names)})
            or _most(shared)
            or _most(Counter(self._covered(names)))
        )
        likeliest.sort(key=lambda place: (shared[place], self._entries[place].order.placed_at), reverse=True)
        return Match(facts, tuple(self._use(place) for place in likeliest))

    def _add(self, entry: BookEntry, names: Sequence[str]) -> None:
        place = len(self._entries)
        self._entries.append(entry)
        common_name = name_key(entry.order.common_name)
        if common_name:
            self._by_common_name[common_name].append(place)
        for name in dict.fromkeys(filter(None, (common_name, *map(name_key, names)))):
            self._by_name[name].append(place)
            self._one_below[name.partition(".")[2]].append(place)

    def _covered(self, names: Iterable[str]) -> Iterator[Place]:
        """Yield orders, once for each name that a wildcard of theirs covers, or that a wildcard of the request does.

        A wildcard and its base name differ by that alone, so they count here too.
        """
        for name in names:
            base = name.removeprefix(_WILDCARD)
            if name != base:
                yield from {*self._by_name.get(base, ()), *self._one_below.get(base, ())}
            else:
                parent = name.partition(".")[2]
                yield from {*self._by_name.get(_WILDCARD + parent, ()), *self._by_name.get(_WILDCARD + name, ())}

    def _use(self, place: Place) -> KeyUse:
        entry = self._entries[place]
        return KeyUse(entry.order.id, entry.shown_name or entry.order.common_name)


def _hits(table: Table, names: Iterable[str]) -> Iterator[Place]:
    for name in names:
        yield from table.get(name, ())


def _most(counts: Mapping[Place, int]) -> list[Place]:
    best = max(counts.values(), default=0)
    return [place for place, count in counts.items() if count == best]
