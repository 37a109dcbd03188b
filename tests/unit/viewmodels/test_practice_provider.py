"""The practice provider's side: the ISO account goes on a day that is set, and comes back."""

from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.holdings import HoldingId
from certdesk.domain.iso import IsoAccount
from certdesk.domain.messages import MessageKey
from certdesk.domain.notices import Finding, Witness
from certdesk.simulator.iso.sample import BOOKS, CLINIC, OLD_SCHOOL
from certdesk.viewmodels.practice_provider import MOST_NUMBERS, KnownNumber, PracticeProviderViewModel, known_numbers
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.samples import DAY


class Screen:
    """The view-model, opened, over a world whose clock is moved by hand."""

    def __init__(self, moving: MovingDesk) -> None:
        self.moving, self.clock = moving, moving.world.clock
        desk = moving.desk
        self.model = PracticeProviderViewModel(desk.account_search, desk.sessions, moving.open, moving.runner)
        self.failures: list[Exception] = []
        self.model.failed.connect(self.failures.append)
        moving.done(self.model.open)

    @property
    def shown(self) -> int:
        assert self.model.props.account is not None
        return self.model.props.account.shown

    def pass_by(self, days: int) -> None:
        self.clock.forward(days * DAY)
        self.moving.done(lambda: self.model.refresh(frozenset({Topic.CLOCK})))


@pytest.fixture
def moving(tmp_path: Path) -> MovingDesk:
    return MovingDesk(FakeWorld(tmp_path))


@pytest.fixture
def screen(moving: MovingDesk) -> Screen:
    return Screen(moving)


def test_it_says_how_the_account_stands(screen: Screen) -> None:
    account = screen.model.props.account
    assert account is not None
    assert (account.username, screen.shown) == ("okaforweb", 18)
    assert (screen.model.props.removal, screen.model.props.days_left) == (None, None)


def test_the_account_goes_when_its_day_has_come_and_is_brought_back(screen: Screen) -> None:
    screen.moving.done(lambda: screen.model.remove_in(30))
    assert screen.model.props.removal == screen.clock.now().date() + timedelta(days=30)
    assert (screen.model.props.days_left, screen.model.props.is_removed, screen.shown) == (30, False, 18)
    screen.pass_by(29)
    assert (screen.model.props.days_left, screen.shown) == (1, 18)
    screen.pass_by(1)
    assert (screen.model.props.days_left, screen.model.props.is_removed, screen.shown) == (0, True, 0)
    screen.moving.done(screen.model.keep_account)
    assert screen.model.props.account == IsoAccount("okaforweb", None, is_removed=False, shown=18)


def test_today_means_at_once(screen: Screen) -> None:
    screen.moving.done(lambda: screen.model.set_removal(screen.clock.now().date()))
    assert screen.model.props.is_removed


def test_a_day_that_is_over_is_refused_until_another_is_chosen(screen: Screen) -> None:
    screen.model.set_removal(screen.clock.now().date() - timedelta(days=1))
    assert screen.model.props.is_day_over
    assert screen.moving.commands.waiting == 0
    screen.model.note_day_typed()
    assert not screen.model.props.is_day_over


def test_whether_a_day_is_over_is_asked_of_the_clock_as_it_is_then(screen: Screen) -> None:
    chosen = screen.model.props.today
    screen.clock.forward(DAY)
    screen.model.set_removal(chosen)
    assert screen.model.props.is_day_over
    assert screen.model.props.today == chosen + timedelta(days=1)


def test_one_change_at_a_time_and_the_sheet_stays_meanwhile(screen: Screen) -> None:
    screen.model.remove_in(30)
    screen.model.remove_in(90)
    screen.model.close()
    assert (screen.model.props.is_open, screen.model.props.is_setting) == (True, True)
    screen.moving.settle()
    assert screen.model.props.days_left == 30


def test_a_provider_that_does_not_answer_is_said_and_asked_again(screen: Screen) -> None:
    counter = screen.moving.desk.counter
    counter.set_online(False)
    screen.moving.done(lambda: screen.model.remove_in(30))
    problem = screen.model.props.problem
    assert problem is not None
    assert (problem.key, screen.model.props.is_setting) == (MessageKey.ISO_SILENT, False)
    counter.set_online(True)
    screen.moving.done(screen.model.load)
    assert (screen.model.props.problem, screen.model.props.removal) == (None, None)


