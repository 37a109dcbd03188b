"""What is settled on the other side of the counter is in the book at once."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from certdesk.domain.approvals import RequestState
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import NotFound, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.work import Silent
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID
from certdesk.storage.migration import migrations_of
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import SHOP_ORDER

NAME = "new.larkspur.example"
NEW = NewOrder(
    SHOP_ORDER.product,
    (NAME,),
    "Larkspur Florists",
    "web@larkspur.example",
    ValidationMethod.EMAIL,
    b"0csr",
    needs_approval=True,
    comment="for the spring sale",
)
SETTLED = frozenset({Topic.MAIL, Topic.REQUESTS})


@pytest.fixture
def asked(world: FakeWorld) -> OrderId:
    """An order that waits for the administrator."""
    order = world.desk.acts.place(NEW, DeedKey("a1")).order.id
    world.clock.forward(timedelta(minutes=6))
    world.desk.orders.refresh(Silent())
    assert status(world, order) == OrderStatus.NEEDS_APPROVAL
    world.announced.clear()
    return order


def status(world: FakeWorld, order: OrderId) -> str:
    return world.desk.orders.details(order).entry.order.status_word


def request(world: FakeWorld) -> int:
    return world.desk.counter.requests()[0].id


def test_the_request_is_told_with_what_was_said(world: FakeWorld, asked: OrderId) -> None:
    (waiting,) = world.desk.counter.requests()
    assert (waiting.order, waiting.common_name, waiting.note) == (asked, NAME, "for the spring sale")


@pytest.mark.parametrize("is_approved", [True, False])
def test_settling_a_request_moves_the_order_in_the_book(world: FakeWorld, asked: OrderId, is_approved: bool) -> None:
    settle = world.desk.counter.approve if is_approved else world.desk.counter.reject
    book = settle(request(world), "as agreed")
    expected = OrderStatus.PROCESSING if is_approved else OrderStatus.REJECTED
    assert [each.order.status for each in book.entries if each.order.id == asked] == [expected]
    assert book == world.desk.orders.load()
    assert world.announced == [SETTLED, frozenset({Topic.ORDERS})]
    assert world.desk.counter.requests()[0].comment == "as agreed"


def test_a_request_that_is_settled_already_is_told_and_the_book_shows_how(world: FakeWorld, asked: OrderId) -> None:
    waiting = request(world)
    world.counter.approve(waiting, "by somebody else")
    with pytest.raises(StateConflict) as caught:
        world.desk.counter.reject(waiting, "")
    assert (caught.value.key, caught.value.facts["state"]) == (MessageKey.REQUEST_SETTLED, RequestState.APPROVED)
    assert status(world, asked) == OrderStatus.PROCESSING
    assert SETTLED in world.announced


def test_a_request_that_is_not_there_is_gone(world: FakeWorld) -> None:
    with pytest.raises(NotFound):
        world.desk.counter.approve(99, "")


def test_an_approval_counts_although_the_book_cannot_be_refreshed(world: FakeWorld, asked: OrderId) -> None:
    world.desk.counter.set_online(False)
    book = world.desk.counter.approve(request(world), "")
    assert [trouble.key for trouble in world.regretted] == [MessageKey.PORTAL]
    assert book == world.desk.orders.load()
    world.desk.counter.set_online(True)
    world.desk.orders.refresh(Silent())
    assert status(world, asked) == OrderStatus.PROCESSING


def test_an_approval_counts_although_another_program_holds_the_database(world: FakeWorld, asked: OrderId) -> None:
    path = world.database.path
    world.database = Database(path, APPLICATION_ID, migrations_of("certdesk.storage"), patience=0.02)
    desk = world.desk_again()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.counter.approve(request(world), "")
    assert [trouble.key for trouble in world.regretted] == [MessageKey.DATABASE_BUSY]
    assert world.books.order(asked).status is OrderStatus.PROCESSING


def test_a_link_of_a_mail_proves_its_name_and_moves_the_order(world: FakeWorld, asked: OrderId) -> None:
    world.desk.counter.approve(request(world), "")
    (mail, *_) = world.desk.practice.messages(None, "prove")
    link = next(line for line in world.desk.practice.open_message(mail.id).text.splitlines() if line.startswith("http"))
    world.announced.clear()
    assert world.desk.counter.follow(link) == NAME
    assert world.announced == [SETTLED, frozenset({Topic.ORDERS})]
    world.clock.forward(timedelta(minutes=14))
    world.desk.orders.refresh(Silent())
    assert status(world, asked) == OrderStatus.ISSUED


def test_a_link_that_proves_nothing_is_told(world: FakeWorld) -> None:
    with pytest.raises(NotFound) as caught:
        world.desk.counter.follow("http://ca.practice.example/dcv/other")
    assert (caught.value.key, world.announced) == (MessageKey.PROOF_NOT_FOUND, [])


def test_offline_the_panel_does_not_answer_and_everyone_is_told(world: FakeWorld) -> None:
    world.desk.counter.set_online(False)
    with pytest.raises(Unavailable):
        world.desk.orders.refresh(Silent())
    assert not world.desk.practice.state().is_online
    assert world.announced == [frozenset({Topic.CLOCK})]
    world.desk.counter.set_online(True)
    assert len(world.desk.orders.refresh(Silent()).entries) == 3


def test_serving_tells_the_address_or_that_the_port_is_taken(world: FakeWorld) -> None:
    world.counter.taken_port = 40917
    with pytest.raises(Unavailable) as caught:
        world.desk.counter.serve()
    assert caught.value.facts["port"] == 40917
    assert world.desk.counter.serve() == world.counter.address
