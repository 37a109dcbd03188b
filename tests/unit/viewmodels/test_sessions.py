"""The session card follows the portal's clock and speaks up in time, once."""

from datetime import timedelta

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import SessionPhase
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.sessions import SessionCard, SessionEnding, SessionsViewModel
from tests.fakes_gui.sign_in import MINUTE, NOON, SECOND, SHOP, FakeOrders, FakeSessions, order, session
from tests.lanes import HandLane

KESTREL = OrderId("2")
HOUR = timedelta(hours=1)


class Desk:
    """Two sessions: the shop's ends in two hours, the other one an hour later."""

    def __init__(self) -> None:
        self.orders = FakeOrders(order(), order(KESTREL, "www.kestrel-arch.example"))
        self.sessions = FakeSessions(order())
        self.sessions.open = (session(SHOP, NOON), session(KESTREL, NOON + HOUR))
        self.commands, self.queries = HandLane(), HandLane()
        self.model = SessionsViewModel(self.sessions, self.orders, Runner(self.commands, self.queries))
        self.queries.drain()
        self.ending: list[object] = []
        self.ended: list[object] = []
        self.failed: list[object] = []
        self.model.ending.connect(self.ending.append)
        self.model.ended.connect(self.ended.append)
        self.model.failed.connect(self.failed.append)

    def pass_time(self, span: timedelta) -> None:
        self.sessions.time += span
        self.model.tick()

    @property
    def card(self) -> SessionCard:
        card = self.model.props.card
        assert card is not None
        return card


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_without_a_session_there_is_no_card(desk: Desk) -> None:
    desk.sessions.open = ()
    desk.model.refresh(frozenset({Topic.SESSIONS}))
    assert desk.model.props.card is None
    assert desk.model.props.sessions == ()


def test_the_session_that_ends_first_is_shown_unless_another_order_is_selected(desk: Desk) -> None:
    assert desk.card.name == "shop.larkspur.example"
    desk.model.set_selected(KESTREL)
    assert desk.card.name == "www.kestrel-arch.example"
    desk.model.set_selected(OrderId("3"))
    assert desk.card.order == SHOP
    assert [card.order for card in desk.model.props.sessions] == [SHOP, KESTREL]


def test_a_live_session_comes_before_an_ended_one(desk: Desk) -> None:
    desk.pass_time(2 * HOUR)
    assert desk.card.order == KESTREL
    desk.model.set_selected(SHOP)
    assert desk.card.phase is SessionPhase.ENDED


@pytest.mark.parametrize(
    ("passed", "phase", "left", "fraction"),
    [
        (timedelta(), SessionPhase.LIVE, 2 * HOUR, 1.0),
        (SECOND, SessionPhase.LIVE, timedelta(hours=1, minutes=59), 1.0),
        (HOUR, SessionPhase.LIVE, HOUR, 0.5),
        (105 * MINUTE - SECOND, SessionPhase.LIVE, 15 * MINUTE, 16 / 120),
        (105 * MINUTE, SessionPhase.ENDING, 15 * MINUTE, 15 / 120),
        (2 * HOUR - SECOND, SessionPhase.ENDING, SECOND, 1 / 120),
        (2 * HOUR, SessionPhase.ENDED, timedelta(), 0.0),
        (9 * HOUR, SessionPhase.ENDED, timedelta(), 0.0),
    ],
)
def test_the_card_follows_the_clock(
    desk: Desk, passed: timedelta, phase: SessionPhase, left: timedelta, fraction: float
) -> None:
    desk.model.set_selected(SHOP)
    desk.pass_time(passed)
    assert (desk.card.phase, desk.card.left, desk.card.fraction) == (phase, left, fraction)


def test_the_end_is_announced_at_fifteen_and_at_five_minutes_once_each(desk: Desk) -> None:
    desk.sessions.open = (session(SHOP, NOON),)
    for _ in range(120 * 2 + 4):
        desk.pass_time(30 * SECOND)
    name = "shop.larkspur.example"
    assert desk.ending == [SessionEnding(SHOP, name, 15), SessionEnding(SHOP, name, 5)]
    assert desk.ended == [SHOP]


