"""Who looks after the certificates from now on: what is lost, the answers there are, and that one is kept at once."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import DECISIONS, Decision, Situation, Step, gone_on
from certdesk.viewmodels.migration.clients.decide import DecideViewModel
from certdesk.views.migration.clients.decide import DecidePage
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.decide_window import PageWindow

SECOND = timedelta(seconds=1)
GIVEN, MAKER = Situation.GIVEN, Situation.MAKER

Window = PageWindow[DecidePage]


def model_of(moving: MovingDesk) -> DecideViewModel:
    return DecideViewModel(moving.open)


def shown(qtbot: QtBot, world: FakeWorld, situation: Situation) -> Window:
    moving = MovingDesk(world, situation, Step.DECIDE)
    return PageWindow(qtbot, moving, DecidePage(model_of(moving)))


def name_of(decision: Decision) -> str:
    return f"migration_decide_{decision.name.lower()}"


def decision(window: Window) -> Decision | None:
    return window.moving.migration.decision


@pytest.fixture
def given(appearance: object, qtbot: QtBot, world: FakeWorld) -> Window:
    return shown(qtbot, world, GIVEN)


@pytest.fixture
def maker(appearance: object, qtbot: QtBot, world: FakeWorld) -> Window:
    return shown(qtbot, world, MAKER)


# Each option that [S3] has for the two, and what says it.
OPTIONS = [
    (GIVEN, "migration_decide_loss", "You will lose management access"),
    (GIVEN, name_of(Decision.WEBMASTER_GOES_ON), "without your involvement"),
    (GIVEN, name_of(Decision.NEED_HELP), "contact Customer Service and discuss additional options"),
    (GIVEN, name_of(Decision.MYSELF), "customer account of your own"),
    (MAKER, "migration_decide_loss", "Your webmaster will no longer have access"),
    (MAKER, name_of(Decision.DELEGATE), "Advised"),
    (MAKER, name_of(Decision.MYSELF), "by signing in to your customer account"),
    (MAKER, name_of(Decision.SHARE), "user name and password. The provider never recommends that"),
    (MAKER, name_of(Decision.NEED_HELP), "Customer Support, which answers day and night"),
]


@pytest.mark.parametrize(("situation", "name", "said"), OPTIONS)
def test_each_option_stands_where_its_reader_needs_it(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, name: str, said: str
) -> None:
    assert said in shown(qtbot, world, situation).text(name)


@pytest.mark.parametrize("situation", [GIVEN, MAKER])
def test_the_answers_are_those_of_the_situation_and_each_says_who_has_access(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation
) -> None:
    window = shown(qtbot, world, situation)
    cards = [each for each in window.page.findChildren(QRadioButton) if each.isVisible()]
    assert [card.objectName() for card in cards] == [name_of(each) for each in DECISIONS[situation]]
    assert not any(card.isChecked() for card in cards), "nothing is decided for anybody"
    assert all("Access: " in window.text(card.objectName()) for card in cards)


def test_the_day_of_the_removal_is_told_where_it_is_known(given: Window) -> None:
    assert "2027" not in given.text("migration_decide_loss")
    given.moving.open.take(given.moving.keep(given.moving.migration, removal=date(2027, 3, 1)))
    assert "on 1 Mar 2027" in given.text("migration_decide_loss")


def test_an_answer_is_kept_at_once_and_there_after_a_restart(maker: Window, world: FakeWorld) -> None:
    maker.press(name_of(Decision.MYSELF))
    kept = world.desk_again().migrations.load(maker.moving.migration.id).migration
    assert (kept.decision, kept.step) == (Decision.MYSELF, Step.DECIDE)
    assert maker.text("migration_decide_next") == "Next: your steps"


def test_an_answer_that_is_kept_is_shown_when_the_page_comes_back(
    appearance: object, qtbot: QtBot, world: FakeWorld
) -> None:
    moving = MovingDesk(world, GIVEN, Step.DECIDE)
    moving.open.take(moving.keep(moving.migration, decision=Decision.NEED_HELP))
    window = PageWindow(qtbot, moving, DecidePage(model_of(moving)))
    assert window.find(QRadioButton, name_of(Decision.NEED_HELP)).isChecked()
    window.page.focus_first()
    assert window.focused == name_of(Decision.NEED_HELP)


def test_the_arrow_keys_choose(given: Window) -> None:
    given.page.focus_first()
    assert given.focused == name_of(Decision.WEBMASTER_GOES_ON)
    given.key(Qt.Key.Key_Space)
    assert decision(given) is Decision.WEBMASTER_GOES_ON
    given.key(Qt.Key.Key_Down)
    assert decision(given) is Decision.MYSELF


def test_tab_goes_from_the_answer_to_what_it_leads_to(maker: Window) -> None:
    maker.press(name_of(Decision.DELEGATE))
    maker.page.focus_first()
    assert maker.stops(3) == [name_of(Decision.DELEGATE), "migration_decide_about_delegate", ""], "then the foot"


def test_sharing_is_warned_of_in_full_strength_with_the_safe_way_beside_it(maker: Window) -> None:
    assert not maker.has("migration_decide_share_warning")
    maker.press(name_of(Decision.SHARE))
    warning = maker.text("migration_decide_share_warning")
    assert "Sharing a sign-in is not advised" in warning
    assert "does not endorse" in warning
    assert "never recommends" in warning
    assert "do not write it down" in warning
    maker.press("migration_decide_instead")
    assert decision(maker) is Decision.DELEGATE
    assert maker.focused == name_of(Decision.DELEGATE)
    assert not maker.has("migration_decide_share_warning")


def test_delegate_access_is_explained_before_it_is_chosen_for_good(maker: Window) -> None:
    maker.press(name_of(Decision.DELEGATE))
    for _again in range(2):
        maker.press("migration_decide_about_delegate")
        assert maker.has("migration_delegate_sheet")
        assert "Products & Domains" in maker.text("migration_delegate_level_1")
        maker.press("migration_delegate_close")
        assert not maker.has("migration_delegate_sheet")
        assert maker.focused == "migration_decide_about_delegate"


def test_another_situation_has_other_answers(maker: Window) -> None:
    maker.press(name_of(Decision.SHARE))
    moving = maker.moving
    moving.open.take(moving.keep(moving.migration, situation=GIVEN))
    assert not maker.has(name_of(Decision.SHARE))
    assert "You will lose" in maker.text("migration_decide_loss")
    assert maker.text("migration_decide_next") == "Not decided yet"


def test_of_two_answers_in_quick_succession_the_later_one_holds(world: FakeWorld, qapp: object) -> None:
    moving = MovingDesk(world, MAKER, Step.DECIDE)
    model = model_of(moving)
    model.choose(Decision.SHARE)
    model.choose(Decision.DELEGATE)
    seen: list[Decision] = []
    moving.open.changed.connect(lambda view: seen.append(view.migration.decision))
    world.clock.forward(SECOND)
    moving.settle()
    assert set(seen) == {Decision.DELEGATE}
    assert moving.desk.migrations.load(moving.migration.id).migration.decision is Decision.DELEGATE


def test_who_goes_on_before_an_answer_is_kept_stays_on_the_next_page(world: FakeWorld, qapp: object) -> None:
    moving = MovingDesk(world, GIVEN, Step.DECIDE)
    model = model_of(moving)
    model.choose(Decision.MYSELF)
    moving.open.answer(gone_on, lambda _outcome: None)
    assert moving.migration.step is Step.HAND_OVER, "the answer counts before it is kept"
    steps: list[Step] = []
    moving.open.changed.connect(lambda view: steps.append(view.migration.step))
    world.clock.forward(SECOND)
    moving.settle()
    assert set(steps) == {Step.HAND_OVER}


def test_an_answer_that_could_not_be_kept_is_not_shown_as_chosen(given: Window) -> None:
    given.moving.desk.migrations.remove(given.moving.migration.id)
    given.press(name_of(Decision.MYSELF))
    assert decision(given) is None
    assert not given.find(QRadioButton, name_of(Decision.MYSELF)).isChecked()
    assert "This migration is not here any more" in given.text("migration_decide_problem")


def test_what_went_wrong_with_one_migration_is_not_told_of_another(world: FakeWorld, qapp: object) -> None:
    moving = MovingDesk(world, GIVEN, Step.DECIDE)
    model = model_of(moving)
    moving.desk.migrations.remove(moving.migration.id)
    moving.done(lambda: model.choose(Decision.MYSELF))
    assert model.props.problem is not None
    assert model.props.problem.key is MessageKey.MIGRATION_GONE
    moving.open.show(moving.desk.migrations.begin("Another"))
    assert model.props.problem is None


def test_an_answer_that_is_not_offered_changes_nothing(world: FakeWorld, qapp: object) -> None:
    moving = MovingDesk(world, GIVEN, Step.DECIDE)
    model = model_of(moving)
    model.choose(Decision.SHARE)
    assert not moving.commands.waiting
