"""The user's own words on orders: changed for many at once, noted for each, and taken back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from certdesk.domain.activity import DeskAct
from certdesk.domain.book import BookEntry
from certdesk.domain.clock import Clock
from certdesk.domain.labels import Count, Labels, Undo, client_name, note_text, tag_set, without_tags
from certdesk.domain.orders import OrderId
from certdesk.services.labelling import Relabelling, follow_clients, keep_labels, keep_servers, servers_of
from certdesk.storage.desk import DeskStore, Records

# Given the labels of an order and its status word, returns the labels that it is to have.
Change = Callable[[Labels, str], Labels]

_RESTORED: Final[Mapping[DeskAct, Callable[[Labels, Labels], Labels]]] = {
    DeskAct.CLIENT_SET: lambda now, then: replace(now, client=then.client),
    DeskAct.TAGS_SET: lambda now, then: replace(now, tags=then.tags),
    DeskAct.NOTE_SET: lambda now, then: replace(now, note=then.note),
    DeskAct.REMOVED: lambda now, then: replace(now, removed_with=then.removed_with),
    DeskAct.RESTORED: lambda now, then: replace(now, removed_with=then.removed_with),
    DeskAct.IMPORTED: lambda _, then: then,
}


class OrderLabels:
    """Implements `api.Labels`. `clock` is the portal's time, by which all activity is dated."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def set_client(self, orders: Sequence[OrderId], client: str) -> Undo:
        """Give the orders to `client`; its server goes along. Raises FieldError (`client`, CLIENT_FORM)."""
        name = client_name(client)
        return self._change(DeskAct.CLIENT_SET, orders, lambda labels, _: replace(labels, client=name))

    def add_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        """Add tags to what each order has. Raises FieldError (`tags`, TAG_FORM)."""
        new = tag_set(tags)

        def added(labels: Labels, _: str) -> Labels:
            return replace(labels, tags=tag_set((*labels.tags, *new)))

        return self._change(DeskAct.TAGS_SET, orders, added)

    def remove_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        """Take tags away where they are. Raises FieldError (`tags`, TAG_FORM)."""
        gone = tag_set(tags)

        def left(labels: Labels, _: str) -> Labels:
            return replace(labels, tags=without_tags(labels.tags, gone))

        return self._change(DeskAct.TAGS_SET, orders, left)

    def set_note(self, order: OrderId, note: str) -> Undo:
        """Put `note` in the place of the order's note. Raises FieldError (`note`, NOTE_LONG)."""
        text = note_text(note)
        return self._change(DeskAct.NOTE_SET, (order,), lambda labels, _: replace(labels, note=text))

    def remove_from_list(self, orders: Sequence[OrderId]) -> Undo:
        """Leave the orders out of the list until the panel tells another status of them."""

        def removed(labels: Labels, status_word: str) -> Labels:
            return labels if labels.removed_with is not None else replace(labels, removed_with=status_word)

        return self._change(DeskAct.REMOVED, orders, removed)

    def put_back(self, orders: Sequence[OrderId]) -> Undo:
        """Show orders again that were removed from the list."""
        return self._change(DeskAct.RESTORED, orders, lambda labels, _: replace(labels, removed_with=None))

    def removed(self) -> tuple[BookEntry, ...]:
        """Return the orders that are left out of the list."""
        with self._store.read() as records:
            return records.orders.removed()

    def undo(self, undo: Undo) -> Undo:
        """Bring back what a change found; an order that was looked up meanwhile gets it under its own ID."""
        restored = _RESTORED[undo.act]
        with self._store.write() as records:
            then = {records.listed.present(order): labels for order, labels in undo.before}
            changes = _changes(records, then, lambda order, now, _: restored(now, then[order]))
            found = keep_labels(records, changes, self._clock.now())
            servers = servers_of(records, (client for client, _ in undo.servers))
            keep_servers(records, dict(undo.servers))
        return Undo(undo.act, found, servers)

    def clients(self) -> tuple[Count, ...]:
        """Return the clients of the list, in alphabetical order, with the number of their orders."""
        with self._store.read() as records:
            return _counts(records.labels.clients())

    def tags(self) -> tuple[Count, ...]:
        """Return the tags of the list, in alphabetical order, with the number of orders that have them."""
        with self._store.read() as records:
            return _counts(records.labels.tags())

    def _change(self, act: DeskAct, orders: Iterable[OrderId], change: Change) -> Undo:
        with self._store.write() as records:
            present = dict.fromkeys(records.listed.present(order) for order in orders)
            changes = list(_changes(records, present, lambda _, labels, word: change(labels, word)))
            found = keep_labels(records, changes, self._clock.now())
            servers = follow_clients(records, ((each.before.client, each.after.client) for each in changes))
        return Undo(act, found, servers)


def _changes(
    records: Records, orders: Iterable[OrderId], change: Callable[[OrderId, Labels, str], Labels]
) -> Iterator[Relabelling]:
    """Orders that are not in the book any more are passed over."""
    for order in orders:
        if standing := records.labels.find(order):
            labels, status_word = standing
            yield Relabelling(order, labels, change(order, labels, status_word), status_word)


def _counts(counts: Mapping[str, int]) -> tuple[Count, ...]:
    ordered = sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0]))
    return tuple(Count(name, orders) for name, orders in ordered)