def test_what_an_owner_sees_stays_when_the_iso_account_is_gone(screen: Screen) -> None:
    screen.moving.done(lambda: screen.model.look_into(f" {BOOKS.number} "))
    before = screen.model.props.looked
    assert before is not None
    assert (before.holder, before.is_closed, len(before.certificates)) == ("Holloway Books", False, 2)
    screen.moving.done(lambda: screen.model.remove_in(0))
    screen.moving.done(lambda: screen.model.look_into(BOOKS.number))
    assert screen.model.props.looked == before


def test_a_closed_account_shows_nothing(screen: Screen) -> None:
    screen.moving.done(lambda: screen.model.look_into(OLD_SCHOOL.number))
    assert screen.model.props.looked is not None
    assert (screen.model.props.looked.is_closed, screen.model.props.looked.certificates) == (True, ())


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("", FieldError, MessageKey.ASSISTANCE_EMPTY),
        ("okaforweb", FieldError, MessageKey.NUMBER_FORM),
        ("12345678901", FieldError, MessageKey.NUMBER_FORM),
        ("31884270", NotFound, MessageKey.ASSISTANCE_NOTHING),
    ],
)
def test_why_no_account_is_shown_is_said_and_the_last_one_goes(
    screen: Screen, typed: str, kind: type[Exception], key: MessageKey
) -> None:
    screen.moving.done(lambda: screen.model.look_into(BOOKS.number))
    screen.moving.done(lambda: screen.model.look_into(typed))
    wrong = screen.model.props.wrong
    assert isinstance(wrong, kind)
    assert wrong is not None
    assert wrong.key is key
    assert screen.model.props.looked is None
    screen.model.note_number_typed()
    assert screen.model.props.wrong is None


def test_only_the_account_that_was_looked_for_last_is_shown(screen: Screen) -> None:
    screen.model.look_into(BOOKS.number)
    screen.model.look_into(CLINIC.number)
    screen.moving.queries.crank_last()
    screen.moving.settle()
    assert screen.model.props.looked is not None
    assert screen.model.props.looked.number == CLINIC.number


def test_an_answer_after_the_sheet_was_closed_shows_nothing(screen: Screen) -> None:
    screen.model.look_into(BOOKS.number)
    screen.model.load()
    screen.model.close()
    screen.moving.settle()
    assert (screen.model.props.is_open, screen.model.props.looked, screen.model.props.account) == (False, None, None)


def test_a_closed_sheet_asks_nobody(screen: Screen) -> None:
    screen.model.close()
    screen.model.refresh(frozenset(Topic))
    assert screen.moving.queries.waiting == 0


def test_the_numbers_of_the_open_migration_can_be_chosen(moving: MovingDesk) -> None:
    moving.typed("a.example", "b.example", client="Zephyr")
    moving.typed("c.example", client="Alder")
    moving.typed("d.example")
    numbers = {"a.example": "00734126", "b.example": "00734126", "c.example": "5", "d.example": "4"}
    for line in moving.view.lines:
        finding = Finding(numbers[line.holding.common_name], Witness.TYPED)
        moving.desk.account_search.take_number(moving.migration.id, [line.holding.id], finding)
    moving.reload()
    known = (KnownNumber("4", ""), KnownNumber("5", "Alder"), KnownNumber("00734126", "Zephyr"))
    assert Screen(moving).model.props.numbers == known


def test_of_many_numbers_the_first_are_offered(moving: MovingDesk) -> None:
    moving.typed(*(f"n{number}.example" for number in range(MOST_NUMBERS + 5)))
    for number, line in enumerate(moving.view.lines):
        _know(moving, line.holding.id, str(number))
    assert len(known_numbers(moving.reload().lines)) == MOST_NUMBERS


def _know(moving: MovingDesk, holding: HoldingId, number: str) -> None:
    moving.desk.account_search.take_number(moving.migration.id, [holding], Finding(number, Witness.TYPED))
