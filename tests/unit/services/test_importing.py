"""A list is looked at, tried, and taken into the book in one piece; the next time it is recognised."""

from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.activity import WHOLE_DESK, DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import Server
from certdesk.domain.errors import Cancelled, FieldError, Unavailable
from certdesk.domain.lists import SHOWN_PROBLEMS, Columns, Duplicate, ImportPlan, ImportResult, ListChoice
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Silent
from certdesk.storage.desk import DeskStore
from tests.fakes import FakeReporter, FakeWorld
from tests.unit.services.portfolio import PENDING, SHOP

HEADINGS = "Name,Supplier order ID,Admin e-mail,Client,Tags,Note"


@pytest.fixture
def listed(world: FakeWorld) -> FakeWorld:
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    return world


def kept(world: FakeWorld, *lines: str) -> Path:
    path = world.home / "book.csv"
    path.write_text("\n".join((HEADINGS, *lines)), encoding="utf-8")
    return path


def planned(world: FakeWorld, *lines: str) -> ImportPlan:
    found = world.desk.lists.open(kept(world, *lines), ListChoice())
    return world.desk.lists.dry_run(found, found.columns, Silent())


def taken(world: FakeWorld, *lines: str) -> ImportResult:
    return world.desk.lists.run(planned(world, *lines), Silent())


def counts(plan: ImportPlan) -> tuple[int, int, int, int, int]:
    return plan.new, plan.updated, plan.known, plan.duplicate_count, plan.problem_count


def entry(world: FakeWorld, name: str) -> BookEntry:
    (found,) = (
        each for each in world.desk.orders.load().entries if name in {each.order.common_name, each.order.supplier_id}
    )
    return found


NEW = 'new.example,,web@new.example,Newt,"b, a","one\ntwo"'
CHANGED = ",2817-44019C,,Larkspur Ltd,prod;shop,"
KNOWN = "bücher.example,,web@larkspur.example,,,"
TWICE = "NEW.example.,,WEB@new.example,Other,,"
NAMELESS = ",,web@new.example,Newt,,"
NO_EMAIL = "unknown.example,,,Newt,,"
LIST = (NEW, CHANGED, KNOWN, TWICE, NAMELESS, NO_EMAIL)


def test_a_dry_run_says_what_each_line_would_do_and_does_nothing(listed: FakeWorld) -> None:
    before = listed.desk.orders.load()
    plan = planned(listed, *LIST)
    assert counts(plan) == (1, 1, 1, 1, 2)
    assert plan.lines == len(LIST)
    assert plan.duplicates == (Duplicate(6, 2),)
    assert [(each.line, each.error.field, each.error.key) for each in plan.problems] == [
        (7, "name", MessageKey.IDENTIFIER_FORM),
        (8, "admin_email", MessageKey.EMAIL_FORM),
    ]
    assert listed.desk.orders.load() == before
    assert listed.announced == []


def test_good_lines_are_taken_over_and_bad_ones_are_not(listed: FakeWorld) -> None:
    result = taken(listed, *LIST)
    assert (result.new, result.updated, result.known) == (1, 1, 1)
    new = entry(listed, "new.example")
    assert (new.client, new.tags, new.note, new.order.admin_email) == (
        "Newt",
        ("a", "b"),
        "one\ntwo",
        "web@new.example",
    )
    shop = listed.desk.orders.details(SHOP).entry
    assert (shop.client, shop.tags, shop.order.common_name) == (
        "Larkspur Ltd",
        ("prod", "shop"),
        "shop.larkspur.example",
    )
    assert len(listed.desk.orders.load().entries) == 4
    assert listed.announced == [frozenset({Topic.ORDERS, Topic.ACTIVITY})]


def test_the_same_list_changes_nothing_the_second_time_or_after_a_restart(listed: FakeWorld) -> None:
    taken(listed, *LIST)
    book = listed.desk.orders.load()
    plan = planned(listed, *LIST)
    assert counts(plan) == (0, 0, 3, 1, 2)
    result = listed.desk_again().lists.run(plan, Silent())
    assert (result.new, result.updated, bool(result.undo)) == (0, 0, False)
    assert listed.desk.orders.load() == book


