"""Opening the home: what stands in the way is shown, and mending it happens once."""

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.start_up import StartUpViewModel
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")
DAMAGED = Unavailable(MessageKey.DATABASE_DAMAGED, file="desk.sqlite3")


class FakeHome:
    """A home whose file is damaged until it was moved aside."""

    def __init__(self, *, is_damaged: bool) -> None:
        self.is_damaged = is_damaged
        self.moved: list[str] = []

    def open(self) -> None:
        if self.is_damaged:
            raise DAMAGED

    def move_aside(self, file: str) -> None:
        if self.is_damaged:
            self.moved.append(file)
        self.is_damaged = False


class Start:
    def __init__(self, *, is_damaged: bool) -> None:
        self.home = FakeHome(is_damaged=is_damaged)
        self.lane = HandLane()
        self.model = StartUpViewModel(self.home, Runner(self.lane, self.lane))
        self.opened: list[bool] = []
        self.model.opened.connect(lambda: self.opened.append(True))


def test_a_sound_home_opens() -> None:
    start = Start(is_damaged=False)
    start.model.open()
    start.lane.drain()
    assert start.opened == [True]
    assert start.model.props is None


def test_a_double_press_moves_one_file_aside_and_leaves_the_new_one() -> None:
    start = Start(is_damaged=True)
    start.model.open()
    start.lane.drain()
    assert start.model.props is DAMAGED
    start.model.move_aside()
    start.model.move_aside()
    start.lane.drain()
    assert start.home.moved == ["desk.sqlite3"]
    assert start.model.props is None


def test_damage_that_shows_later_can_be_mended_too() -> None:
    start = Start(is_damaged=False)
    start.model.open()
    start.lane.drain()
    start.model.take_problem(DAMAGED)
    start.home.is_damaged = True
    start.model.move_aside()
    start.lane.drain()
    assert start.home.moved == ["desk.sqlite3"]
    assert start.model.props is None
