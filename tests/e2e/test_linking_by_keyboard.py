"""Linking without a mouse: where the focus is when a page opens, and where Tab leads from there."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.e2e.linking import COPPERFIELD, AccountUser, named, part
from tests.e2e.practice_mail import ONE_AT_COPPERFIELD, read_password
from tests.e2e.stage import Stage
from tests.e2e.test_accessibility import defects, tab_to, wait_for_focus
from tests.e2e.visitor import CTRL


def signed_in(stage: Stage) -> AccountUser:
    """Somebody who is signed in, with the window in front."""
    user = AccountUser(stage.open_book())
    user.sign_in()
    user.visitor.come_back()
    return user


def test_the_wizard_opens_with_the_focus_on_what_is_asked_for(filled: Stage) -> None:
    user = signed_in(filled)
    tab_to(user.visitor, "Link a service…")
    user.visitor.key(Qt.Key.Key_Return)
    wait_for_focus(user.visitor, "DigiCert ONE, Okafor Web Services, Not linked")
    user.visitor.key(Qt.Key.Key_Escape)
    user.visitor.click("Accounts", user.wizard)
    part(user.visitor, "accounts_page")
    tab_to(user.visitor, f"Link {named(COPPERFIELD)}")
    user.visitor.key(Qt.Key.Key_Return)
    wait_for_focus(user.visitor, "Password")


def test_a_service_is_linked_up_to_the_last_button_by_keyboard_alone(filled: Stage) -> None:
    user = signed_in(filled)
    visitor = user.visitor
    password = read_password(visitor, ONE_AT_COPPERFIELD)
    visitor.come_back()
    tab_to(visitor, "Link a service…")
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "DigiCert ONE, Okafor Web Services")
    visitor.key(Qt.Key.Key_Down)
    wait_for_focus(visitor, named(COPPERFIELD))
    visitor.key(Qt.Key.Key_Space)
    for stop in ("Not on the list?", "Cancel", "Continue"):
        visitor.key(Qt.Key.Key_Tab)
        wait_for_focus(visitor, stop)
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Password")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, password)
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Link account")
    visitor.key(Qt.Key.Key_Return)
    user.reads("Your administrator has to link first")
    wait_for_focus(visitor, "Copy a note")


def test_every_page_before_the_link_has_names_that_can_be_told_apart(filled: Stage) -> None:
    user = signed_in(filled)
    assert defects(user.visitor.window) == []
    user.visitor.click("Link a service…")
    assert defects(user.wizard) == []
    user.visitor.click("Not on the list?")
    assert defects(user.wizard) == []
    user.choose(COPPERFIELD)
    user.visitor.click("Continue")
    part(user.visitor, "practice_sign_in", user.wizard)
    assert defects(user.wizard) == []


def test_what_is_not_on_the_list_is_asked_for_in_sight(filled: Stage) -> None:
    user = signed_in(filled)
    user.visitor.window.resize(1280, 620)
    user.visitor.click("Link a service…")
    user.visitor.click("Not on the list?")
    panel, area = part(user.visitor, "linking_missing"), part(user.visitor, "linking_area")
    user.visitor.wait(
        "the question in sight", lambda: panel.mapTo(area, panel.rect().topLeft()).y() < area.height() / 2
    )


def test_tab_goes_on_from_how_far_the_clock_is_to_be_moved(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.come_back()
    visitor.click("Practice CA")
    visitor.choose("Move time forward…", "Other…")
    wait_for_focus(visitor, "How many")
    visitor.key(Qt.Key.Key_A, CTRL)
    visitor.key(Qt.Key.Key_2)
    for stop, pressed in (("Unit", Qt.Key.Key_End), ("Cancel", None), ("Move time forward", Qt.Key.Key_Return)):
        visitor.key(Qt.Key.Key_Tab)
        wait_for_focus(visitor, stop)
        if pressed is not None:
            visitor.key(pressed)
    clock = filled.program.models.practice
    visitor.wait("2 minutes more", lambda: clock.props.moved == timedelta(minutes=2))


def test_the_wizard_notices_that_digicert_answers_again(filled: Stage) -> None:
    user = signed_in(filled)
    user.set_online(is_online=False)
    user.act("Link", COPPERFIELD)
    user.reads("DigiCert did not answer")
    user.set_online(is_online=True)
    user.visitor.wait("no banner", lambda: "DigiCert did not answer" not in user.visitor.text(user.wizard))
