"""Clients, tags and notes: changed together, told one by one, taken back to the letter, and kept by a refresh."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import Server
from certdesk.domain.errors import FieldError
from certdesk.domain.labels import Count, Undo
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.work import Silent
from certdesk.storage.desk import DeskStore
from tests.fakes import START, FakeWorld
from tests.unit.services.portfolio import PENDING, SECTIGO, SHOP, SHOP_ORDER

ALL = (SHOP, PENDING, SECTIGO)
FLORISTS = "Larkspur Florists"


@pytest.fixture
def listed(world: FakeWorld) -> FakeWorld:
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    return world


def entry(world: FakeWorld, order: OrderId = SHOP) -> BookEntry:
    return world.desk.orders.details(order).entry


def shown(world: FakeWorld) -> list[OrderId]:
    return [each.order.id for each in world.desk.orders.load().entries]


def done(world: FakeWorld, order: OrderId = SHOP) -> list[tuple[DeskAct, str]]:
    """What was done on an order, the first first."""
    lines = reversed(world.desk.orders.details(order).activity)
    return [(line.what.act, line.what.detail) for line in lines if isinstance(line.what, DeskEntry)]


def remember(world: FakeWorld, client: str, server: Server) -> None:
    with DeskStore(world.database, world.announced.append).write() as records:
        records.preferences.keep_server(client, server)


def test_a_client_is_set_on_several_orders_at_once_and_noted_on_each(listed: FakeWorld) -> None:
    undo = listed.desk.labels.set_client(ALL, "  Larkspur   Holding ")
    assert {entry(listed, order).client for order in ALL} == {"Larkspur Holding"}
    assert done(listed, PENDING) == [(DeskAct.CLIENT_SET, "Larkspur Holding")]
    assert [order for order, _ in undo.before] == list(ALL)
    assert listed.announced == [frozenset({Topic.ORDERS, Topic.ACTIVITY})]


def test_orders_that_have_it_so_or_are_gone_are_passed_over(listed: FakeWorld) -> None:
    undo = listed.desk.labels.set_client((SHOP, OrderId("7")), FLORISTS)
    assert not undo
    assert done(listed) == []
    assert listed.announced == []


def test_a_client_without_a_name_changes_nothing(listed: FakeWorld) -> None:
    with pytest.raises(FieldError) as caught:
        listed.desk.labels.set_client(ALL, " ")
    assert caught.value.key is MessageKey.CLIENT_FORM
    assert entry(listed).client == FLORISTS


def test_tags_are_added_to_and_taken_from_what_each_order_has(listed: FakeWorld) -> None:
    listed.desk.labels.add_tags((SHOP,), ["prod"])
    listed.desk.labels.add_tags(ALL, ["Shop", "PROD"])
    assert (entry(listed).tags, entry(listed, PENDING).tags) == (("prod", "Shop"), ("PROD", "Shop"))
    listed.desk.labels.remove_tags(ALL, ["prod"])
    assert {entry(listed, order).tags for order in ALL} == {("Shop",)}
    assert done(listed) == [(DeskAct.TAGS_SET, "prod"), (DeskAct.TAGS_SET, "prod, Shop"), (DeskAct.TAGS_SET, "Shop")]


def test_too_many_tags_on_one_of_several_change_none(listed: FakeWorld) -> None:
    listed.desk.labels.add_tags((SHOP,), [str(number) for number in range(20)])
    with pytest.raises(FieldError):
        listed.desk.labels.add_tags((PENDING, SHOP), ["one more"])
    assert entry(listed, PENDING).tags == ()


def test_a_note_is_kept_and_its_text_stays_out_of_the_activity(listed: FakeWorld) -> None:
    listed.desk.labels.set_note(SHOP, "Ask Ama\n")
    assert entry(listed).note == "Ask Ama"
    assert done(listed) == [(DeskAct.NOTE_SET, "")]


def test_a_refresh_keeps_the_users_words(listed: FakeWorld) -> None:
    labels = listed.desk.labels
    labels.set_client((SHOP,), "Meridian")
    labels.add_tags((SHOP,), ["prod"])
    labels.set_note(SHOP, "Ask Ama")
    listed.panel.listed = [replace(SHOP_ORDER, organisation="New", status_word="expired")]
    listed.desk.orders.refresh(Silent())
    listed.sign_in(SHOP_ORDER)
    kept = entry(listed)
    assert (kept.client, kept.tags, kept.note) == ("Meridian", ("prod",), "Ask Ama")


def test_a_removed_order_stays_out_until_the_panel_tells_another_status(listed: FakeWorld) -> None:
    listed.desk.labels.remove_from_list((SHOP, PENDING))
    assert shown(listed) == [SECTIGO]
    assert [each.order.id for each in listed.desk.labels.removed()] == [SHOP, PENDING]
    listed.desk.orders.refresh(Silent())
    assert shown(listed) == [SECTIGO]
    listed.panel.listed[1] = replace(listed.panel.listed[1], status_word=OrderStatus.ISSUED.value)
    listed.desk.orders.refresh(Silent())
    assert shown(listed) == [PENDING, SECTIGO]
    assert done(listed) == [(DeskAct.REMOVED, "issued")]


def test_a_removed_order_can_be_put_back(listed: FakeWorld) -> None:
    listed.desk.labels.remove_from_list((SHOP,))
    listed.desk.labels.put_back((SHOP, PENDING))
    assert shown(listed) == list(ALL)
    assert done(listed)[-1][0] is DeskAct.RESTORED
    assert done(listed, PENDING) == []


def test_every_change_is_taken_back_exactly_and_can_be_done_again(listed: FakeWorld) -> None:
    labels = listed.desk.labels
    labels.add_tags((PENDING,), ["old"])
    changes: tuple[Callable[[], Undo], ...] = (
        lambda: labels.set_client(ALL, "Meridian"),
        lambda: labels.add_tags(ALL, ["new"]),
        lambda: labels.remove_tags(ALL, ["old"]),
        lambda: labels.set_note(SHOP, "Ask Ama"),
        lambda: labels.remove_from_list((SHOP, SECTIGO)),
    )
    for change in changes:
        before = listed.desk.orders.load()
        undo = change()
        after = listed.desk.orders.load()
        assert after != before
        redo = labels.undo(undo)
        assert listed.desk.orders.load() == before
        labels.undo(redo)
        assert listed.desk.orders.load() == after


def test_taking_back_a_change_leaves_what_came_after_it(listed: FakeWorld) -> None:
    undo = listed.desk.labels.set_client((SHOP,), "Meridian")
    listed.desk.labels.set_note(SHOP, "Ask Ama")
    listed.desk.labels.undo(undo)
    assert (entry(listed).client, entry(listed).note) == (FLORISTS, "Ask Ama")
    assert done(listed)[-1] == (DeskAct.CLIENT_SET, FLORISTS)


def test_the_server_of_a_client_goes_along_to_its_new_name_and_back(listed: FakeWorld) -> None:
    remember(listed, FLORISTS, Server.NGINX)
    server_of = listed.desk.downloads.server_of
    undo = listed.desk.labels.set_client(ALL, "Larkspur Holding")
    assert (server_of("Larkspur Holding"), server_of(FLORISTS)) == (Server.NGINX, None)
    listed.desk.labels.undo(undo)
    assert (server_of("Larkspur Holding"), server_of(FLORISTS)) == (None, Server.NGINX)


def test_a_client_that_keeps_orders_or_has_a_server_keeps_it(listed: FakeWorld) -> None:
    remember(listed, FLORISTS, Server.NGINX)
    remember(listed, "Meridian", Server.IIS)
    server_of = listed.desk.downloads.server_of
    listed.desk.labels.set_client((SHOP,), "Meridian")
    listed.desk.labels.set_client((PENDING,), "Third")
    assert [server_of(name) for name in (FLORISTS, "Meridian", "Third")] == [Server.NGINX, Server.IIS, Server.NGINX]


def test_clients_and_tags_are_counted_as_the_list_shows_them(listed: FakeWorld) -> None:
    listed.desk.labels.set_client((SECTIGO,), "ash")
    listed.desk.labels.add_tags((SHOP, PENDING, SECTIGO), ["prod"])
    listed.desk.labels.add_tags((SHOP,), ["Beta"])
    listed.desk.labels.remove_from_list((PENDING,))
    assert listed.desk.labels.clients() == (Count("ash", 1), Count(FLORISTS, 1))
    assert listed.desk.labels.tags() == (Count("Beta", 1), Count("prod", 2))


def test_changes_are_dated_by_the_portals_clock(listed: FakeWorld) -> None:
    listed.clock.forward(timedelta(hours=3))
    listed.desk.labels.set_note(SHOP, "x")
    assert listed.desk.orders.details(SHOP).activity[0].at == START + timedelta(hours=3)


def test_ten_thousand_orders_are_changed_in_one_go(world: FakeWorld) -> None:
    world.panel.listed = [
        replace(SHOP_ORDER, id=OrderId(str(number)), supplier_id=f"{number}-X") for number in range(10_000)
    ]
    world.desk.orders.refresh(Silent())
    world.announced.clear()
    undo = world.desk.labels.set_client([OrderId(str(number)) for number in range(10_000)], "Meridian")
    assert (len(undo.before), len(world.announced)) == (10_000, 1)
    assert world.desk.labels.clients() == (Count("Meridian", 10_000),)
