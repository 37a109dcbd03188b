"""The whole desk's activity: everybody's lines in one order, page by page, and a chain that shows what was changed."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from certdesk.domain.activity import WHOLE_DESK, ActivityLine, DeskAct, DeskEntry
from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import EventKind
from certdesk.domain.work import Silent
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import PENDING, SHOP, SHOP_ORDER

HOUR = timedelta(hours=1)
CELLS = "order_id, at, act, format, server, file_name, detail, seal"


@pytest.fixture
def lived(world: FakeWorld) -> FakeWorld:
    """Eight entries on two orders, and what the portal told of one."""
    world.desk.orders.refresh(Silent())
    world.sign_in(SHOP_ORDER)
    for number in range(5):
        world.clock.forward(HOUR)
        world.desk.labels.set_client((PENDING,), f"Client {number}")
    world.desk.labels.set_note(SHOP, "secret words")
    return world


def told(line: ActivityLine) -> str:
    return line.what.act.value if isinstance(line.what, DeskEntry) else line.what.value


def test_what_the_authority_told_and_what_was_done_here_stand_in_one_order(lived: FakeWorld) -> None:
    lines = lived.desk.activity.page("", 0, 100).lines
    assert [told(line) for line in lines] == [
        DeskAct.NOTE_SET,
        *[DeskAct.CLIENT_SET] * 5,
        DeskAct.SIGNED_IN,
        DeskAct.CODE_REQUESTED,
        EventKind.ISSUED,
        EventKind.VALIDATED,
        EventKind.PLACED,
    ]
    assert {(line.order, line.name) for line in lines} == {(SHOP, "shop.larkspur.example"), (PENDING, "bücher.example")}
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)


def test_pages_follow_each_other_without_a_gap(lived: FakeWorld) -> None:
    whole = lived.desk.activity.page("", 0, 100)
    start: int | None = 0
    lines: list[ActivityLine] = []
    while start is not None:
        page = lived.desk.activity.page("", start, 4)
        lines += page.lines
        start = page.next
    assert (tuple(lines), whole.next) == (whole.lines, None)


@pytest.mark.parametrize(
    ("search", "count"),
    [
        ("BÜCHER", 5),
        ("xn--bcher", 5),
        ("client 3", 1),
        ("client 4", 5),
        ("bücher revoked", 0),
        ("2817-44020d", 5),
        ("signed", 1),
        ("larkspur florists", 6),
        ("secret", 0),
    ],
)
def test_lines_are_found_by_names_clients_ids_and_deeds(lived: FakeWorld, search: str, count: int) -> None:
    lines = lived.desk.activity.page(search, 0, 100).lines
    assert len(lines) == count


def test_an_untouched_chain_holds(lived: FakeWorld) -> None:
    assert lived.desk.activity.verify() == 8
    lived.desk_again().labels.set_note(SHOP, "more")
    assert lived.desk.activity.verify() == 9


def outside(world: FakeWorld, *statements: str) -> None:
    """Change the database as somebody with an editor would, who has taken the triggers away."""
    with closing(sqlite3.connect(world.database.path)) as connection:
        for name in ("desk_entry_is_sealed", "desk_entry_stays"):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def broken_at(world: FakeWorld) -> object:
    with pytest.raises(Damaged) as caught:
        world.desk.activity.verify()
    assert caught.value.key is MessageKey.ACTIVITY_BROKEN
    return caught.value.facts["number"]


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ("UPDATE desk_entry SET detail = 'Other' WHERE id = 5", 5),
        ("UPDATE desk_entry SET at = '2026-01-01T00:00:00+00:00' WHERE id = 2", 2),
        ("UPDATE desk_entry SET order_id = 'x' WHERE id = 8", 8),
        ("UPDATE desk_entry SET file_name = detail, detail = '' WHERE id = 4", 4),
        ("UPDATE desk_entry SET seal = zeroblob(32) WHERE id = 6", 6),
        ("UPDATE desk_entry SET seal = NULL WHERE id = 6", 6),
        ("DELETE FROM desk_entry WHERE id = 3", 3),
        ("DELETE FROM desk_entry WHERE id = 1", 1),
        ("DELETE FROM desk_entry WHERE id > 6", 7),
        ("DELETE FROM desk_entry", 1),
        ("DELETE FROM activity_head", 9),
        ("UPDATE activity_head SET entry = 7", 8),
        (
            f"INSERT INTO desk_entry (id, {CELLS}) SELECT 9, {CELLS} FROM desk_entry WHERE id = 8",
            9,
        ),
        ("UPDATE desk_entry SET id = CASE id WHEN 3 THEN -4 ELSE -3 END WHERE id IN (3, 4)", 1),
    ],
)
def test_what_was_changed_from_outside_is_named(lived: FakeWorld, change: str, number: int) -> None:
    outside(lived, change)
    assert broken_at(lived) == number


def test_a_broken_chain_stays_broken_and_goes_on(lived: FakeWorld) -> None:
    outside(lived, "UPDATE desk_entry SET detail = 'Other' WHERE id = 5")
    lived.desk.labels.set_note(SHOP, "more")
    assert broken_at(lived) == 5
    assert len(lived.desk.activity.page("", 0, 100).lines) == 12


def test_a_chain_whose_head_was_taken_can_still_be_added_to(lived: FakeWorld) -> None:
    outside(lived, "DELETE FROM activity_head")
    lived.desk.labels.set_note(SHOP, "more")
    assert lived.desk.activity.verify() == 9


@pytest.mark.parametrize("change", ["UPDATE desk_entry SET detail = 'x'", "DELETE FROM desk_entry WHERE id = 8"])
def test_the_database_itself_lets_no_entry_be_changed(lived: FakeWorld, change: str) -> None:
    with closing(sqlite3.connect(lived.database.path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)


def test_entries_from_before_there_were_seals_are_sealed_by_the_next_one(lived: FakeWorld) -> None:
    outside(lived, "DELETE FROM activity_head", "UPDATE desk_entry SET seal = NULL")
    assert lived.desk.activity.verify() == 8
    lived.desk.labels.set_note(SHOP, "more")
    assert lived.desk.activity.verify() == 9
    with closing(sqlite3.connect(lived.database.path)) as connection:
        connection.execute("UPDATE desk_entry SET detail = 'x' WHERE id = 2")
        connection.commit()
    assert broken_at(lived) == 2


def test_starting_over_begins_a_new_chain_that_says_so(lived: FakeWorld) -> None:
    lived.desk.practice.start_over()
    (line,) = lived.desk.activity.page("", 0, 10).lines
    assert isinstance(line.what, DeskEntry)
    assert (line.order, line.what.act) == (WHOLE_DESK, DeskAct.STARTED_OVER)
    assert lived.desk.activity.verify() == 1


def test_an_empty_activity_is_whole(world: FakeWorld) -> None:
    assert world.desk.activity.verify() == 0
    assert world.desk.activity.page("", 0, 10).lines == ()
