"""Names are proved in the order's session, and what that moves is taken over."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from certdesk.domain.activity import ActivityLine
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import ProofState
from certdesk.domain.work import Silent
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import SHOP_ORDER

NAME, WILDCARD = "new.larkspur.example", "*.larkspur.example"
NEW = NewOrder(SHOP_ORDER.product, (NAME, WILDCARD), "Larkspur Florists", "web@larkspur.example", csr=b"0csr")


@pytest.fixture
def waiting(world: FakeWorld) -> OrderId:
    """An order that is being processed and waits for its proofs, with a live session."""
    order = world.desk.acts.place(NEW, DeedKey("a1")).order
    world.clock.forward(timedelta(minutes=6))
    world.desk.orders.refresh(Silent())
    world.sign_in(order)
    world.announced.clear()
    return order.id


def states(world: FakeWorld, order: OrderId) -> list[ProofState]:
    return [proof.state for proof in world.desk.proofs.load(order)]


def status(world: FakeWorld, order: OrderId) -> str:
    return world.desk.orders.details(order).entry.order.status_word


def test_every_name_waits_for_its_proof(world: FakeWorld, waiting: OrderId) -> None:
    assert [proof.name for proof in world.desk.proofs.load(waiting)] == [NAME, WILDCARD]
    assert states(world, waiting) == [ProofState.WAITING] * 2
    assert world.announced == []


def test_choosing_e_mail_is_announced_as_mail(world: FakeWorld, waiting: OrderId) -> None:
    proofs = world.desk.proofs.choose(waiting, NAME, ValidationMethod.EMAIL)
    assert [proof.method for proof in proofs] == [ValidationMethod.EMAIL, ValidationMethod.DNS_TXT]
    assert world.announced == [frozenset({Topic.MAIL})]


def test_a_file_proves_no_wildcard(world: FakeWorld, waiting: OrderId) -> None:
    with pytest.raises(PolicyRefused) as caught:
        world.desk.proofs.choose(waiting, WILDCARD, ValidationMethod.HTTP)
    assert caught.value.key is MessageKey.PROOF_METHOD


def test_what_is_published_proves_only_when_the_authority_looks(world: FakeWorld, waiting: OrderId) -> None:
    published = world.desk.proofs.publish(waiting, NAME)
    assert [(proof.is_published, proof.state) for proof in published] == [
        (True, ProofState.WAITING),
        (False, ProofState.WAITING),
    ]
    checked = world.desk.proofs.check(waiting)
    assert [proof.state for proof in checked] == [ProofState.PROVED, ProofState.WAITING]


def test_a_check_takes_over_that_the_order_moved_on(world: FakeWorld, waiting: OrderId) -> None:
    for name in NEW.names:
        world.desk.proofs.publish(waiting, name)
    world.desk.proofs.check(waiting)
    assert status(world, waiting) == OrderStatus.PROCESSING
    world.clock.forward(timedelta(minutes=14))
    world.announced.clear()
    world.desk.proofs.check(waiting)
    details = world.desk.orders.details(waiting)
    assert (status(world, waiting), details.portal is not None and bool(details.portal.chain)) == ("issued", True)
    assert {Topic.ORDERS, Topic.ACTIVITY, Topic.MAIL} <= set().union(*world.announced)


def test_a_check_that_proves_a_name_brings_the_event_that_tells_it(world: FakeWorld, waiting: OrderId) -> None:
    for name in NEW.names:
        world.desk.proofs.publish(waiting, name)
    world.desk.proofs.check(waiting)
    now = world.desk.sessions.now()
    assert ActivityLine(now, EventKind.VALIDATED) in world.desk.orders.details(waiting).activity


def test_a_check_that_finds_nothing_new_changes_nothing_in_the_book(world: FakeWorld, waiting: OrderId) -> None:
    world.desk.proofs.check(waiting)
    assert world.announced == [frozenset({Topic.MAIL})]


def test_the_proofs_count_although_the_order_cannot_be_taken_over(world: FakeWorld, waiting: OrderId) -> None:
    for name in NEW.names:
        world.desk.proofs.publish(waiting, name)
    world.desk.proofs.check(waiting)
    world.clock.forward(timedelta(minutes=14))
    world.books.chain = (b"0\x82rubbish",)
    assert world.desk.proofs.check(waiting) == ()
    assert status(world, waiting) == OrderStatus.PROCESSING


@pytest.mark.parametrize("has_ended", [False, True])
def test_nothing_is_proved_without_a_session(world: FakeWorld, waiting: OrderId, has_ended: bool) -> None:
    if has_ended:
        world.clock.forward(timedelta(hours=2))
    else:
        world.desk.sessions.sign_out(waiting)
    proofs = world.desk.proofs
    asks: tuple[Callable[[], object], ...] = (
        lambda: proofs.load(waiting),
        lambda: proofs.choose(waiting, NAME, ValidationMethod.EMAIL),
        lambda: proofs.publish(waiting, NAME),
        lambda: proofs.check(waiting),
    )
    for ask in asks:
        with pytest.raises(SessionRequired):
            ask()
    assert not any(proof.is_published for proof in world.books.proofs[waiting].values())