def test_an_import_is_one_line_of_the_desk_and_one_of_each_order(listed: FakeWorld) -> None:
    taken(listed, *LIST)
    (line,) = listed.desk.activity.page("", 0, 10).lines
    assert isinstance(line.what, DeskEntry)
    assert (line.order, line.what.act, line.what.detail) == (WHOLE_DESK, DeskAct.IMPORTED, "book.csv")
    for order in (SHOP, entry(listed, "new.example").order.id):
        (own,) = (each.what for each in listed.desk.orders.details(order).activity)
        assert isinstance(own, DeskEntry)
        assert (own.act, own.detail) == (DeskAct.IMPORTED, "book.csv")
    assert listed.desk.orders.details(PENDING).activity == ()


def test_what_an_import_changed_can_be_taken_back(listed: FakeWorld) -> None:
    before = listed.desk.orders.details(SHOP).entry
    result = taken(listed, CHANGED)
    listed.desk.labels.undo(result.undo)
    assert listed.desk.orders.details(SHOP).entry == before


def test_the_server_of_a_client_goes_along_when_a_list_renames_it(listed: FakeWorld) -> None:
    with DeskStore(listed.database, listed.announced.append).write() as records:
        records.preferences.keep_server("Larkspur Florists", Server.NGINX)
    taken(listed, CHANGED)
    assert listed.desk.downloads.server_of("Larkspur Ltd") is Server.NGINX


def test_a_removed_order_comes_back_when_a_list_names_it(listed: FakeWorld) -> None:
    listed.desk.labels.remove_from_list((SHOP,))
    assert counts(planned(listed, ",2817-44019C,,,,"))[:3] == (0, 1, 0)
    taken(listed, ",2817-44019C,,,,")
    assert SHOP in {each.order.id for each in listed.desk.orders.load().entries}


def test_the_book_may_change_between_the_dry_run_and_the_import(listed: FakeWorld) -> None:
    plan = planned(listed, CHANGED, NEW)
    listed.desk.labels.set_client((SHOP,), "Larkspur Ltd")
    listed.desk.labels.add_tags((SHOP,), ["prod", "shop"])
    result = listed.desk.lists.run(plan, Silent())
    assert (result.new, result.updated, result.known) == (1, 0, 1)


@pytest.mark.parametrize("stop_at", [1, 3, 5, 7])
def test_a_stop_leaves_nothing_of_the_list_in_the_book(listed: FakeWorld, stop_at: int) -> None:
    before = listed.desk.orders.load()
    plan = planned(listed, *(f"h{number}.example,,web@h.example,Ash,," for number in range(1200)))
    with pytest.raises(Cancelled):
        listed.desk.lists.run(plan, FakeReporter(stop_at=stop_at))
    assert listed.desk.orders.load() == before
    assert listed.desk.activity.page("", 0, 10).lines == ()
    assert listed.announced == []


def test_progress_reaches_its_end(listed: FakeWorld) -> None:
    plan, report = (
        planned(listed, *(f"h{number}.example,,web@h.example,Ash,," for number in range(1200))),
        FakeReporter(),
    )
    listed.desk.lists.run(plan, report)
    assert report.steps == sorted(report.steps)
    assert report.steps[-1] == (3600, 3600)
    assert len(report.steps) > 5


def test_a_dry_run_can_be_stopped(listed: FakeWorld) -> None:
    found = listed.desk.lists.open(
        kept(listed, *(f"h{number}.example,,w@h.example,,," for number in range(600))), ListChoice()
    )
    with pytest.raises(Cancelled):
        listed.desk.lists.dry_run(found, found.columns, FakeReporter(stop_at=1))


