"""The book: listed by the panel, deepened by guest sessions, read without either."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Cancelled, Damaged, NotFound, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.domain.work import Silent
from tests.fakes import START, FakeReporter, FakeWorld
from tests.unit.services.portfolio import PENDING, SECTIGO, SHOP, SHOP_ORDER, Chain, IssueChain

HOUR = timedelta(hours=1)


def test_before_the_first_refresh_the_book_is_empty_and_dated_never(world: FakeWorld) -> None:
    book = world.desk.orders.load()
    assert (book.entries, book.as_of) == ((), None)


def test_a_refresh_takes_over_what_the_panel_lists_and_when(world: FakeWorld) -> None:
    book = world.desk.orders.refresh(Silent())
    assert [entry.order.id for entry in book.entries] == [SHOP, PENDING, SECTIGO]
    assert book.as_of == START
    assert world.desk.orders.load() == book
    assert world.announced == [frozenset({Topic.ORDERS})]


def test_an_internationalised_name_is_shown_in_unicode(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    entry = world.desk.orders.details(PENDING).entry
    assert (entry.order.common_name, entry.shown_name) == ("xn--bcher-kva.example", "bücher.example")


def test_the_client_of_a_new_order_is_its_organisation_and_stays(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    world.panel.listed = [replace(SHOP_ORDER, organisation="Larkspur Holding")]
    world.desk.orders.refresh(Silent())
    entry = world.desk.orders.details(SHOP).entry
    assert (entry.client, entry.order.organisation) == ("Larkspur Florists", "Larkspur Holding")


def test_an_order_that_is_no_longer_listed_stays_as_last_seen(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    del world.panel.listed[1]
    world.clock.forward(HOUR)
    book = world.desk.orders.refresh(Silent())
    assert len(book.entries) == 3
    assert book.as_of == START + HOUR
    assert world.desk.orders.details(PENDING).as_of == START
    assert world.desk.orders.details(SHOP).as_of == START + HOUR


def test_a_panel_that_does_not_answer_leaves_the_book_as_it_was(world: FakeWorld) -> None:
    before = world.desk.orders.refresh(Silent())
    world.panel.failure = Unavailable(MessageKey.PORTAL)
    with pytest.raises(Unavailable):
        world.desk.orders.refresh(Silent())
    assert world.desk.orders.load() == before


def test_a_refresh_that_is_stopped_leaves_the_book_as_it_was(world: FakeWorld) -> None:
    for check in (1, 2, 4):
        with pytest.raises(Cancelled):
            world.desk.orders.refresh(FakeReporter(stop_at=check))
    assert world.desk.orders.load().entries == ()
    assert world.announced == []


def test_details_of_an_order_that_is_not_in_the_book_are_gone(world: FakeWorld) -> None:
    with pytest.raises(NotFound) as caught:
        world.desk.orders.details(OrderId("7"))
    assert (caught.value.key, caught.value.facts["order"]) == (MessageKey.ORDER_GONE, "7")


def test_without_a_session_details_have_no_portal_view(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    details = world.desk.orders.details(SHOP)
    assert (details.portal, details.activity) == (None, ())


def test_what_a_session_showed_is_read_without_one_and_after_a_restart(world: FakeWorld, chain: Chain) -> None:
    world.sign_in(SHOP_ORDER)
    portal = world.desk_again().orders.details(SHOP).portal
    assert portal is not None
    assert portal.names == ("shop.larkspur.example", "www.larkspur.example")
    assert [link.facts.is_authority for link in portal.chain] == [False, True, True]
    assert portal.chain[0].facts.common_name == "shop.larkspur.example"
    assert all(link.pem.startswith("-----BEGIN CERTIFICATE-----") for link in portal.chain)


def test_an_update_takes_over_what_the_portal_shows_now(world: FakeWorld, issue_chain: IssueChain) -> None:
    world.sign_in(SHOP_ORDER)
    reissued = issue_chain("shop.larkspur.example")
    world.portal.shown[SHOP] = replace(world.portal.shown[SHOP], chain=reissued, names=("shop.larkspur.example",))
    world.clock.forward(HOUR)
    details = world.desk.orders.update(SHOP)
    assert details.portal is not None
    assert (details.portal.seen_at, details.as_of) == (START + HOUR, START + HOUR)
    assert details.portal.names == ("shop.larkspur.example",)
    assert world.desk.orders.details(SHOP) == details


def test_an_update_needs_a_live_session(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    with pytest.raises(SessionRequired) as caught:
        world.desk.orders.update(SHOP)
    assert caught.value.facts["order"] == SHOP


def test_a_damaged_chain_changes_nothing(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    before = world.desk.orders.details(SHOP)
    world.portal.shown[SHOP] = replace(world.portal.shown[SHOP], chain=(b"0\x82rubbish",), names=())
    with pytest.raises(Damaged):
        world.desk.orders.update(SHOP)
    assert world.desk.orders.details(SHOP) == before


def test_activity_tells_what_the_portal_says_and_what_was_done_here_newest_first(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    world.clock.forward(HOUR)
    world.desk.sessions.sign_out(SHOP)
    told = [
        line.what.act if isinstance(line.what, DeskEntry) else line.what
        for line in world.desk.orders.details(SHOP).activity
    ]
    assert told == [
        DeskAct.SIGNED_OUT,
        DeskAct.SIGNED_IN,
        DeskAct.CODE_REQUESTED,
        EventKind.ISSUED,
        EventKind.VALIDATED,
        EventKind.PLACED,
    ]
