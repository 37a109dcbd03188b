"""The desk's records come back as they went in, and a unit of work tells what it changed, once it is kept."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from importlib.resources import files
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.book import Book, BookEntry, PortalView
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind, PortalEvent
from certdesk.storage.desk import DeskStore, desk_database
from tests.unit.storage.samples import NOON, entries, entry, moments, order, texts, views

LATER = NOON + timedelta(hours=1)


class Shelf:
    """A prepared store in a folder of its own, and what it announced."""

    def __init__(self, folder: Path) -> None:
        self.announced: list[frozenset[Topic]] = []
        database = desk_database(folder / "desk.sqlite3")
        database.prepare()
        self.store = DeskStore(database, self.announced.append)

    def keep(self, *seen: BookEntry, at: datetime = NOON) -> None:
        with self.store.write() as records:
            records.orders.keep(seen, at)

    def book(self) -> Book:
        with self.store.read() as records:
            return records.orders.book()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """One shelf for a whole hypothesis run; each example clears it."""
    return Shelf(tmp_path_factory.mktemp("home"))


def shape(connection: sqlite3.Connection) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Every table with its columns and references, every index with its columns; not the text that made them."""
    rows = connection.execute("SELECT type, name FROM sqlite_schema WHERE type != 'trigger'").fetchall()
    questions = {"table": ("table_xinfo", "foreign_key_list"), "index": ("index_xinfo",)}
    return {
        (kind, name): [row for asked in questions[kind] for row in connection.execute(f"PRAGMA {asked}({name})")]
        for kind, name in rows
    }


