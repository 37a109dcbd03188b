"""The practice sign-in page: hands over what was typed, keeps no password, and says what is wrong where it is."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.views.practice.sign_in_form import PracticeSignIn, SignInEntry, SignInFace
from certdesk.views.theme.appearance import Appearance

W = TypeVar("W", bound=QWidget)
TYPED = "Spring-7tide"
CYRILLIC = "m.ok\u0430for"


class Screen:
    """The page of DigiCert ONE, with all that it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.form = PracticeSignIn()
        self.entries: list[SignInEntry] = []
        self.resets: list[str] = []
        self.form.entered.connect(self.entries.append)
        self.form.reset_wanted.connect(self.resets.append)
        qtbot.addWidget(self.form)
        self.show()
        self.form.show()
        qtbot.waitExposed(self.form)
        self.form.activateWindow()

    def show(
        self, problem: CertDeskError | None = None, username: str = "", *, is_busy: bool = False, company: bool = False
    ) -> None:
        line, busy = "Use your username of DigiCert ONE.", "Signing in…"
        self.form.render_face(SignInFace("Sign in to DigiCert ONE", line, username, problem, is_busy, busy, company))

    def find(self, kind: type[W], name: str) -> W:
        found = self.form.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def username(self) -> QLineEdit:
        return self.find(QLineEdit, "sign_in_username")

    @property
    def password(self) -> QLineEdit:
        return self.find(QLineEdit, "sign_in_password")

    def type(self, username: str, password: str = TYPED) -> None:
        self.username.setText(username)
        QTest.keyClicks(self.password, password)

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot)


def test_the_page_says_that_it_is_a_practice_page(screen: Screen) -> None:
    words = [label.text() for label in screen.find(QWidget, "practice_mark").findChildren(QLabel)]
    assert words == ["Practice page", "Nothing here is real"]


def test_enter_hands_over_what_was_typed_and_the_password_is_gone(screen: Screen) -> None:
    screen.type("m.okafor")
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    assert screen.entries == [SignInEntry("m.okafor", TYPED)]
    assert screen.password.text() == ""
    assert not screen.password.isUndoAvailable()
    assert screen.username.text() == "m.okafor"
    assert TYPED not in repr(screen.entries[0])


@pytest.mark.parametrize("username", ["x" * 300, CYRILLIC, " m.okafor ", "maya@okafor.example", "\U0001f98a"])
def test_usernames_are_handed_over_as_they_were_typed(screen: Screen, username: str) -> None:
    screen.type(username)
    screen.press("sign_in_button")
    assert screen.entries == [SignInEntry(username, TYPED)]


def test_empty_fields_are_left_to_the_service_to_refuse(screen: Screen) -> None:
    QTest.keyClick(screen.username, Qt.Key.Key_Enter)
    assert screen.entries == [SignInEntry("", "")]


def test_a_letter_that_only_looks_like_another_is_pointed_out_and_bars_nothing(screen: Screen) -> None:
    screen.username.setText(CYRILLIC)
    assert screen.username.accessibleDescription() == "“\u0430” is a letter of another alphabet, not “a”."
    assert screen.username.property("problem") != "true"
    screen.username.setText("m.okafor")
    assert screen.username.accessibleDescription() == ""


def test_the_password_is_hidden_until_it_is_asked_for_and_hidden_again_for_the_next(screen: Screen) -> None:
    screen.type("m.okafor")
    assert screen.password.echoMode() is QLineEdit.EchoMode.Password
    assert screen.password.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    screen.press("sign_in_password_show")
    assert screen.password.echoMode() is QLineEdit.EchoMode.Normal
    assert screen.find(QAbstractButton, "sign_in_password_show").accessibleName() == "Hide the password"
    screen.press("sign_in_button")
    assert screen.password.echoMode() is QLineEdit.EchoMode.Password


def test_a_hidden_page_keeps_no_password(screen: Screen) -> None:
    screen.type("m.okafor")
    screen.form.hide()
    assert screen.password.text() == ""


def test_another_service_starts_with_empty_fields(screen: Screen) -> None:
    screen.type("m.okafor")
    screen.form.render_face(SignInFace("Sign in to CertCentral", "", "maya"))
    assert (screen.username.text(), screen.password.text()) == ("maya", "")


