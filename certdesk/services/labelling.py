"""Keeping changed labels: what was there before is handed back, each order's activity says what changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.downloads import Server
from certdesk.domain.labels import Labels
from certdesk.domain.orders import OrderId
from certdesk.storage.desk import Records

Servers = tuple[tuple[str, Server | None], ...]


@dataclass(frozen=True, slots=True)
class Relabelling:
    """The labels of one order before and after a change, and its status word."""

    order: OrderId
    before: Labels
    after: Labels
    status_word: str


def keep_labels(records: Records, changes: Iterable[Relabelling], at: datetime) -> tuple[tuple[OrderId, Labels], ...]:
    """Keep the changes that are some, note each, and return the labels that they found."""
    real = [change for change in changes if change.after != change.before]
    if real:
        records.labels.keep((change.order, change.after) for change in real)
        records.activity.add_all(entry for change in real for entry in _entries(change, at))
    return tuple((change.order, change.before) for change in real)


def follow_clients(records: Records, moves: Iterable[tuple[str, str]]) -> Servers:
    """Let the server of a client go along to its new name; return the servers that the clients had before.

    A client that has a server of its own keeps it. One that has no orders any more is forgotten.
    """
    renamed = [(old, new) for old, new in dict.fromkeys(moves) if old != new]
    found = servers_of(records, (client for move in renamed for client in move))
    kept = dict(found)
    for old, new in renamed:
        server = kept.get(old)
        if server is not None and kept.get(new) is None:
            kept[new] = server
            records.preferences.keep_server(new, server)
    for old in dict.fromkeys(old for old, _ in renamed):
        if kept.get(old) is not None and not records.labels.has_orders(old):
            records.preferences.forget_server(old)
    return found


def servers_of(records: Records, clients: Iterable[str]) -> Servers:
    """Return the server of each client, None where it has none."""
    return tuple((client, records.preferences.server_of(client)) for client in dict.fromkeys(clients))


def keep_servers(records: Records, servers: Mapping[str, Server | None]) -> None:
    """Let each client have this server, or none."""
    for client, server in servers.items():
        if server is None:
            records.preferences.forget_server(client)
        else:
            records.preferences.keep_server(client, server)


def _entries(change: Relabelling, at: datetime) -> Iterator[DeskEntry]:
    """A note may hold what nobody should read in an activity that is never changed, so it is not repeated there."""
    before, after = change.before, change.after
    if before.client != after.client:
        yield DeskEntry(at, change.order, DeskAct.CLIENT_SET, detail=after.client)
    if before.tags != after.tags:
        yield DeskEntry(at, change.order, DeskAct.TAGS_SET, detail=", ".join(after.tags))
    if before.note != after.note:
        yield DeskEntry(at, change.order, DeskAct.NOTE_SET)
    if before.removed_with != after.removed_with:
        act = DeskAct.RESTORED if after.removed_with is None else DeskAct.REMOVED
        yield DeskEntry(at, change.order, act, detail=change.status_word)