def triggers(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(connection.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def test_schema_sql_is_what_all_migrations_make(tmp_path: Path) -> None:
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()
    with database.read() as migrated, closing(sqlite3.connect(":memory:")) as drawn:
        drawn.executescript(files("certdesk.storage").joinpath("schema.sql").read_text("utf-8"))
        assert shape(migrated) == shape(drawn)
        assert triggers(migrated) == triggers(drawn) != set()


def test_every_table_is_strict(shelf: Shelf, tmp_path: Path) -> None:
    with desk_database(tmp_path / "desk.sqlite3").read() as connection:
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    ours = {name: strict for name, strict in tables if not name.startswith("sqlite_")}
    assert len(ours) >= 8
    assert set(ours.values()) == {1}


@given(seen=st.lists(entries, max_size=5, unique_by=lambda kept: kept.order.id), at=moments)
def test_the_book_comes_back_as_it_was_seen(shelves: Shelf, seen: list[BookEntry], at: datetime) -> None:
    with shelves.store.write() as records:
        records.orders.clear()
        records.orders.keep(seen, at)
        records.orders.keep_listing(at)
    book = shelves.book()
    assert set(book.entries) == set(seen)
    assert book.as_of == at


@given(
    seen=entries, view=views, events=st.lists(st.builds(PortalEvent, moments, st.sampled_from(EventKind)), max_size=4)
)
def test_a_portal_view_comes_back_as_it_was_seen(
    shelves: Shelf, seen: BookEntry, view: PortalView, events: list[PortalEvent]
) -> None:
    shelves.keep(seen)
    with shelves.store.write() as records:
        records.portal.keep(seen.order.id, view, events)
    with shelves.store.read() as records:
        assert records.portal.find(seen.order.id) == view
        assert records.portal.events(seen.order.id) == [ActivityLine(event.at, event.kind) for event in events]


@given(
    act=st.builds(
        DeskEntry,
        at=moments,
        order=st.uuids().map(lambda uuid: OrderId(uuid.hex)),
        act=st.sampled_from(DeskAct),
        format=st.none() | st.sampled_from(DownloadFormat),
        server=st.none() | st.sampled_from(Server),
        file_name=texts,
        detail=texts,
    )
)
def test_an_act_comes_back_as_it_was_done(shelves: Shelf, act: DeskEntry) -> None:
    with shelves.store.write() as records:
        records.activity.add(act)
    with shelves.store.read() as records:
        assert records.activity.of(act.order)[-1] == act


@given(name=st.text(st.characters(), max_size=50))
def test_text_that_utf8_cannot_hold_loses_only_what_it_must(shelves: Shelf, name: str) -> None:
    shelves.keep(entry(order(name=name)))
    kept = shelves.book().entries
    assert name.encode("utf-8", "replace").decode("utf-8") in {each.order.common_name for each in kept}


@pytest.mark.parametrize("name", ["a\0b", "<b>bold</b>", "\u202egpj.exe", "'; DROP TABLE orders; --", "x" * 65536])
def test_a_hostile_name_is_kept_as_it_came(shelf: Shelf, name: str) -> None:
    shelf.keep(entry(order(name=name, organisation=name)))
    assert [each.order.common_name for each in shelf.book().entries] == [name]


def test_a_client_is_taken_from_the_first_sight_and_stays(shelf: Shelf) -> None:
    shelf.keep(entry(order(organisation="Larkspur Florists")))
    shelf.keep(entry(order(organisation="Larkspur Holding")), at=LATER)
    with shelf.store.read() as records:
        found = records.orders.find(order().id)
    assert found is not None
    kept, seen_at = found
    assert (kept.client, kept.order.organisation, seen_at) == ("Larkspur Florists", "Larkspur Holding", LATER)


def test_what_is_not_there_is_none(shelf: Shelf) -> None:
    with shelf.store.read() as records:
        assert records.orders.find(OrderId("7")) is None
        assert records.portal.find(OrderId("7")) is None
        assert records.preferences.folder() is None
        assert records.preferences.server_of("Nobody") is None
    assert shelf.book() == Book((), None)


def test_an_order_that_is_cleared_takes_its_portal_view_along(shelf: Shelf) -> None:
    shelf.keep(entry(order()))
    view = PortalView(NOON, (), None, None, ())
    with shelf.store.write() as records:
        records.portal.keep(order().id, view, [PortalEvent(NOON, EventKind.PLACED)])
        records.orders.clear()
    shelf.keep(entry(order()))
    with shelf.store.read() as records:
        assert records.portal.find(order().id) is None
        assert records.portal.events(order().id) == []


def test_preferences_keep_the_last_word(shelf: Shelf, tmp_path: Path) -> None:
    for server in (Server.NGINX, Server.IIS):
        with shelf.store.write() as records:
            records.preferences.keep_server("Larkspur", server)
            records.preferences.keep_folder(tmp_path / server.value)
    with shelf.store.read() as records:
        assert records.preferences.server_of("Larkspur") is Server.IIS
        assert records.preferences.folder() == tmp_path / "iis"


def test_what_changed_is_announced_once_and_after_it_is_kept(tmp_path: Path) -> None:
    heard: list[tuple[frozenset[Topic], int]] = []
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()

    def listen(topics: frozenset[Topic]) -> None:
        with store.read() as records:
            heard.append((topics, len(records.orders.book().entries)))

    store = DeskStore(database, listen)
    with store.write() as records:
        records.orders.keep([entry(order(number)) for number in range(3)], NOON)
        records.activity.add(DeskEntry(NOON, order().id, DeskAct.SIGNED_IN))
        assert heard == []
    assert heard == [(frozenset({Topic.ORDERS, Topic.ACTIVITY}), 3)]


def test_a_unit_that_fails_announces_nothing_and_keeps_nothing(shelf: Shelf) -> None:
    with pytest.raises(ZeroDivisionError), shelf.store.write() as records:
        records.orders.keep((entry(order(1 // number)) for number in (1, 0)), NOON)
    assert shelf.announced == []
    assert shelf.book().entries == ()


def test_reading_and_an_empty_unit_announce_nothing(shelf: Shelf) -> None:
    shelf.book()
    with shelf.store.write():
        pass
    assert shelf.announced == []


@pytest.mark.parametrize("topic", [Topic.ORDERS, Topic.ACTIVITY, Topic.PREFERENCES])
def test_each_kind_of_record_has_its_topic(shelf: Shelf, topic: Topic) -> None:
    with shelf.store.write() as records:
        if topic is Topic.ORDERS:
            records.orders.clear()
        elif topic is Topic.ACTIVITY:
            records.activity.clear()
        else:
            records.preferences.forget_servers()
    assert shelf.announced == [frozenset({topic})]


def test_ten_thousand_orders_come_back_sorted_by_id(shelf: Shelf) -> None:
    numbers = count(1)
    shelf.keep(*(entry(order(next(numbers))) for _ in range(10_000)))
    ids = [each.order.id for each in shelf.book().entries]
    assert len(ids) == 10_000
    assert ids == sorted(ids)
