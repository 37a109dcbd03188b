"""Where a username exists in both systems: the two names, the one to change to, and the steps."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import LONGEST, free_username
from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.linking.username import UsernamePanel
from tests.gui.linking.panels import Stage, seat

MET = Conflict(seat(), "Okafor Web Services", "m.okafor", "m.okafor", "m.okafor", "m.okafor1")
LONG = "a.very.long.username.of.somebody@copperfield-legal.example.com"[:LONGEST].ljust(LONGEST, "x")
LOOK_ALIKE = FieldError("username", MessageKey.USERNAME_LOOKALIKE, sign="\u0430", like="a")


class Clash(Stage[UsernamePanel]):
    def __init__(self, qtbot: QtBot, width: int = 984) -> None:
        super().__init__(qtbot, UsernamePanel(), width)
        self.edited: list[str] = []
        self.opened = 0
        self.panel.suggestion_edited.connect(self.edited.append)
        self.panel.service_wanted.connect(self._count)
        self.show(MET)

    def _count(self) -> None:
        self.opened += 1

    def show(self, shown: Conflict) -> None:
        self.panel.render_panel(shown)
        self.settle()

    @property
    def steps(self) -> list[str]:
        rows = [self.find(QWidget, f"linking_step_{number}") for number in range(1, 6)]
        labels = [row.findChild(QLabel) for row in rows]
        return [label.accessibleName().replace("\u200b", "") for label in labels if label is not None]

    @property
    def field(self) -> QLineEdit:
        return self.find(QLineEdit, "linking_suggestion_field")

    @property
    def problem(self) -> str:
        return self.field.accessibleDescription()


@pytest.fixture
def clash(appearance: object, qtbot: QtBot) -> Clash:
    return Clash(qtbot)


def test_the_headline_says_what_clashes_and_that_any_change_will_do(clash: Clash) -> None:
    assert clash.text("linking_conflict_title") == "Username already exists"
    assert clash.text("linking_conflict_text") == (
        "Both systems have a user called m.okafor, and they are not associated yet. Change the DigiCert ONE username "
        "for now. Any small change will do: once linked, your DigiCert account username replaces it."
    )


ANOTHERS = replace(
    MET,
    present="maya",
    is_another_s=True,
    administrators=(Administrator("Chidi Okafor", "chidi@okafor.example"),),
    user="Maya Okafor",
)


def test_where_the_name_is_another_user_s_the_page_says_who_has_to_change_it(clash: Clash) -> None:
    clash.show(ANOTHERS)
    assert clash.text("linking_conflict_title") == "Username already exists"
    assert "Another user of DigiCert ONE is called m.okafor" in clash.text("linking_conflict_text")
    assert "ask your account administrator" in clash.text("linking_conflict_text")
    assert "Any small change" not in clash.all_text()
    assert "linking_suggestion" not in {each for each in clash.stops() if clash.sees(each)}
    assert not clash.sees("linking_steps")
    assert not clash.sees("linking_suggestion")
    assert (clash.text("linking_theirs"), clash.text("linking_temporary")) == ("m.okafor", "Another user’s")
    assert clash.text("linking_rename_ask_title") == "Ask your account administrator at Okafor Web Services"
    assert clash.text("linking_administrator_name") == "Chidi Okafor"
    clash.panel.focus_first()
    assert clash.focused() == "linking_rename_note_copy"
    clash.press("linking_rename_note_copy")
    assert clash.clipboard().startswith("Hello Chidi Okafor, I cannot link DigiCert ONE of Okafor Web Services")
    assert "another user of DigiCert ONE is called m.okafor too" in clash.clipboard()
    assert clash.unnamed() == []


def test_foreseen_it_is_called_a_clash_that_would_come(clash: Clash) -> None:
    clash.show(replace(ANOTHERS, is_predicted=True))
    assert clash.text("linking_conflict_title") == "This username would clash"
    assert "Another user of DigiCert ONE is called m.okafor" in clash.text("linking_conflict_text")


def test_once_the_other_user_s_name_is_changed_nobody_is_to_be_asked(clash: Clash) -> None:
    clash.show(ANOTHERS)
    clash.show(replace(ANOTHERS, is_changed=True))
    assert clash.text("linking_conflict_title") == "The username is free"
    assert not clash.sees("linking_rename_ask_title")
    assert clash.text("linking_theirs") == "maya"
    assert not clash.panel.has_act


def test_back_at_a_clash_of_one_s_own_the_steps_are_there_again(clash: Clash) -> None:
    clash.show(ANOTHERS)
    clash.show(MET)
    assert clash.sees("linking_steps")
    assert not clash.sees("linking_rename_ask_title")
    assert clash.text("linking_suggestion") == "m.okafor1"
    assert not clash.sees("linking_theirs")


def test_the_tiles_show_both_names_and_what_becomes_of_each(clash: Clash) -> None:
    assert clash.text("linking_account_username") == "m.okafor"
    assert clash.text("linking_present") == "m.okafor"
    assert clash.find(QLabel, "linking_present").font().strikeOut()
    assert not clash.find(QLabel, "linking_suggestion").font().strikeOut()
    assert clash.text("linking_suggestion") == "m.okafor1"
    assert "Stays as it is" in clash.all_text()
    assert clash.text("linking_temporary") == "Temporary until linked"


def test_the_struck_out_name_stays_so_after_the_text_size_changes(clash: Clash, qapp: QApplication) -> None:
    larger = qapp.font()
    larger.setPixelSize(26)
    qapp.setFont(larger)
    present = clash.find(QLabel, "linking_present")
    assert present.font().strikeOut()
    assert present.font().pixelSize() > 26


def test_the_five_steps_are_those_of_the_service(clash: Clash) -> None:
    assert clash.steps == [
        "Step 1: Sign in with your present username, m.okafor",
        "Step 2: In the top-right corner, select the profile icon › Admin profile",
        "Step 3: Select the Edit icon",
        "Step 4: In Username, enter",
        "Step 5: Select Update profile, then come back here",
    ]
    assert "Link your account" in clash.text("linking_after_steps")


def test_the_service_is_called_by_its_name_throughout(clash: Clash) -> None:
    clash.show(replace(MET, seat=seat(Service.TRUST_LIFECYCLE)))
    assert clash.button("linking_open_service").text() == "Open Trust Lifecycle Manager"
    assert "Do this in Trust Lifecycle Manager" in clash.all_text()
    assert "DigiCert ONE" not in clash.all_text()


def test_the_service_is_opened_from_the_steps(clash: Clash) -> None:
    clash.panel.focus_first()
    assert clash.focused() == "linking_open_service"
    QTest.keyClick(clash.button("linking_open_service"), Qt.Key.Key_Return)
    assert clash.opened == 1


@pytest.mark.parametrize("button", ["linking_suggestion_copy", "linking_step_copy"])
def test_the_suggested_name_is_copied_and_said(clash: Clash, button: str) -> None:
    clash.press(button)
    assert clash.clipboard() == "m.okafor1"
    assert clash.said == ["Copied m.okafor1"]


def test_the_suggestion_is_edited_in_its_place(clash: Clash) -> None:
    assert not clash.sees("linking_suggestion_field")
    clash.press("linking_suggestion_edit")
    assert clash.focused() == "linking_suggestion_field"
    assert clash.field.selectedText() == "m.okafor1"
    QTest.keyClicks(clash.field, "mo")
    assert clash.edited == ["m", "mo"]
    clash.show(replace(MET, suggestion="mo"))
    QTest.keyClick(clash.field, Qt.Key.Key_Return)
    assert clash.text("linking_suggestion") == "mo"
    assert clash.focused() == "linking_suggestion_edit"
    clash.press("linking_step_copy")
    assert clash.clipboard() == "mo"


def test_what_is_being_typed_is_not_written_back(clash: Clash) -> None:
    clash.press("linking_suggestion_edit")
    QTest.keyClicks(clash.field, "mo ")
    clash.show(replace(MET, suggestion="mo"))
    assert clash.field.text() == "mo "


def test_a_wrong_suggestion_is_said_below_and_cannot_be_copied_or_left(clash: Clash) -> None:
    clash.press("linking_suggestion_edit")
    clash.field.insert("m.ok\u0430for")
    clash.show(replace(MET, suggestion="m.ok\u0430for", suggestion_problem=LOOK_ALIKE))
    assert "only looks like “a”" in clash.problem
    assert "only looks like “a”" in clash.all_text()
    assert not clash.button("linking_step_copy").isEnabled()
    assert not clash.sees("linking_suggestion_copy")
    clash.press("linking_suggestion_edit")
    assert clash.sees("linking_suggestion_field")
    assert clash.focused() == "linking_suggestion_field"
    clash.show(replace(MET, suggestion="m.okafor2"))
    assert clash.problem == ""
    clash.press("linking_suggestion_edit")
    assert clash.text("linking_suggestion") == "m.okafor2"


def test_a_suggestion_that_is_wrong_from_the_beginning_is_open_for_editing(clash: Clash) -> None:
    clash.show(replace(MET, seat=seat(Service.CERTCENTRAL), suggestion="", suggestion_problem=LOOK_ALIKE))
    assert clash.sees("linking_suggestion_field")
    assert clash.field.text() == ""


def test_another_seat_begins_without_what_was_edited_before(clash: Clash) -> None:
    clash.press("linking_suggestion_edit")
    QTest.keyClicks(clash.field, "mo")
    clash.show(replace(MET, seat=seat(Service.CERTCENTRAL), suggestion="m.okafor7"))
    assert not clash.sees("linking_suggestion_field")
    assert clash.text("linking_suggestion") == "m.okafor7"
    clash.press("linking_suggestion_edit")
    assert clash.field.text() == "m.okafor7"


def test_before_anything_was_tried_it_says_what_digicert_would_answer(clash: Clash) -> None:
    clash.show(replace(MET, is_predicted=True))
    text = clash.text("linking_conflict_text")
    assert clash.text("linking_conflict_title") == "This username would clash"
    assert text.startswith("Nothing was tried yet. DigiCert would refuse with “Username already exists”: both systems")
    clash.show(replace(MET, is_predicted=True, is_other_wording=True))
    assert "would refuse with “Unable to link user”: another user exists with the same username, m.okafor." in (
        clash.text("linking_conflict_text")
    )


def test_partners_read_the_other_wording_over_the_same_page(clash: Clash) -> None:
    clash.show(replace(MET, is_other_wording=True))
    assert clash.text("linking_conflict_title") == "Unable to link user"
    assert clash.text("linking_conflict_text").startswith(
        "Another user exists with the same username, m.okafor. Change"
    )
    assert len(clash.steps) == 5


def test_a_username_that_is_still_taken_keeps_the_steps(clash: Clash) -> None:
    clash.show(replace(MET, is_still=True))
    assert clash.text("linking_conflict_title") == "The username is still taken"
    assert "Check that you selected Update profile, then try again." in clash.text("linking_conflict_text")
    assert clash.steps[0] == "Step 1: Sign in with your present username, m.okafor"


def test_a_change_of_case_alone_is_told_to_be_none(clash: Clash) -> None:
    clash.show(replace(MET, present="M.OKAFOR", is_still=True))
    assert clash.text("linking_conflict_text").endswith("Small and capital letters count as the same.")
    clash.show(replace(MET, present="m.okafor", is_still=True))
    assert "capital" not in clash.text("linking_conflict_text")


def test_linking_is_called_what_its_button_is_called(clash: Clash) -> None:
    assert clash.text("linking_after_steps").endswith("Here, that is Try linking again.")
    clash.show(replace(MET, is_predicted=True))
    assert clash.text("linking_after_steps").endswith("Here, that is Link account.")
    clash.show(replace(MET, is_predicted=True, present="m.okafor1", is_changed=True))
    assert "Select Link account" in clash.text("linking_conflict_text")


def test_a_long_username_leaves_the_cards_as_wide_as_they_are(clash: Clash) -> None:
    later = clash.find(QWidget, "linking_steps")
    before = later.width()
    clash.show(replace(MET, suggestion=LONG))
    assert later.width() == before
    clash.show(replace(MET, suggestion="x" * 300, suggestion_problem=LOOK_ALIKE))
    assert later.width() == before


def test_a_changed_username_ticks_the_steps_and_leaves_nothing_to_edit(clash: Clash) -> None:
    clash.show(replace(MET, present="m.okafor9", is_changed=True))
    assert clash.text("linking_conflict_title") == "The username is changed"
    assert clash.text("linking_conflict_text").startswith(
        "Your DigiCert ONE username is m.okafor9 now, and it is free."
    )
    assert (clash.text("linking_present"), clash.text("linking_suggestion")) == ("m.okafor", "m.okafor9")
    assert all(step.startswith(f"Step {number}, done: ") for number, step in enumerate(clash.steps, 1))
    assert not clash.sees("linking_suggestion_edit")
    assert clash.text("linking_temporary") == "Changed, temporary until linked"


def test_a_name_that_was_changed_to_another_that_clashes_is_the_one_told_of(clash: Clash) -> None:
    clash.show(replace(MET, present="web", before="m.okafor"))
    assert "a user called web," in clash.text("linking_conflict_text")
    assert clash.steps[0].endswith("your present username, web")


def test_without_time_it_says_that_the_page_waits_and_that_nothing_changes(clash: Clash) -> None:
    assert clash.text("linking_later") == (
        "Choose Finish later. This page waits for you under Accounts. Until then, sign in to DigiCert ONE by hand."
    )
    assert "Your orders and certificates are not touched by linking or by the new username." in clash.all_text()


@pytest.mark.parametrize("width", [984, 564])
def test_the_longest_names_stay_inside_the_page(appearance: object, qtbot: QtBot, width: int) -> None:
    clash = Clash(qtbot, width)
    free = free_username(LONG, [])
    clash.show(replace(MET, account_username=LONG, present=LONG, before=LONG, suggestion=free))
    assert clash.panel.width() == width
    for name in ("linking_account_username", "linking_present", "linking_suggestion_edit", "linking_step_copy"):
        part = clash.find(QWidget, name)
        right = part.mapTo(clash.panel, part.rect().topRight()).x()
        assert 0 < right < width, name
    assert clash.find(QLabel, "linking_suggestion").toolTip() == free
    clash.press("linking_step_copy")
    assert clash.clipboard() == free


def test_a_narrow_page_has_the_tiles_above_one_another(appearance: object, qtbot: QtBot) -> None:
    clash = Clash(qtbot, 564)
    account, service = (clash.find(QWidget, name) for name in ("linking_account_username", "linking_suggestion"))
    top, left = (account.mapTo(clash.panel, account.rect().topLeft()) for _ in range(2))
    assert service.mapTo(clash.panel, service.rect().topLeft()).y() > top.y() + 100
    assert left.x() < 60


def test_a_hostile_name_is_shown_without_what_hides_in_it(clash: Clash) -> None:
    clash.show(replace(MET, present="<i>m</i>\u202e{service}", before=""))
    assert clash.text("linking_present") == "<i>m</i>�{service}"
    assert "called <i>m</i>�{service}, and" in clash.text("linking_conflict_text")


def test_the_keyboard_goes_from_the_names_to_the_steps(clash: Clash) -> None:
    assert clash.stops() == [
        "linking_suggestion_copy",
        "linking_suggestion_edit",
        "linking_open_service",
        "linking_step_copy",
    ]
    assert clash.unnamed() == []
