"""The accounts, the wizard and the services' window are told in full, and a service is linked by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from tests.e2e.linking import CENTRAL, COMPANY, COPPERFIELD, MAYA, OKAFOR, AccountUser, named, part
from tests.e2e.practice_mail import (
    ONE_AT_COPPERFIELD,
    ONE_AT_OKAFOR,
    PRIYA_MAIL,
    password_in,
    read_password,
)
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage
from tests.e2e.test_accessibility import controls, defects, heard, tab_to, wait_for_focus
from tests.e2e.visitor import Visitor


def assert_heard(root: QWidget) -> None:
    """Every control has a name of its own."""
    assert len(list(controls(root))) > 1
    assert defects(root) == []


def test_every_control_of_the_pane_and_its_sheets_has_a_name_of_its_own(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.go()
    part(visitor, "practice_sign_in")
    assert_heard(visitor.window)
    user.sign_in()
    user.sees_state(CENTRAL, "Linked")
    assert_heard(visitor.window)
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    part(visitor, "unlink_sheet")
    assert_heard(visitor.window)
    visitor.click("Cancel", part(visitor, "unlink_sheet"))
    visitor.click("Practice CA")
    visitor.choose("Be another person…")
    part(visitor, "person_priya-nair")
    assert_heard(visitor.window)
    visitor.click("Cancel", part(visitor, "people_sheet"))
    user.be("Chidi Okafor")
    user.set_online(is_online=False)
    visitor.type_keys("F5")
    visitor.sees("DigiCert did not answer")
    assert_heard(visitor.window)


def test_every_control_on_the_way_to_the_administrator_has_a_name_of_its_own(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    visitor.click("Link a service…")
    user.choose(COPPERFIELD)
    visitor.click("Not on the list?", user.wizard)
    part(visitor, "linking_missing")
    assert_heard(visitor.window)
    visitor.click("Continue", user.wizard)
    part(visitor, "practice_sign_in", user.wizard)
    assert_heard(visitor.window)
    user.enter("maya.okafor", read_password(visitor, ONE_AT_COPPERFIELD))
    user.reads("Priya Nair has not linked yet")
    assert_heard(visitor.window)
    user.press("linking_main")
    user.reads("Your administrator has to link first")
    assert_heard(visitor.window)
    user.press("linking_proceed")
    part(visitor, "linking_proceed_sheet")
    assert_heard(visitor.window)
    visitor.click("Cancel", part(visitor, "linking_proceed_sheet"))
    user.press("linking_later")
    user.sees_state(COPPERFIELD, "Waiting for administrator")
    assert_heard(visitor.window)


def test_every_control_of_the_team_s_page_has_a_name_of_its_own(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    user.be("Priya Nair")
    user.act("Link", COPPERFIELD)
    user.enter("priya", read_password(visitor, ONE_AT_COPPERFIELD, PRIYA_MAIL))
    user.press("linking_main")
    user.reads("0 of 4 linked")
    assert_heard(visitor.window)


def test_every_control_of_the_conflict_and_of_the_service_s_window_has_a_name_of_its_own(filled: Stage) -> None:
    visitor = filled.open_book()
    user, service = AccountUser(visitor), ServiceWindow(visitor)
    user.sign_in()
    user.act("Link", OKAFOR)
    password = read_password(visitor, ONE_AT_OKAFOR)
    user.enter(MAYA, password)
    user.reads("This username would clash")
    assert_heard(visitor.window)
    visitor.click("Edit this username", user.wizard)
    assert_heard(visitor.window)
    visitor.click("Open DigiCert ONE", user.wizard)
    service.sign_out()
    assert_heard(service.widget)
    service.enter(MAYA, password)
    part(visitor, "service_home", service.widget)
    assert [heard(each) for each in controls(service.widget)] == ["Profile"]
    service.open_profile()
    assert_heard(service.widget)
    service.edit("p.nair")
    assert_heard(service.widget)


def test_a_service_is_linked_by_keyboard_alone(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.come_back()
    visitor.type_keys("Ctrl+3")
    visitor.sees("Sign in with your DigiCert account")
    wait_for_focus(visitor, "Password")
    password = read_password_by_keyboard(visitor)
    tab_to(visitor, "Password", back=True)
    QTest.keyClicks(visitor.field("Password"), password)
    visitor.key(Qt.Key.Key_Return)
    part(visitor, "account_card")
    wait_for_focus(visitor, "Link a service…")
    visitor.key(Qt.Key.Key_Return)
    user = AccountUser(visitor)
    user.reads("Which service do you want to link?")
    wait_for_focus(visitor, named(OKAFOR))
    for _ in range(3):
        visitor.key(Qt.Key.Key_Down)
    wait_for_focus(visitor, named(COMPANY))
    visitor.key(Qt.Key.Key_Space)
    visitor.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_focus(visitor, "Continue with single sign-on")
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Link account")
    visitor.key(Qt.Key.Key_Return)
    user.reads("DigiCert ONE is linked")
    wait_for_focus(visitor, "Open it")
    visitor.key(Qt.Key.Key_Return)
    service = ServiceWindow(visitor)
    service.is_entered_by_link()
    wait_for_focus(visitor, "Profile")
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("the window closed", lambda: not service.is_open)
    visitor.come_back()
    visitor.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    user.sees_state(COMPANY, "Linked")


def read_password_by_keyboard(visitor: Visitor) -> str:
    """Open the practice mailbox, search for the welcome mail, read it, and close the mailbox."""
    tab_to(visitor, "Open the practice mailbox")
    visitor.key(Qt.Key.Key_Return)
    visitor.wait("the mailbox in front", visitor.mailbox.isActiveWindow)
    messages = next(iter(visitor.mailbox.findChildren(QListWidget, "messages")))
    search = tab_to(visitor, "Search in the mails", visitor.mailbox)
    QTest.keyClicks(search, f"Action required {MAYA}")
    visitor.wait("one mail", lambda: messages.count() == 1)
    tab_to(visitor, "Messages", visitor.mailbox)
    visitor.key(Qt.Key.Key_Space)
    text = next(iter(visitor.mailbox.findChildren(QPlainTextEdit, "message_text")))
    visitor.wait("an opened mail", lambda: "practice password" in text.toPlainText())
    password = password_in(text.toPlainText())
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("the mailbox closed", lambda: not visitor.mailbox.isVisible())
    visitor.come_back()
    return password
