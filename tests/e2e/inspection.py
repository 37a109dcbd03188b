"""What must hold of a home after its program was killed, whenever that was."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from certdesk.domain.activity import DeskAct
from certdesk.domain.deeds import Deed
from certdesk.domain.lifecycle import WAITING
from certdesk.domain.orders import OrderStatus
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.deeds import ACTS
from tests.e2e.clerk import CLIENT, DEED, SETTLED, branch_at

_LAST_WORDS = {Deed.REVOKE: OrderStatus.REVOKED, Deed.CANCEL: OrderStatus.CANCELED}


@dataclass(frozen=True)
class Findings:
    """How much was looked at: deeds that were said to be done, deeds that the authority did, and what was settled."""

    told: int
    done: int
    settled: int


def inspect(home: Path, paper: Path) -> Findings:
    """Start the program on `home` without a window, and fail unless everything said to be done is there, once."""
    branch = branch_at(home)
    settled = branch.desk.acts.settle()
    said = [line.split(" ") for line in paper.read_text("utf-8").splitlines()]
    done = rows(places(home).practice_database, "SELECT key, deed, order_id, is_refundable FROM deeds")
    told = {words[1] for words in said if words[0] == DEED}
    assert told <= {key for key, *_ in done}, "a deed that was said to be done is not known to the authority"
    assert_noted_once(home, done)
    book = {entry.order.id: entry for entry in branch.desk.orders.load().entries}
    for _, deed, order, _ in done:
        assert order in book, "an order with a deed is not in the book"
        if Deed(deed) in _LAST_WORDS:
            assert book[order].order.status is _LAST_WORDS[Deed(deed)], "the book does not show what was done"
    clients = rows(places(home).desk_database, "SELECT order_id, detail FROM desk_entry WHERE act = 'client set'")
    assert said_of(CLIENT, said) <= set(clients), "an order that was given to a client is not the client's"
    assert {order: book[order].client for order, _ in clients} == dict(clients)
    requests = rows(places(home).practice_database, "SELECT order_id, state FROM approvals")
    assert said_of(SETTLED, said) <= set(requests), "a request that was decided on is open"
    branch.desk.orders.refresh(Silent())
    assert {entry.order for entry in branch.desk.orders.load().entries} == set(branch.practice.panel.orders(Silent()))
    assert_whole(home)
    with branch.store.read() as records:
        assert records.activity.verify() >= len(done)
    return Findings(len(told), len(done), len(settled))


def said_of(what: str, said: list[list[str]]) -> set[tuple[str, ...]]:
    """Return orders, each with what was said to be done to it."""
    return {(words[1], " ".join(words[2:])) for words in said if words[0] == what}


def assert_noted_once(home: Path, done: list[tuple[Any, ...]]) -> None:
    """The activity has one line for each deed that the authority did, no other, and nothing is under way."""
    expected = Counter((order, ACTS[Deed(deed)].value) for _, deed, order, _ in done)
    refundable = [order for _, deed, order, is_refundable in done if is_refundable and deed == Deed.REVOKE]
    expected.update((order, DeskAct.REFUND_ELIGIBLE.value) for order in refundable)
    entries = rows(places(home).desk_database, "SELECT order_id, act FROM desk_entry")
    assert Counter(entry for entry in entries if entry[1] in {act for _, act in expected}) == expected
    assert rows(places(home).desk_database, "SELECT key FROM intent") == []


def assert_whole(home: Path) -> None:
    """Both files are sound, the activity's seals fit, and no order at the authority stopped half way."""
    desk, practice = places(home).desk_database, places(home).practice_database
    for path in (desk, practice):
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]
        assert rows(path, "PRAGMA foreign_key_check") == []
    certificates = rows(
        practice,
        "SELECT orders.status, certificates.revoked_at IS NULL FROM certificates JOIN orders"
        " ON orders.id = certificates.order_id JOIN deeds ON deeds.order_id = orders.id WHERE deeds.deed = 'place'",
    )
    assert (OrderStatus.REVOKED.value, 1) not in certificates, "an order is revoked and its certificate is not"
    assert not {status for status, _ in certificates} & set(WAITING), "an order has a certificate and waits for one"


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(statement).fetchall()
