"""The practice CA's controls: one act at a time, with progress, and failures that are kept on the screen."""

from datetime import timedelta

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice import WorldPlan
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.practice import PracticeViewModel
from tests.fakes_gui.ordering import FakeCounter
from tests.fakes_gui.practice import FakePractice
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")


class Room:
    def __init__(self) -> None:
        self.practice = FakePractice()
        self.counter = FakeCounter()
        self.lane = HandLane()
        self.model = PracticeViewModel(self.practice, self.counter, Runner(self.lane, self.lane))
        self.heard: list[str] = []
        self.model.opened.connect(lambda: self.heard.append("opened"))
        self.model.moved_on.connect(lambda: self.heard.append("moved on"))
        self.model.started_over.connect(lambda: self.heard.append("started over"))


def full_disk() -> None:
    raise Unavailable(MessageKey.DISK_FULL)


def test_nothing_is_claimed_before_the_practice_ca_answered() -> None:
    room = Room()
    known = [room.model.props.is_known]
    room.model.load()
    room.lane.drain()
    known.append(room.model.props.is_known)
    assert known == [False, True]
    assert not room.model.props.is_set_up


def test_opening_the_portfolio_shows_progress_and_then_the_world() -> None:
    room = Room()
    shown: list[float | None] = []
    room.model.changed.connect(lambda props: shown.append(props.fraction))
    room.model.open_portfolio()
    assert room.model.props.is_busy
    room.lane.drain()
    assert 0.5 in shown
    assert room.heard == ["opened"]
    assert room.model.props.is_set_up
    assert not room.model.props.is_busy


def test_a_new_world_is_published_before_its_certificates_are_signed() -> None:
    room = Room()
    served: list[int] = []
    room.practice.trouble = lambda: served.append(room.counter.served)
    room.model.open_portfolio()
    room.lane.drain()
    assert served == [1]


def test_without_a_port_the_portfolio_opens_all_the_same() -> None:
    room = Room()
    room.counter.trouble = Unavailable(MessageKey.PORT_TAKEN, port=0)
    room.model.open_portfolio()
    room.lane.drain()
    assert room.heard == ["opened"]


def test_a_second_click_while_it_is_filled_does_nothing() -> None:
    room = Room()
    room.model.open_portfolio()
    room.model.open_portfolio()
    room.model.advance(timedelta(hours=1))
    room.lane.drain()
    assert room.practice.acts == [WorldPlan()]


def test_stopping_leaves_no_world_and_no_message() -> None:
    room = Room()
    room.model.open_portfolio()
    room.model.stop()
    room.lane.drain()
    assert room.heard == []
    assert not room.model.props.is_busy
    assert room.model.props.error is None


@pytest.mark.parametrize("act", ["open", "advance", "start over"])
def test_a_failure_stays_on_the_screen_and_the_act_can_be_tried_again(act: str) -> None:
    room = Room()
    room.practice.trouble = full_disk
    acts = {
        "open": room.model.open_portfolio,
        "advance": lambda: room.model.advance(timedelta(hours=1)),
        "start over": room.model.start_over,
    }
    acts[act]()
    room.lane.drain()
    assert room.heard == []
    assert room.model.props.error is not None
    room.practice.trouble = lambda: None
    acts[act]()
    room.lane.drain()
    assert len(room.heard) == 1
    assert room.model.props.error is None


def test_new_mail_is_counted_when_it_is_announced() -> None:
    room = Room()
    room.practice.mail.deliver("web@larkspur.example", "Hello", "Hello", room.practice.state().now)
    room.model.refresh(frozenset({Topic.SESSIONS}))
    assert room.lane.waiting == 0
    room.model.refresh(frozenset({Topic.MAIL}))
    room.lane.drain()
    assert room.model.props.unread == 1


def test_requests_are_counted_when_one_is_announced() -> None:
    room = Room()
    room.practice.waiting = 2
    room.model.refresh(frozenset({Topic.REQUESTS}))
    room.lane.drain()
    assert room.model.props.waiting == 2


def test_the_practice_ca_is_taken_offline_and_the_state_is_asked_for_again() -> None:
    room = Room()
    shown = [room.model.props.is_online]
    room.practice.is_online = False
    room.model.set_online(is_online=False)
    room.model.set_online(is_online=True)
    room.lane.drain()
    assert room.counter.reach == [False]
    shown.append(room.model.props.is_online)
    assert shown == [True, False]
    assert not room.model.props.is_busy


def test_a_failure_to_take_it_offline_is_told() -> None:
    room = Room()
    room.counter.trouble = Unavailable(MessageKey.DISK_FULL)
    room.model.set_online(is_online=False)
    room.lane.drain()
    assert room.model.props.error is room.counter.trouble
    assert not room.model.props.is_busy
