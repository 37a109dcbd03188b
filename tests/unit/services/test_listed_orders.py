"""An order that only a list named becomes the real one as soon as somebody shows it."""

from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.acts import Act, WhyNot, verdicts
from certdesk.domain.lists import ListChoice
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.domain.urgency import Group, group_of
from certdesk.domain.work import Silent
from tests.fakes import START, FakeWorld
from tests.unit.services.portfolio import PENDING, SHOP, SHOP_ORDER

HEADINGS = "Name,Supplier order ID,Admin e-mail,Client,Tags,Note"
BY_NAME = "shop.larkspur.example,,WEB@larkspur.example,Ash,prod,call first"
BY_SUPPLIER = ",2817-44019c,former@larkspur.example,Birch,old,"
BY_SECOND_NAME = "www.larkspur.example,,web@larkspur.example,Ash,prod,"


def take(world: FakeWorld, *lines: str) -> list[OrderId]:
    """Import lines into an empty book, and return the orders that they made."""
    path: Path = world.home / "book.csv"
    path.write_text("\n".join((HEADINGS, *lines)), encoding="utf-8")
    lists = world.desk.lists
    found = lists.open(path, ListChoice())
    lists.run(lists.dry_run(found, found.columns, Silent()), Silent())
    return [entry.order.id for entry in world.desk.orders.load().entries if not entry.order.is_looked_up]


def ids(world: FakeWorld) -> set[OrderId]:
    return {entry.order.id for entry in world.desk.orders.load().entries}


def acts(world: FakeWorld, order: OrderId) -> list[DeskAct]:
    return [line.what.act for line in world.desk.orders.details(order).activity if isinstance(line.what, DeskEntry)]


def test_before_it_was_looked_up_it_is_in_a_group_of_its_own_and_can_be_signed_in_to(world: FakeWorld) -> None:
    (order,) = take(world, BY_NAME)
    listed = world.desk.orders.details(order).entry.order
    judged = verdicts(listed, None, START)
    assert group_of(listed, START) is Group.NOT_LOOKED_UP
    assert judged[Act.SIGN_IN].is_allowed
    assert judged[Act.DOWNLOAD].why_not is WhyNot.NOT_LOOKED_UP


@pytest.mark.parametrize("line", [BY_NAME, BY_SUPPLIER])
def test_the_panel_shows_it_and_its_words_and_activity_move_over(world: FakeWorld, line: str) -> None:
    (former,) = take(world, line)
    world.desk.labels.add_tags((former,), ["mine"])
    before = world.desk.orders.details(former).entry
    world.desk.orders.refresh(Silent())
    assert ids(world) == {each.order.id for each in world.shown}
    shop = world.desk.orders.details(SHOP).entry
    assert shop.order == SHOP_ORDER
    assert (shop.client, shop.tags, shop.note) == (before.client, before.tags, before.note)
    assert acts(world, SHOP) == [DeskAct.TAGS_SET, DeskAct.IMPORTED]
    assert world.desk.activity.verify() == 3


def test_a_session_shows_it_by_any_of_its_names(world: FakeWorld) -> None:
    (former,) = take(world, BY_SECOND_NAME)
    receipt = world.desk.sessions.request_code(
        SHOP_ORDER.admin_email, Identifier(IdentifierKind.NAME, "www.larkspur.example")
    )
    world.desk.sessions.sign_in(receipt, world.newest_code(SHOP_ORDER.admin_email))
    assert ids(world) == {SHOP}
    assert world.desk.orders.details(SHOP).entry.client == "Ash"
    assert world.desk.orders.details(former) == world.desk.orders.details(SHOP)


def test_another_order_of_the_same_name_does_not_take_it(world: FakeWorld) -> None:
    (former,) = take(world, "shop.larkspur.example,9999-1234A,web@larkspur.example,Ash,,")
    world.desk.orders.refresh(Silent())
    assert ids(world) == {former, *(each.order.id for each in world.shown)}


def test_of_two_orders_of_one_name_the_newest_in_force_takes_it(world: FakeWorld) -> None:
    take(world, BY_NAME)
    newer = replace(SHOP_ORDER, id=OrderId("1094582199"), supplier_id="2817-9999Z", placed_at=START)
    world.panel.listed.append(newer)
    world.desk.orders.refresh(Silent())
    assert world.desk.orders.details(newer.id).entry.client == "Ash"
    assert world.desk.orders.details(SHOP).entry.client == "Larkspur Florists"


def test_two_lines_that_turn_out_to_be_one_order_lose_nothing(world: FakeWorld) -> None:
    assert len(take(world, BY_SUPPLIER, BY_NAME)) == 2
    world.desk.orders.refresh(Silent())
    shop = world.desk.orders.details(SHOP).entry
    assert (shop.tags, shop.note) == (("old", "prod"), "call first")
    assert acts(world, SHOP) == [DeskAct.IMPORTED, DeskAct.IMPORTED]


def test_an_order_of_the_book_that_becomes_the_listed_one_keeps_its_own_words_too(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    world.desk.labels.set_note(PENDING, "mine")
    world.desk.labels.add_tags((PENDING,), ["mine"])
    take(world, "other.example,,web@other.example,Ash,prod,theirs")
    moved = replace(world.panel.listed[1], common_name="other.example", admin_email="web@other.example")
    world.panel.listed[1] = moved
    world.desk.orders.refresh(Silent())
    pending = world.desk.orders.details(PENDING).entry
    assert (pending.client, pending.tags, pending.note) == ("Ash", ("mine", "prod"), "mine\ntheirs")


def test_the_same_list_after_the_merge_finds_the_real_order(world: FakeWorld) -> None:
    take(world, BY_NAME)
    world.desk.orders.refresh(Silent())
    assert take(world, BY_NAME) == []
    assert len(ids(world)) == 3


def test_taking_back_a_change_reaches_the_order_under_its_own_id(world: FakeWorld) -> None:
    (former,) = take(world, BY_NAME)
    undo = world.desk.labels.set_client((former,), "Cedar")
    world.desk.orders.refresh(Silent())
    world.desk.labels.undo(undo)
    assert world.desk.orders.details(SHOP).entry.client == "Ash"


def test_starting_over_forgets_it(world: FakeWorld) -> None:
    take(world, BY_NAME)
    world.desk.orders.refresh(Silent())
    world.desk.practice.start_over()
    assert ids(world) == set()
