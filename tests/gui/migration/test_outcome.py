"""What follows from a decision: the letter, the steps, who helps, and when it is over."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.correspondents import Signatory, Webmaster
from certdesk.domain.migration import DECISIONS, Decision, Situation, Step
from certdesk.domain.paper_text import paper_text
from certdesk.domain.papers import Paper
from certdesk.viewmodels.migration.clients.decide import DecideViewModel
from certdesk.viewmodels.migration.clients.outcome import OutcomeViewModel
from certdesk.viewmodels.migration.opened import Changed
from certdesk.viewmodels.migration.papers.one import PaperOut
from certdesk.views.kit.paper_view import PaperView
from certdesk.views.migration.clients.outcome import OutcomePage
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import outcomes
from certdesk.views.wording.migration.outcome_paper import steps_paper
from certdesk.views.wording.migration.webmaster_letters import letter
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.gui.mail_program import MailProgram
from tests.gui.migration.decide_window import PageWindow, plain

GIVEN, MAKER = Situation.GIVEN, Situation.MAKER
WAYS = [(situation, decision) for situation, decisions in DECISIONS.items() for decision in decisions]
HOSTILE = "Ama\u202eGNP\nBcc: x@evil.example <img src=x>"


class Outcome(PageWindow[OutcomePage]):
    def __init__(self, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision) -> None:
        moving = MovingDesk(world, situation, Step.HAND_OVER)
        moving.open.take(moving.keep(moving.migration, decision=decision))
        desk = moving.desk
        decide = DecideViewModel(moving.open)
        self.model = OutcomeViewModel(desk.holdings, desk.sessions, moving.open, moving.runner)
        super().__init__(qtbot, moving, OutcomePage(self.model, decide, PaperOut(moving.runner)))
        self.assisted: list[str] = []
        self.page.assistance_wanted.connect(self.assisted.append)

    @property
    def letter(self) -> str:
        paper = self.find(PaperView, "migration_letter_view").paper
        assert paper is not None
        return flat(paper)


def flat(paper: Paper | None) -> str:
    assert paper is not None
    return " ".join(plain(paper_text(paper)).split())


# Each option of [S3] that is carried out here, and which part carries it.
OPTIONS = [
    (GIVEN, Decision.WEBMASTER_GOES_ON, "migration_outcome_headline_text", "without your involvement"),
    (GIVEN, Decision.NEED_HELP, "migration_outcome_headline_title", "Contact Customer Service"),
    (GIVEN, Decision.NEED_HELP, "migration_outcome_headline_text", "additional options"),
    (GIVEN, Decision.NEED_HELP, "migration_support", "24 hours a day, 7 days a week"),
    (GIVEN, Decision.MYSELF, "migration_own", "customer account of your own"),
    (MAKER, Decision.MYSELF, "migration_own", "Sign in to your customer account"),
    (MAKER, Decision.MYSELF, "migration_own", "“Retrieving your Customer Number or Resetting Your Password”"),
    (MAKER, Decision.MYSELF, "migration_own", "help center, or ask the technical support: 24 hours a day, 7 days"),
    (MAKER, Decision.SHARE, "migration_outcome_headline_text", "does not endorse this option, and never recommends"),
    (MAKER, Decision.SHARE, "migration_share_risks", "through your own account: that is all it gains"),
    (MAKER, Decision.SHARE, "migration_share_instead", "Delegate access"),
    (MAKER, Decision.DELEGATE, "migration_delegate", "Account Settings › Delegate Access › Invite to Access"),
    (MAKER, Decision.DELEGATE, "migration_delegate_check", "Check that your provider offers it"),
    (MAKER, Decision.NEED_HELP, "migration_support", "help center"),
]


@pytest.mark.parametrize(("situation", "decision", "name", "said"), OPTIONS)
def test_each_option_is_carried_out_where_its_reader_needs_it(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision, name: str, said: str
) -> None:
    assert said in Outcome(qtbot, world, situation, decision).text(name)


@pytest.mark.parametrize(("situation", "decision"), WAYS)
def test_each_way_ends_with_when_it_is_over_and_shows_no_other_way_s_part(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision
) -> None:
    page = Outcome(qtbot, world, situation, decision)
    assert page.text("migration_outcome_done")
    parts = {
        "migration_delegate": Decision.DELEGATE,
        "migration_own": Decision.MYSELF,
        "migration_share": Decision.SHARE,
        "migration_support": Decision.NEED_HELP,
    }
    assert {name for name in parts if page.has(name)} == {name for name, each in parts.items() if each is decision}
    has_letter = decision not in {Decision.SHARE, Decision.NEED_HELP}
    assert page.has("migration_letter_view") is has_letter
    assert (letter(page.model.props) is not None) is has_letter


@pytest.mark.parametrize(("situation", "decision"), WAYS)
def test_no_password_is_asked_for_anywhere(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision
) -> None:
    page = Outcome(qtbot, world, situation, decision)
    for edit in page.page.findChildren(QLineEdit):
        assert edit.echoMode() is QLineEdit.EchoMode.Normal
        assert "password" not in edit.accessibleName().lower()
        assert "user name" not in edit.accessibleName().lower()


@pytest.mark.parametrize(
    ("situation", "decision", "said"),
    [
        (GIVEN, Decision.WEBMASTER_GOES_ON, "Please go on managing my certificates from now on"),
        (GIVEN, Decision.MYSELF, "If any of them is in an account of yours, tell me which"),
        (MAKER, Decision.DELEGATE, "I am inviting you to my customer account with delegate access"),
        (MAKER, Decision.MYSELF, "you will no longer have access"),
    ],
)
def test_the_letter_says_what_was_decided_and_when_the_account_goes(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision, said: str
) -> None:
    page = Outcome(qtbot, world, situation, decision)
    assert said in page.letter
    assert "2027" not in page.letter
    page.moving.open.take(page.moving.keep(page.moving.migration, removal=date(2027, 3, 1)))
    assert "this one on 1 March 2027" in page.letter


@pytest.fixture
def asked(appearance: object, qtbot: QtBot, world: FakeWorld) -> Outcome:
    return Outcome(qtbot, world, GIVEN, Decision.WEBMASTER_GOES_ON)


@pytest.fixture
def invited(appearance: object, qtbot: QtBot, world: FakeWorld) -> Outcome:
    return Outcome(qtbot, world, MAKER, Decision.DELEGATE)


def test_the_letter_names_the_webmaster_and_the_certificates_once_they_are_typed(asked: Outcome) -> None:
    assert "Hello," in asked.letter
    asked.write("migration_webmaster_name", "Ama Okafor")
    asked.write("migration_webmaster_email", "ama@okafor.example")
    asked.write("migration_about_names", "shop.larkspur.example, xn--bcher-kva.example")
    asked.key(Qt.Key.Key_Return)
    assert "Hello Ama Okafor," in asked.letter
    assert "To Ama Okafor, ama@okafor.example" in asked.letter
    assert "shop.larkspur.example" in asked.letter
    assert "bücher.example" in asked.letter
    assert asked.text("migration_about_1") == "shop.larkspur.example"


def test_what_is_typed_is_not_written_over(asked: Outcome) -> None:
    asked.write("migration_webmaster_name", "Ama  ")
    edit = asked.page.findChild(QLineEdit)
    assert edit is not None
    assert edit.text() == "Ama  "


def test_an_address_that_is_none_is_said_to_be_so_and_goes_on_no_letter(asked: Outcome) -> None:
    asked.write("migration_webmaster_email", "ama@")
    assert asked.model.props.is_email_wrong
    assert "This is not an e-mail address." in asked.text("migration_webmaster_email")
    assert "ama@" not in asked.letter


def test_certificates_are_kept_and_can_be_left_out_again(asked: Outcome, world: FakeWorld) -> None:
    asked.write("migration_about_names", "a.example b.example")
    asked.press("migration_about_add")
    kept = world.desk_again().migrations.load(asked.moving.migration.id)
    assert [line.holding.common_name for line in kept.lines] == ["a.example", "b.example"]
    asked.press("migration_about_leave_1")
    assert [each.name for each in asked.model.props.about] == ["b.example"]
    assert [each.what for each in asked.moving.undoables] == [Changed.ADDED, Changed.TAKEN_OUT]
    asked.moving.done(asked.moving.open.undo)
    assert {each.name for each in asked.model.props.about} == {"a.example", "b.example"}


def test_tab_goes_through_the_form_to_the_letter(asked: Outcome) -> None:
    asked.model.add("a.example b.example")
    asked.settle()
    asked.page.focus_first()
    asked.stops(3)
    leaving = ["migration_about_add", "migration_about_leave_1", "migration_about_leave_2"]
    paper = ["migration_letter_view", "migration_signed_by_change", "migration_paper_pdf"]
    assert asked.stops(7)[1:] == [*leaving, *paper]


def test_what_is_no_name_is_told_and_the_rest_is_taken(asked: Outcome) -> None:
    asked.write("migration_about_names", "a.example, not..a..name")
    asked.press("migration_about_add")
    assert [each.name for each in asked.model.props.about] == ["a.example"]
    assert asked.model.props.problem is not None
    assert one_line(asked.model.props.problem) in asked.text("migration_about_names")


def test_a_hostile_name_stays_text(asked: Outcome) -> None:
    asked.model.set_name(HOSTILE)
    asked.model.set_email("x@evil.example\nBcc: y@evil.example")
    assert asked.model.props.is_email_wrong
    assert "\u202e" not in asked.letter
    assert "<img src=x>" in asked.letter
    view = asked.find(PaperView, "migration_letter_view")
    assert "<img src=x>" in view.toPlainText()


def test_the_letter_opens_in_the_mail_program_for_the_webmaster(invited: Outcome, mail_program: MailProgram) -> None:
    invited.write("migration_webmaster_email", "ama@okafor.example")
    invited.press("migration_paper_mail")
    (address,) = mail_program.opened
    parts = urlsplit(address)
    assert parts.path == "ama@okafor.example"
    assert parse_qs(parts.query)["subject"] == ["I am inviting you with delegate access"]


def test_the_letter_is_copied_as_text(invited: Outcome) -> None:
    invited.press("migration_paper_copy")
    assert "I am inviting you" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_who_is_invited_stands_in_the_steps(invited: Outcome) -> None:
    invited.write("migration_webmaster_name", "Ama Okafor")
    assert "Ama Okafor" in invited.text("migration_delegate")


@pytest.mark.parametrize(("situation", "decision"), WAYS)
def test_the_steps_go_on_paper_with_when_it_is_over(
    appearance: object, qtbot: QtBot, world: FakeWorld, situation: Situation, decision: Decision
) -> None:
    page = Outcome(qtbot, world, situation, decision)
    if decision is Decision.WEBMASTER_GOES_ON:
        assert not page.has("migration_outcome_print")
        assert steps_paper(page.model.props) is None
        return
    text = flat(steps_paper(page.model.props))
    assert outcomes.done(decision).title in text
    if decision is Decision.MYSELF:
        assert all(step in text for step in outcomes.own_steps(situation))
    if decision is Decision.SHARE:
        assert text.count("Sharing a sign-in is not advised") == 1
        assert "does not endorse this option, and never recommends" in text
        assert all(risk in text for risk in outcomes.share_risks())
    assert "is not known yet" in text
    page.moving.open.take(page.moving.keep(page.moving.migration, removal=date(2027, 3, 1)))
    assert "Day on which the ISO account is removed: 1 March 2027" in flat(steps_paper(page.model.props))
    page.press("migration_outcome_print")
    assert page.has("migration_paper_sheet")


def test_who_helps_is_one_press_away(invited: Outcome) -> None:
    invited.press("migration_outcome_assistance")
    assert invited.assisted == [""]
    invited.press("migration_outcome_support")
    assert "delegate access" in invited.text("migration_support_question")
    invited.press("migration_support_close")
    assert invited.focused == "migration_outcome_support"


def test_the_way_out_of_sharing_is_kept(appearance: object, qtbot: QtBot, world: FakeWorld) -> None:
    page = Outcome(qtbot, world, MAKER, Decision.SHARE)
    page.page.focus_first()
    assert page.focused == "migration_share_choose"
    page.key(Qt.Key.Key_Return)
    assert page.has("migration_delegate")
    kept = world.desk_again().migrations.load(page.moving.migration.id).migration
    assert (kept.decision, kept.step) == (Decision.DELEGATE, Step.HAND_OVER)


def test_without_a_decision_it_leads_back(asked: Outcome) -> None:
    moving = asked.moving
    moving.open.take(moving.keep(moving.migration, situation=MAKER))
    assert asked.text("migration_outcome_headline_title") == "Not decided yet"
    for name in ("migration_letter", "migration_outcome_done", "migration_outcome_print"):
        assert not asked.has(name)
    moving.open.take(moving.keep(moving.migration, decision=Decision.MYSELF))
    assert asked.has("migration_own")
    assert asked.has("migration_letter_view")
    assert asked.has("migration_outcome_done")


def test_customer_service_is_asked_about_the_certificates_that_are_named(
    appearance: object, qtbot: QtBot, world: FakeWorld
) -> None:
    page = Outcome(qtbot, world, GIVEN, Decision.NEED_HELP)
    assert not page.has("migration_webmaster_name")
    page.write("migration_about_names", "shop.larkspur.example")
    page.press("migration_about_add")
    assert "shop.larkspur.example" in page.text("migration_support_question")


def test_what_was_typed_is_there_again_after_another_migration_was_open(asked: Outcome) -> None:
    asked.write("migration_webmaster_name", "Ama Okafor")
    first = asked.moving.view
    asked.moving.open.show(asked.moving.desk.migrations.begin("Another"))
    assert asked.model.props.webmaster.name == ""
    asked.moving.world.clock.forward(timedelta(seconds=1))
    asked.moving.open.show(first)
    assert asked.model.props.webmaster.name == "Ama Okafor"


def test_whom_the_letter_goes_to_is_kept_as_it_is_typed(asked: Outcome, world: FakeWorld) -> None:
    asked.write("migration_webmaster_name", "Ama Okafor")
    asked.write("migration_webmaster_email", "ama@okafor.example")
    asked.settle()
    again = world.desk_again().migrations.load(asked.moving.migration.id)
    assert again.migration.webmaster == Webmaster("Ama Okafor", "ama@okafor.example")
    asked.moving.open.show(None)
    asked.moving.open.show(again)
    assert "To Ama Okafor, ama@okafor.example" in asked.letter


def test_what_is_typed_while_something_is_being_kept_follows_it(asked: Outcome) -> None:
    moving = asked.moving
    for typed in ("A", "Am", "Ama", "Ama "):
        asked.model.set_name(typed)
    assert moving.commands.waiting == 1
    moving.settle()
    assert moving.desk.migrations.load(moving.migration.id).migration.webmaster.name == "Ama"
    assert not moving.commands.waiting
    asked.model.set_name("Ama O")
    other = moving.desk.migrations.begin("Another")
    first = moving.view
    moving.open.show(other)
    moving.settle()
    moving.open.show(first)
    asked.model.set_name("Ama Ok")
    moving.settle()
    assert moving.desk.migrations.load(first.migration.id).migration.webmaster.name == "Ama Ok"
    assert moving.desk.migrations.load(other.migration.id).migration.webmaster.name == ""


def test_what_was_typed_last_is_kept_also_if_the_program_ends_with_what_was_ordered_first(asked: Outcome) -> None:
    moving = asked.moving
    for typed in ("A", "Am", "Ama"):
        asked.model.set_name(typed)
    moving.commands.crank_aside()
    assert moving.desk.migrations.load(moving.migration.id).migration.webmaster.name == "Ama"
    asked.settle()
    assert asked.model.props.webmaster.name == "Ama"
    assert not moving.commands.waiting


def test_the_letter_is_signed_by_whoever_gave_a_name(asked: Outcome) -> None:
    wanted: list[bool] = []
    asked.page.sign_wanted.connect(lambda: wanted.append(True))
    assert asked.letter.endswith("Thank you.")
    assert asked.text("migration_signed_by_told") == "Not signed with a name yet"
    asked.press("migration_signed_by_change")
    assert wanted == [True]
    signatory = Signatory("Nadia Haddad", "نادية حداد", "nadia@larkspur.example")
    asked.moving.open.take(asked.moving.desk.handing_over.sign(asked.moving.migration.id, signatory))
    assert asked.letter.endswith("Thank you. With kind regards, Nadia Haddad نادية حداد nadia@larkspur.example")
    assert asked.text("migration_signed_by_told").startswith("Signed by Nadia Haddad")
