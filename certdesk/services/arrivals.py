"""Orders as they come from the panel or a session: those that a list named before take their place in the book."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from certdesk.domain.book import BookEntry
from certdesk.domain.labels import MOST_TAGS, Labels, tag_set
from certdesk.domain.matching import likeliest, pair_key, supplier_key
from certdesk.domain.orders import Order, OrderId
from certdesk.storage.desk import Records

Names = Mapping[OrderId, Sequence[str]]


def take_over(records: Records, entries: Sequence[BookEntry], seen_at: datetime, names: Names | None = None) -> None:
    """Keep the orders that were seen, and let each take over from the entries by which a list named it.

    `names` are all the names of an order, where they are known; its common name is always one of them.
    """
    records.orders.keep(entries, seen_at)
    listed = [found[0] for order in records.listed.all() if (found := records.orders.find(order))]
    if not listed:
        return
    arrived = [entry.order for entry in entries if entry.order.is_looked_up]
    for former, order in _meetings(listed, arrived, names or {}):
        _merge(records, former, order)


def _meetings(listed: Iterable[BookEntry], arrived: Iterable[Order], names: Names) -> Iterator[tuple[OrderId, OrderId]]:
    by_supplier: dict[str, list[Order]] = defaultdict(list)
    by_pair: dict[tuple[str, str], list[Order]] = defaultdict(list)
    for order in arrived:
        if order.supplier_id:
            by_supplier[supplier_key(order.supplier_id)].append(order)
        for name in {order.common_name, *names.get(order.id, ())}:
            by_pair[pair_key(name, order.admin_email)].append(order)
    for entry in listed:
        order = entry.order
        supplier = supplier_key(order.supplier_id)
        found = by_supplier.get(supplier, []) if supplier else []
        if not found and order.common_name:
            found = [
                each
                for each in by_pair.get(pair_key(order.common_name, order.admin_email), ())
                if not supplier or not each.supplier_id
            ]
        if found:
            yield order.id, likeliest(found).id


def _merge(records: Records, former: OrderId, order: OrderId) -> None:
    then, now = records.labels.find(former), records.labels.find(order)
    if then and now:
        records.labels.keep([(order, _merged(then[0], now[0]))])
        records.listed.become(former, order)


def _merged(listed: Labels, found: Labels) -> Labels:
    """What the user wrote beside the line counts; nothing that stood beside the order is lost."""
    notes = dict.fromkeys(note for note in (found.note, listed.note) if note)
    tags = {tag.casefold(): tag for tag in (*listed.tags, *found.tags)}
    return replace(
        found,
        client=listed.client or found.client,
        tags=tag_set(list(tags.values())[:MOST_TAGS]),
        note="\n".join(notes),
    )
