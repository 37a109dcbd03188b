"""Signing in to one's own customer accounts one by one: what is listed, what is ticked, and what is left."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Situation, Step
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.paper_text import paper_text
from certdesk.viewmodels.migration.papers.one import PaperOut
from certdesk.viewmodels.migration.sign_in.model import SignInViewModel
from certdesk.views.migration.sign_in.page import SignInPage
from certdesk.views.wording.migration import sign_in as words
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.decide_window import PageWindow

SECOND = timedelta(seconds=1)
FLOWERS, SURVEYS = "31884207", "00734126"


class SignIn(PageWindow[SignInPage]):
    def __init__(self, qtbot: QtBot, moving: MovingDesk) -> None:
        self.model = model_of(moving)
        super().__init__(qtbot, moving, SignInPage(self.model, PaperOut(moving.runner)))
        self.assisted: list[str] = []
        self.finding: list[HoldingId | None] = []
        self.page.assistance_wanted.connect(self.assisted.append)
        self.page.find_wanted.connect(self.finding.append)

    @property
    def accounts(self) -> list[str]:
        return [each.number for each in self.model.props.accounts]

    @property
    def ticked(self) -> list[str]:
        boxes = [each for each in self.page.findChildren(QCheckBox) if each.isVisible() and each.isChecked()]
        return [each.objectName().removeprefix("migration_tick_") for each in boxes]


def model_of(moving: MovingDesk) -> SignInViewModel:
    return SignInViewModel(moving.desk.handing_over, moving.desk.sessions, moving.open)


def desk_with(world: FakeWorld, **numbers: str) -> MovingDesk:
    """A migration with a certificate for each name, in the customer account that stands for it."""
    moving = MovingDesk(world, Situation.OWN, Step.SIGN_IN)
    for name, number in numbers.items():
        domain = f"{name}.larkspur.example"
        moving.typed(domain)
        line = next(each for each in moving.view.lines if each.holding.common_name == domain)
        if number:
            said = Finding(number, Witness.TYPED)
            moving.open.take(moving.desk.account_search.take_number(moving.migration.id, [line.holding.id], said))
    return moving


@pytest.fixture
def page(appearance: object, qtbot: QtBot, world: FakeWorld) -> SignIn:
    return SignIn(qtbot, desk_with(world, shop=FLOWERS, club=FLOWERS, forms=SURVEYS, old=""))


# Each tip that [S3] has for individuals, and what gives it.
OPTIONS = [
    ("migration_tip_notices", "Locate those in your e-mail"),
    ("migration_tip_assistance", "“Retrieving your Customer Number or Resetting Your Password”"),
    ("migration_tip_support", "Helps with any difficulty, 24 hours a day, 7 days a week"),
    (f"migration_account_{FLOWERS}", f"Sign in as {FLOWERS}"),
]


@pytest.mark.parametrize(("name", "said"), OPTIONS)
def test_each_tip_stands_where_its_reader_needs_it(page: SignIn, name: str, said: str) -> None:
    assert said in page.text(name)


def test_an_account_shows_what_is_in_it_and_its_leading_zeros(page: SignIn) -> None:
    assert sorted(page.accounts) == [SURVEYS, FLOWERS]
    text = page.text(f"migration_account_{FLOWERS}")
    assert "shop.larkspur.example" in text
    assert "club.larkspur.example" in text
    assert "forms" not in text
    assert f"Sign in as {SURVEYS}" in page.text(f"migration_account_{SURVEYS}")


def test_those_that_end_first_come_first(world: FakeWorld, qapp: object) -> None:
    moving = MovingDesk(world, Situation.OWN, Step.SIGN_IN)
    moving.iso_account()
    lines = sorted(moving.view.lines, key=lambda each: each.holding.ends_at or moving.desk.sessions.now())
    for number, line in zip(("3", "2", "1"), lines, strict=False):
        said = Finding(number, Witness.TYPED)
        moving.open.take(moving.desk.account_search.take_number(moving.migration.id, [line.holding.id], said))
    props = model_of(moving).props
    assert [each.number for each in props.accounts] == ["3", "2", "1"]
    assert len(props.homeless) == 15
    assert list(props.homeless) == sorted(
        props.homeless, key=lambda each: each.held.ends_at or moving.desk.sessions.now()
    )


def test_a_tick_is_kept_at_once_and_there_after_a_restart(page: SignIn, world: FakeWorld) -> None:
    assert page.text("migration_sign_in_count") == "0 of 2 customer accounts signed in to"
    page.press(f"migration_tick_{SURVEYS}")
    assert page.text("migration_sign_in_count") == "1 of 2 customer accounts signed in to"
    kept = world.desk_again().migrations.load(page.moving.migration.id)
    assert kept.signed_in == {SURVEYS}
    page.press(f"migration_tick_{SURVEYS}")
    assert not world.desk_again().migrations.load(page.moving.migration.id).signed_in


def test_the_keyboard_ticks_and_stays_where_it_is(page: SignIn) -> None:
    page.page.focus_first()
    first = page.focused
    page.key(Qt.Key.Key_Space)
    assert page.focused == first
    assert page.ticked == [first.removeprefix("migration_tick_")]
    page.page.focus_first()
    assert page.focused != first, "the next one that is not done"


def test_tab_goes_through_the_accounts_from_top_to_bottom_and_then_to_who_helps(page: SignIn) -> None:
    page.find(QCheckBox, f"migration_tick_{page.accounts[0]}").setFocus()
    first, second = page.accounts
    expected = [f"migration_tick_{first}", f"migration_reset_{first}"]
    expected += [f"migration_{stop}_{second}" for stop in ("copy", "tick", "reset")]
    expected += ["migration_homeless_find", "migration_sign_in_assistance", "migration_sign_in_support"]
    assert page.stops(len(expected)) == expected


def test_accounts_stay_in_their_order_when_they_are_ticked(page: SignIn) -> None:
    before = page.accounts
    page.press(f"migration_tick_{before[0]}")
    assert page.accounts == before


def test_ticks_in_quick_succession_do_not_undo_one_another(world: FakeWorld, qapp: object) -> None:
    moving = desk_with(world, shop=FLOWERS, forms=SURVEYS)
    model = model_of(moving)
    model.tick(FLOWERS, is_ticked=True)
    model.tick(SURVEYS, is_ticked=True)
    seen: list[int] = []
    model.changed.connect(lambda props: seen.append(props.signed_in))
    world.clock.forward(SECOND)
    moving.settle()
    assert set(seen) <= {2}
    assert model.props.signed_in == 2
    assert moving.desk.migrations.load(moving.migration.id).signed_in == {FLOWERS, SURVEYS}


def test_a_tick_that_could_not_be_kept_goes_and_says_why(page: SignIn) -> None:
    page.moving.desk.migrations.remove(page.moving.migration.id)
    page.press(f"migration_tick_{SURVEYS}")
    assert page.ticked == []
    assert "This migration is not here any more" in page.text("migration_sign_in_problem")


def test_what_has_no_account_stands_at_the_end_with_the_way_back(page: SignIn) -> None:
    assert page.text("migration_homeless_title") == "1 certificate without a customer account"
    assert "old.larkspur.example" in page.text("migration_homeless")
    assert "Not found yet" in page.text("migration_homeless")
    page.press("migration_homeless_find")
    (line,) = (each for each in page.moving.view.lines if not each.moved.number)
    assert page.finding == [line.holding.id]


def test_answers_that_disagree_are_no_account(page: SignIn) -> None:
    moving = page.moving
    line = next(each for each in moving.view.lines if each.holding.common_name.startswith("forms"))
    said = Finding(FLOWERS, Witness.CLIENT)
    moving.open.take(moving.desk.account_search.take_number(moving.migration.id, [line.holding.id], said))
    page.settle()
    assert page.accounts == [FLOWERS]
    assert "Two answers: choose one" in page.text("migration_homeless")


def test_all_ticked_is_not_done_while_something_has_no_account(page: SignIn) -> None:
    assert not page.has("migration_sign_in_outcome")
    for number in page.accounts:
        page.press(f"migration_tick_{number}")
    outcome = page.text("migration_sign_in_outcome")
    assert "You have signed in to each account that is known" in outcome
    assert "1 certificate still without a customer account" in outcome


def test_it_is_done_when_nothing_depends_on_the_iso_account(appearance: object, qtbot: QtBot, world: FakeWorld) -> None:
    page = SignIn(qtbot, desk_with(world, shop=FLOWERS))
    page.press(f"migration_tick_{FLOWERS}")
    assert "Done. Nothing depends on the ISO account any more." in page.text("migration_sign_in_outcome")
    assert not page.has("migration_homeless")


def test_without_certificates_it_leads_back_to_where_they_are_added(
    appearance: object, qtbot: QtBot, world: FakeWorld
) -> None:
    page = SignIn(qtbot, MovingDesk(world, Situation.OWN, Step.SIGN_IN))
    assert "Add certificates first" in page.text("migration_sign_in_outcome")
    page.page.focus_first()
    assert page.focused == "migration_sign_in_find"
    page.press("migration_sign_in_find")
    assert page.finding == [None]


def test_where_no_account_is_found_yet_nothing_is_counted(appearance: object, qtbot: QtBot, world: FakeWorld) -> None:
    page = SignIn(qtbot, desk_with(world, shop="", club=""))
    assert "No account found yet" in page.text("migration_sign_in_outcome")
    assert not page.has("migration_sign_in_count")
    assert not page.has("migration_accounts_more")
    page.page.focus_first()
    assert page.focused == "migration_homeless_find"


def test_account_assistance_is_one_press_away_for_a_number_and_for_a_password(page: SignIn) -> None:
    page.press(f"migration_reset_{SURVEYS}")
    page.press("migration_sign_in_assistance")
    assert page.assisted == [SURVEYS, ""]


def test_customer_support_is_asked_about_what_is_still_missing(page: SignIn) -> None:
    page.press("migration_sign_in_support")
    assert "old.larkspur.example" in page.text("migration_support_question")
    page.press("migration_support_close")
    assert page.focused == "migration_sign_in_support"


def test_a_number_is_copied_by_pressing_it(page: SignIn) -> None:
    said: list[str] = []
    page.page.said.connect(said.append)
    page.press(f"migration_copy_{SURVEYS}")
    assert QGuiApplication.clipboard().text() == SURVEYS
    assert said == [f"Copied {SURVEYS}"]
    QGuiApplication.clipboard().clear()


def test_the_checklist_has_every_account_and_what_has_none(page: SignIn) -> None:
    page.press(f"migration_tick_{SURVEYS}")
    text = " ".join(paper_text(words.checklist(page.model.props)).split())
    for said in (FLOWERS, SURVEYS, "shop.larkspur.example", "Signed in: Yes", "old.larkspur.example: Not found yet"):
        assert said in text
    assert "1 of 2 customer accounts signed in to" in text
    assert text.count("Signed in: Yes") == 1
    page.press("migration_sign_in_checklist")
    assert page.has("migration_paper_sheet")


def test_many_accounts_are_shown_part_by_part(appearance: object, qtbot: QtBot, world: FakeWorld) -> None:
    page = SignIn(qtbot, desk_with(world, **{f"n{number}": str(1000 + number) for number in range(30)}))
    assert page.has("migration_account_1024")
    assert not page.has("migration_account_1025")
    assert page.text("migration_accounts_more") == "Show 5 more"
    page.press("migration_accounts_more")
    assert page.has("migration_account_1029")
    assert page.focused == "migration_tick_1025"
    assert not page.has("migration_accounts_more")
