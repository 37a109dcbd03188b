"""Deeds under way come back as they were written down, and awaited refunds follow from the activity."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed, DeedKey, Intent
from certdesk.domain.orders import OrderId
from certdesk.domain.refund import RefundDue
from certdesk.storage.desk import DeskStore, Records, desk_database
from tests.unit.storage.samples import NOON, entry, moments, order, texts

KEY = DeedKey("0f3a")
SHOP = order().id
LATER = NOON + timedelta(days=31)

intents = st.builds(
    Intent,
    key=st.uuids().map(lambda uuid: DeedKey(uuid.hex)),
    deed=st.sampled_from(Deed),
    order=st.none() | texts.map(OrderId),
    begun_at=moments,
    note=texts,
)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    """One store for a whole hypothesis run; each example clears it."""
    return prepared(tmp_path_factory.mktemp("home"), [])


@pytest.fixture
def announced() -> list[frozenset[Topic]]:
    return []


@pytest.fixture
def records(tmp_path: Path, announced: list[frozenset[Topic]]) -> Iterator[Records]:
    """The records of an empty store, open for changing."""
    with prepared(tmp_path, announced).write() as records:
        yield records


def prepared(folder: Path, announced: list[frozenset[Topic]]) -> DeskStore:
    database = desk_database(folder / "desk.sqlite3")
    database.prepare()
    return DeskStore(database, announced.append)


def add(records: Records, act: DeskAct, of: OrderId = SHOP) -> None:
    records.activity.add(DeskEntry(NOON, of, act))


@given(under_way=st.lists(intents, max_size=4, unique_by=lambda intent: intent.key))
def test_a_deed_under_way_comes_back_as_it_was_written_down(shelves: DeskStore, under_way: list[Intent]) -> None:
    with shelves.write() as records:
        records.intents.clear()
        for intent in under_way:
            records.intents.keep(intent)
    with shelves.read() as records:
        assert records.intents.all() == sorted(under_way, key=lambda intent: (intent.begun_at, intent.key))
        assert [records.intents.find(intent.key) for intent in under_way] == under_way


def test_a_deed_ends_once(records: Records) -> None:
    records.intents.keep(Intent(KEY, Deed.PLACE, None, NOON))
    assert (records.intents.end(KEY), records.intents.end(KEY)) == (True, False)
    assert (records.intents.find(KEY), records.intents.all()) == (None, [])


def test_another_wish_with_the_same_key_takes_the_place_of_the_first(records: Records) -> None:
    records.intents.keep(Intent(KEY, Deed.CANCEL, order().id, NOON, "too dear"))
    second = Intent(KEY, Deed.CANCEL, order().id, LATER, "not wanted")
    records.intents.keep(second)
    assert records.intents.all() == [second]


def test_what_is_under_way_is_shown_nowhere_and_announced_to_nobody(
    tmp_path: Path, announced: list[frozenset[Topic]]
) -> None:
    with prepared(tmp_path, announced).write() as records:
        records.intents.keep(Intent(KEY, Deed.PLACE, None, NOON))
        records.intents.end(KEY)
    assert announced == []


def test_a_refund_is_awaited_from_the_revocation_until_it_is_confirmed(records: Records) -> None:
    records.orders.keep([entry(order())], NOON)
    add(records, DeskAct.REVOKED)
    assert records.refunds.due() == []
    add(records, DeskAct.REFUND_ELIGIBLE)
    assert records.refunds.due() == [RefundDue(order().id, "shop.larkspur.example", order().supplier_id, NOON)]
    add(records, DeskAct.SUPPORT_MAIL)
    assert len(records.refunds.due()) == 1
    add(records, DeskAct.REFUND_RECEIVED)
    assert records.refunds.due() == []


def test_a_refund_that_came_for_one_order_settles_no_other(records: Records) -> None:
    records.orders.keep([entry(order(1)), entry(order(2))], NOON)
    add(records, DeskAct.REFUND_RECEIVED, order(2).id)
    add(records, DeskAct.REFUND_ELIGIBLE, order(1).id)
    add(records, DeskAct.REFUND_ELIGIBLE, order(2).id)
    add(records, DeskAct.REFUND_RECEIVED, order(1).id)
    assert [due.order for due in records.refunds.due()] == [order(2).id]


def test_the_refund_that_is_awaited_longest_stands_in_front(records: Records) -> None:
    records.orders.keep([entry(order(1)), entry(order(2))], NOON)
    records.activity.add(DeskEntry(LATER, order(1).id, DeskAct.REFUND_ELIGIBLE))
    records.activity.add(DeskEntry(NOON, order(2).id, DeskAct.REFUND_ELIGIBLE))
    assert [due.order for due in records.refunds.due()] == [order(2).id, order(1).id]


def test_what_was_noted_under_the_id_of_a_list_counts_for_the_order_that_it_became(records: Records) -> None:
    first, second = OrderId("list:1"), OrderId("list:2")
    known = [replace(order(), id=listed) for listed in (first, second)]
    records.orders.keep([entry(each) for each in (*known, order())], NOON)
    add(records, DeskAct.REFUND_ELIGIBLE, first)
    records.listed.become(first, order().id)
    assert [due.order for due in records.refunds.due()] == [order().id]
    add(records, DeskAct.REFUND_RECEIVED, second)
    records.listed.become(second, order().id)
    assert records.refunds.due() == []
