"""The window of a practice service: marked, one service at a time, entered, left and closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import SessionRequired
from certdesk.domain.messages import MessageKey
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.gui.accessible import tree
from tests.gui.practice_service.conftest import Screen
from tests.unit.viewmodels.practice_service.room import CLASHING, LINKED, SSO, WAITING


def test_it_opens_and_closes_with_the_model(screen: Screen) -> None:
    assert not screen.window.isVisible()
    screen.visit(LINKED)
    assert screen.window.isVisible()
    assert not screen.window.isModal()
    assert screen.window.windowTitle() == "CertCentral · Practice"
    screen.model.close()
    assert not screen.window.isVisible()


def test_every_page_carries_the_mark_of_the_practice_once(screen: Screen) -> None:
    for begin in (screen.ask, screen.visit):
        begin()
        marks = [mark for mark in screen.window.findChildren(QWidget, "practice_mark") if mark.isVisible()]
        assert len(marks) == 1
        assert marks[0].findChildren(QLabel)[0].text() == "Practice page"


def test_signing_in_by_hand_is_greeted_with_the_name_and_how_it_stands(screen: Screen) -> None:
    screen.ask(WAITING)
    assert screen.words("sign_in_title") == "Sign in to DigiCert ONE"
    assert screen.edit("sign_in_username").text() == "maya.okafor"
    screen.settle()
    assert screen.focus == "sign_in_password"
    QTest.keyClicks(screen.edit("sign_in_password"), RIGHT)
    QTest.keyClick(screen.edit("sign_in_password"), Qt.Key.Key_Return)
    assert screen.find(QAbstractButton, "sign_in_button").text() == "Signing in…"
    screen.settle()
    assert screen.words("service_greeting") == "Welcome, Maya Okafor"
    assert screen.words("service_entered") == "You signed in by hand. DigiCert ONE is not linked."
    assert screen.words("service_organisation") == "Copperfield Legal"
    assert screen.words("service_home_name") == "maya.okafor"
    assert screen.edit("sign_in_password").text() == ""


def test_a_linked_service_says_that_the_account_opened_it(screen: Screen) -> None:
    screen.visit(LINKED)
    assert screen.words("service_entered") == "Opened with your DigiCert account"


def test_a_wrong_password_is_told_below_the_field(screen: Screen) -> None:
    screen.ask()
    QTest.keyClicks(screen.edit("sign_in_password"), WRONG)
    screen.press("sign_in_button")
    assert screen.edit("sign_in_password").accessibleDescription() == "That username and password do not match."
    assert not screen.shows("service_notice")


def test_sso_users_go_on_through_their_company(screen: Screen) -> None:
    screen.ask(SSO)
    assert not screen.shows("sign_in_password")
    screen.press("sign_in_company")
    assert screen.words("service_entered") == "You signed in through your company. DigiCert ONE is not linked."


def test_a_linked_service_that_was_left_opens_again_with_the_account(screen: Screen) -> None:
    screen.visit(LINKED)
    screen.choose("Sign out")
    assert screen.shows("service_linked")
    assert screen.find(QWidget, "sign_in_notice").accessibleName() == "You signed out of CertCentral."
    screen.press("service_open_by_account")
    assert screen.words("service_entered") == "Opened with your DigiCert account"


def test_the_profile_icon_has_a_menu_of_two(screen: Screen) -> None:
    screen.visit()
    screen.press("service_profile")
    menu = screen.find(QMenu, "service_menu")
    assert menu.isVisible()
    menu.close()
    assert [action.text() for action in menu.actions()] == ["Admin profile", "Sign out"]
    screen.choose("Sign out")
    assert not screen.shows("service_profile"), "nobody is signed in"
    assert screen.shows("service_sign_in")


def test_a_visit_that_ended_leads_to_the_sign_in_page_with_the_reason(screen: Screen) -> None:
    screen.services.fail("profile", SessionRequired(MessageKey.VISIT_ENDED, service="DigiCert ONE"))
    screen.visit()
    assert screen.find(QWidget, "sign_in_notice").accessibleName() == "You are signed out of DigiCert ONE"
    assert screen.edit("sign_in_username").text() == "m.okafor"


def test_a_silent_service_is_said_and_tried_again(screen: Screen) -> None:
    screen.model.show(screen.accounts.visit(CLASHING.seat))
    assert screen.words("service_opening") == "Opening DigiCert ONE…"
    screen.services.fail("profile", silent())
    screen.settle()
    assert screen.find(QWidget, "service_notice").accessibleName() == "DigiCert did not answer"
    assert not screen.shows("service_opening")
    screen.press("service_try_again")
    assert screen.shows("service_home")
    assert not screen.shows("service_notice")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_W])
def test_escape_and_ctrl_w_close_the_window_and_end_the_visit(screen: Screen, key: Qt.Key) -> None:
    screen.visit()
    screen.settle()
    modifier = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_W else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(screen.window, key, modifier)
    screen.settle()
    assert not screen.window.isVisible()
    assert screen.left() == [CLASHING.seat]


def test_a_password_that_was_not_sent_is_gone_when_the_window_closes(screen: Screen) -> None:
    screen.ask()
    QTest.keyClicks(screen.edit("sign_in_password"), RIGHT)
    screen.window.close()
    assert screen.edit("sign_in_password").text() == ""


def test_the_mailbox_and_a_new_password_are_asked_for_from_the_sign_in_page(screen: Screen, qtbot: QtBot) -> None:
    screen.ask()
    with qtbot.waitSignal(screen.window.mailbox_wanted, timeout=0):
        screen.press("sign_in_mailbox")
    screen.press("sign_in_reset")
    assert "practice mailbox" in screen.find(QWidget, "sign_in_notice").accessibleName()
    assert screen.services.asked[-1] == ("send_password", (CLASHING.seat, "m.okafor"))


def test_the_window_is_walked_by_a_screen_reader_with_its_menu(screen: Screen) -> None:
    screen.visit()
    root = tree.of(screen.window)
    assert [root.role(), root.text(tree.NAME)] == [tree.ROLE.Window, "DigiCert ONE · Practice"]
    assert tree.named(screen.window, "Profile", tree.ROLE.Button)
    screen.model.close()
    screen.settle()