def test_an_end_is_announced_by_name_although_that_comes_late(desk: Desk) -> None:
    """Somebody signs in to an order and moves the practice clock before the book has told its name."""
    blog = OrderId("3")
    desk.orders.known[blog] = order(blog, "blog.larkspur.example")
    desk.sessions.open = (session(blog, desk.sessions.time - HOUR),)
    desk.model.refresh(frozenset({Topic.SESSIONS}))
    desk.pass_time(46 * MINUTE)
    assert desk.ending == []
    desk.queries.drain()
    assert desk.ending == [SessionEnding(blog, "blog.larkspur.example", 14)]


def test_a_computer_that_slept_says_only_what_is_true_now(desk: Desk) -> None:
    desk.pass_time(117 * MINUTE + SECOND)
    assert desk.ending == [SessionEnding(SHOP, "shop.larkspur.example", 3)]
    desk.pass_time(9 * HOUR)
    desk.model.tick()
    assert len(desk.ending) == 1
    assert desk.ended == [SHOP, KESTREL]


def test_a_new_session_of_the_same_order_is_announced_anew(desk: Desk) -> None:
    desk.pass_time(106 * MINUTE)
    desk.sessions.open = (session(SHOP, desk.sessions.time),)
    desk.model.refresh(frozenset({Topic.SESSIONS}))
    desk.pass_time(106 * MINUTE)
    assert [event.minutes for event in desk.ending if isinstance(event, SessionEnding)] == [14, 14]


def test_signing_out_is_asked_once_and_is_no_ending(desk: Desk) -> None:
    desk.model.sign_out(SHOP)
    desk.model.sign_out(SHOP)
    assert desk.card.is_leaving
    desk.commands.drain()
    assert desk.sessions.signed_out == [SHOP]
    assert desk.card.order == KESTREL
    desk.pass_time(MINUTE)
    assert desk.ended == []


def test_a_session_that_is_shown_as_over_after_signing_out_is_no_ending_either(desk: Desk) -> None:
    desk.model.sign_out(SHOP)
    desk.sessions.time += 2 * HOUR
    desk.model.refresh(frozenset({Topic.SESSIONS}))
    desk.commands.drain()
    assert desk.ended == []


def test_a_sign_out_that_did_not_work_is_told_and_can_be_tried_again(desk: Desk) -> None:
    error = Unavailable(MessageKey.PORTAL)
    desk.sessions.errors.append(error)
    desk.model.sign_out(SHOP)
    desk.commands.drain()
    assert desk.failed == [error]
    assert not desk.card.is_leaving
    desk.model.sign_out(SHOP)
    desk.commands.drain()
    assert desk.card.order == KESTREL


def test_an_ended_session_can_be_forgotten(desk: Desk) -> None:
    desk.pass_time(2 * HOUR)
    desk.model.forget(SHOP)
    assert [card.order for card in desk.model.props.sessions] == [KESTREL]


def test_a_name_is_asked_once_and_an_unknown_order_shows_its_number(desk: Desk) -> None:
    desk.sessions.open = (*desk.sessions.open, session("404", NOON))
    desk.model.tick()
    desk.model.tick()
    desk.queries.drain()
    assert desk.orders.asked.count(SHOP) == 1
    desk.model.set_selected(OrderId("404"))
    assert desk.card.name == "404"
    assert desk.failed == []
    desk.orders.known[OrderId("404")] = order("404", "new.larkspur.example")
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.queries.drain()
    assert desk.card.name == "new.larkspur.example"


def test_a_broken_book_is_told(desk: Desk) -> None:
    desk.orders.broken = error = Unavailable(MessageKey.DATABASE_BUSY)
    desk.sessions.open = (session("404", NOON),)
    desk.model.tick()
    desk.queries.drain()
    assert desk.failed == [error]


def test_a_second_that_changes_nothing_announces_nothing(desk: Desk) -> None:
    desk.pass_time(10 * SECOND)
    announced: list[object] = []
    desk.model.changed.connect(announced.append)
    desk.pass_time(SECOND)
    assert announced == []


def test_no_token_shows_in_a_repr(desk: Desk) -> None:
    assert "token" not in repr(desk.model.props)
    assert "token-1094582116" not in repr(desk.model._inputs)