def test_rendering_again_leaves_what_is_being_typed(screen: Screen) -> None:
    screen.show(username="m.okafor")
    screen.type("m.okafor1")
    screen.show(username="m.okafor")
    assert (screen.username.text(), screen.password.text()) == ("m.okafor1", TYPED)


@pytest.mark.parametrize(
    ("field", "key", "said"),
    [
        ("username", MessageKey.ACCOUNT_EMPTY, "Type the username and the password."),
        ("password", MessageKey.ACCOUNT_WRONG, "That username and password do not match."),
    ],
)
def test_what_is_wrong_with_a_field_stands_below_it_until_it_is_changed(
    screen: Screen, field: str, key: MessageKey, said: str
) -> None:
    problem = FieldError(field, key)
    if field == "password":
        screen.username.setText("m.okafor")
    screen.show(problem)
    edit = screen.username if field == "username" else screen.password
    assert edit.accessibleDescription() == said
    assert edit.hasFocus()
    assert screen.find(QWidget, "sign_in_notice").isHidden()
    QTest.keyClicks(edit, "m")
    assert edit.accessibleDescription() == ""
    screen.show(problem)
    assert edit.accessibleDescription() == "", "the same refusal is not said of what was typed since"


def test_a_pause_is_said_at_the_top_with_its_minutes(screen: Screen) -> None:
    screen.show(PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15))
    notice = screen.find(QWidget, "sign_in_notice")
    assert notice.isVisible()
    assert notice.accessibleName() == "Too many tries"
    assert "15 minutes" in notice.accessibleDescription()
    screen.show()
    assert notice.isHidden()


def test_while_it_is_busy_nothing_is_handed_over_a_second_time(screen: Screen) -> None:
    screen.type("m.okafor")
    screen.show(is_busy=True)
    button = screen.find(QAbstractButton, "sign_in_button")
    assert button.text() == "Signing in…"
    assert not button.isEnabled()
    assert screen.username.isReadOnly()
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    assert screen.entries == []


def test_sso_users_are_asked_for_no_password(screen: Screen, qtbot: QtBot) -> None:
    screen.show(company=True)
    assert not screen.username.isVisible()
    assert not screen.password.isVisible()
    assert not screen.find(QAbstractButton, "sign_in_reset").isVisible()
    with qtbot.waitSignal(screen.form.company_wanted, timeout=0):
        screen.press("sign_in_company")
    screen.show(FieldError("password", MessageKey.ACCOUNT_WRONG), company=True)
    assert screen.find(QWidget, "sign_in_notice").isVisible(), "there is no field that it could stand below"


def test_a_new_password_is_asked_for_by_username(screen: Screen) -> None:
    screen.press("sign_in_reset")
    assert screen.resets == []
    assert screen.username.accessibleDescription() == "Type your username first."
    assert screen.username.hasFocus()
    screen.username.setText("m.okafor")
    screen.press("sign_in_reset")
    assert screen.resets == ["m.okafor"]


def test_what_was_done_is_said_unless_there_is_a_problem(screen: Screen) -> None:
    notice, note = screen.find(QWidget, "sign_in_notice"), "A new password is in the practice mailbox."
    screen.form.render_face(SignInFace("Sign in to DigiCert ONE", "", note=note))
    assert notice.accessibleName() == note
    problem = PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15)
    screen.form.render_face(SignInFace("Sign in to DigiCert ONE", "", problem=problem, note=note))
    assert notice.accessibleName() == "Too many tries"


def test_the_mailbox_is_one_press_away(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.form.mailbox_wanted, timeout=0):
        screen.press("sign_in_mailbox")


def test_the_first_thing_to_do_has_the_focus(screen: Screen) -> None:
    screen.form.focus_first()
    assert screen.username.hasFocus()
    screen.show(username="m.okafor")
    screen.form.focus_first()
    assert screen.password.hasFocus()
    screen.show(username="m.okafor", company=True)
    screen.form.focus_first()
    assert screen.find(QAbstractButton, "sign_in_company").hasFocus()