def test_without_a_column_to_go_by_nothing_is_tried(listed: FakeWorld) -> None:
    found = listed.desk.lists.open(kept(listed, NEW), ListChoice())
    with pytest.raises(FieldError) as caught:
        listed.desk.lists.dry_run(found, Columns(admin_email=2, client=3), Silent())
    assert (caught.value.field, caught.value.key) == ("columns", MessageKey.LIST_COLUMNS)


def test_a_list_that_went_away_between_two_steps_says_so(listed: FakeWorld) -> None:
    found = listed.desk.lists.open(kept(listed, NEW), ListChoice())
    found.path.unlink()
    with pytest.raises(Unavailable) as caught:
        listed.desk.lists.dry_run(found, found.columns, Silent())
    assert caught.value.key is MessageKey.FILE_READ


def test_problems_are_all_counted_and_the_first_hundred_are_named(listed: FakeWorld) -> None:
    plan = planned(listed, *["not a name,,web@h.example,,,"] * 300, *[NEW] * 300)
    assert (plan.problem_count, len(plan.problems)) == (300, SHOWN_PROBLEMS)
    assert (plan.duplicate_count, len(plan.duplicates)) == (299, SHOWN_PROBLEMS)


@pytest.mark.parametrize(
    ("line", "field", "key"),
    [
        ("larkspur,,web@a.example,,,", "name", MessageKey.NAMES_FORM),
        ("<script>alert(1)</script>,,web@a.example,,,", "name", MessageKey.NAMES_FORM),
        ("a.example,;DROP TABLE,web@a.example,,,", "supplier_id", MessageKey.IDENTIFIER_FORM),
        ("a.example,,web a.example,,,", "admin_email", MessageKey.EMAIL_FORM),
        (f"a.example,,web@a.example,{'x' * 121},,", "client", MessageKey.CLIENT_FORM),
        (f"a.example,,web@a.example,,{'x' * 41},", "tags", MessageKey.TAG_FORM),
        (f"a.example,,web@a.example,,,{'x' * 4001}", "note", MessageKey.NOTE_LONG),
    ],
)
def test_each_cell_that_cannot_be_kept_is_named(listed: FakeWorld, line: str, field: str, key: MessageKey) -> None:
    (problem,) = planned(listed, line, NEW).problems
    assert (problem.line, problem.error.field, problem.error.key) == (2, field, key)


@pytest.mark.parametrize(
    "name", ["*.new.example", "192.0.2.7", "2001:db8::7", "xn--bcher-kva.new.example", "Bücher.new.example"]
)
def test_every_kind_of_name_can_be_listed(listed: FakeWorld, name: str) -> None:
    assert taken(listed, f"{name},,web@new.example,,,").new == 1


def test_an_order_known_by_its_supplier_id_alone_is_called_by_it(listed: FakeWorld) -> None:
    taken(listed, ",9999-1234A,web@new.example,,,")
    found = entry(listed, "9999-1234A")
    assert (found.order.common_name, found.shown_name) == ("", "9999-1234A")


def test_hostile_words_are_kept_harmless(listed: FakeWorld) -> None:
    taken(listed, "new.example,,web@new.example,\u202e<b>Ash\u200b,'=x,=cmd|' /C calc'!A0")
    found = entry(listed, "new.example")
    assert (found.client, found.tags, found.note) == ("<b>Ash", ("=x",), "=cmd|' /C calc'!A0")


def test_a_name_that_the_panel_lists_twice_is_found_by_its_supplier_id(listed: FakeWorld) -> None:
    twin = replace(listed.panel.listed[0], id=OrderId("1094582199"), supplier_id="2817-99999Z")
    listed.panel.listed.append(twin)
    listed.desk.orders.refresh(Silent())
    taken(listed, "shop.larkspur.example,2817-99999Z,web@larkspur.example,Twin,,")
    assert listed.desk.orders.details(twin.id).entry.client == "Twin"
    assert listed.desk.orders.details(SHOP).entry.client == "Larkspur Florists"
