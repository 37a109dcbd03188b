"""The linking wizard from the first step to the last: what is shown, what is pressed, and where the focus is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from certdesk.domain.accounts import VISIT_LIFETIME
from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Page
from tests.fakes_gui.account_samples import clashing_seat, opened
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.fakes_gui.linking import ADMINISTERED, CLASHING, FREE, SSO, WAITING, LinkingDesk
from tests.gui.linking.window import WizardWindow
from tests.samples import NOW


def test_the_page_says_where_one_is(wizard: WizardWindow) -> None:
    wizard.open()
    assert wizard.text("linking_title") == "Link a service"
    assert wizard.find(QWidget, "steps").accessibleName() == "Step 1 of 4: Choose service"
    assert not wizard.sees("linking_back")
    wizard.press("linking_accounts")
    assert wizard.desk.told[-1] == "left"


def test_a_seat_from_the_pane_starts_at_its_sign_in(wizard: WizardWindow) -> None:
    wizard.open(FREE)
    assert wizard.find(QWidget, "steps").accessibleName() == "Step 2 of 4: Sign in"
    assert wizard.text("sign_in_line") == "Provide your credentials for Device Trust Manager of Okafor Web Services."
    assert wizard.find(QLineEdit, "sign_in_username").text() == "maya"
    assert wizard.focused() == "sign_in_password"
    assert not wizard.sees("linking_main")


def test_from_the_sign_in_to_the_link_by_keyboard_alone(wizard: WizardWindow) -> None:
    desk = wizard.open()
    wizard.key(Qt.Key.Key_Down)
    wizard.key(Qt.Key.Key_Down)
    wizard.key(Qt.Key.Key_Space)
    assert desk.props.chosen is not None
    assert desk.props.chosen.seat == FREE.seat
    wizard.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.focused() == "sign_in_password"
    wizard.write(RIGHT)
    wizard.key(Qt.Key.Key_Return)
    assert wizard.focused() == "linking_main"
    assert desk.accounts.count("link") == 0
    wizard.key(Qt.Key.Key_Return)
    assert wizard.sees("linking_done")
    assert wizard.focused() == "linking_open"
    assert desk.accounts.count("link") == 1
    wizard.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.told[-1] == "left"


def test_the_step_before_linking_says_what_it_does(wizard: WizardWindow) -> None:
    wizard.open(FREE)
    wizard.sign_in()
    said = wizard.all_text("linking_link")
    for words in (
        "DigiCert account: m.okafor",
        "Device Trust Manager: maya",
        "m.okafor replaces it once it is linked.",
        "Your orders and certificates are not touched",
        "without providing its credentials again",
    ):
        assert words in said
    assert wizard.button("linking_main").text() == "Link account"


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        (WAITING, "Priya Nair has not linked yet"),
        (ADMINISTERED, "You begin: after this, your colleagues can link with one click."),
    ],
    ids=["colleague", "administrator"],
)
def test_who_comes_first_is_said_before_linking(wizard: WizardWindow, seat: object, words: str) -> None:
    wizard.open(WAITING if seat is WAITING else ADMINISTERED)
    wizard.sign_in()
    assert words in wizard.all_text("linking_first")


def test_company_users_are_told_before_they_start(wizard: WizardWindow) -> None:
    wizard.open(SSO)
    assert "That set-up is not carried over" in wizard.all_text("linking_sign_in")
    assert wizard.focused() == "sign_in_company"
    wizard.press("sign_in_company")
    assert "That set-up is not carried over" in wizard.all_text("linking_company")


def test_wrong_credentials_stand_at_the_field_and_the_password_is_gone(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in(WRONG)
    assert "That username and password do not match." in wizard.all_text("practice_sign_in")
    assert wizard.find(QLineEdit, "sign_in_password").text() == ""
    assert desk.shows(Page.SIGN_IN)
    wizard.sign_in()
    assert desk.shows(Page.LINK)


def test_too_many_tries_say_how_long_to_wait(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    desk.services.fail("enter", PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15))
    wizard.sign_in()
    assert "Wait 15 minutes" in wizard.all_text("practice_sign_in")


def test_a_new_password_comes_by_practice_mail(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.press("sign_in_reset")
    assert desk.services.asked[-1] == ("send_password", (FREE.seat, "maya"))
    assert "a new practice password is in the practice mailbox" in wizard.all_text("practice_sign_in")
    wizard.press("sign_in_mailbox")
    assert wizard.mailboxes == 1


def test_back_shows_as_whom_one_is_signed_in(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in()
    wizard.press("linking_back")
    assert wizard.text("linking_signed_in_text").startswith("As maya.")
    assert wizard.focused() == "linking_main"
    wizard.press("linking_main")
    assert desk.shows(Page.LINK)
    wizard.press("linking_back")
    wizard.press("linking_sign_in_another")
    assert wizard.sees("practice_sign_in")


def test_while_linking_nothing_else_can_be_pressed(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in()
    desk.model.link()
    assert wizard.button("linking_main").text() == "Linking…"
    assert not any(wizard.button(f"linking_{name}").isEnabled() for name in ("main", "back", "cancel"))


def test_a_silent_directory_loses_nothing(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in()
    desk.accounts.fail("link", silent())
    wizard.press("linking_main")
    assert "DigiCert did not answer" in wizard.all_text("linking_notice")
    wizard.press("linking_main")
    assert desk.shows(Page.DONE)


def test_the_administrator_first_page_has_its_ways(wizard: WizardWindow) -> None:
    desk = wizard.open(WAITING)
    wizard.sign_in()
    wizard.press("linking_main")
    assert wizard.sees("linking_admin_first")
    assert not wizard.sees("linking_main")
    desk.accounts.set_standing(opened(WAITING).standing)
    wizard.press("linking_retry")
    assert desk.shows(Page.DONE)


def test_a_clash_is_shown_before_it_is_met_and_linking_can_be_tried(wizard: WizardWindow) -> None:
    desk = wizard.open(CLASHING)
    wizard.sign_in()
    assert wizard.sees("linking_username")
    assert wizard.button("linking_main").text() == "Link account"
    wizard.press("linking_main")
    assert wizard.text("linking_conflict_title") == "Username already exists"
    assert wizard.button("linking_main").text() == "Try linking again"
    desk.rename(CLASHING, "m.okafor1")
    assert wizard.text("linking_conflict_title") == "The username is changed"
    wizard.press("linking_main")
    assert desk.shows(Page.DONE)
    assert "It was m.okafor1" in wizard.all_text("linking_done")


def test_finish_later_closes_and_the_page_waits(wizard: WizardWindow) -> None:
    desk = wizard.open(clashing_seat(), LinkingDesk(clashing_seat()))
    assert wizard.sees("linking_username")
    wizard.press("linking_later")
    assert desk.told[-1] == "left"
    desk.open(CLASHING)
    assert wizard.sees("linking_username")


def test_trying_again_without_a_visit_says_that_it_links_on(wizard: WizardWindow) -> None:
    desk = wizard.open(clashing_seat(), LinkingDesk(clashing_seat()))
    desk.rename(CLASHING, "m.okafor1")
    wizard.press("linking_main")
    assert "CertDesk tries to link again, as you asked." in wizard.all_text("linking_sign_in")
    wizard.sign_in()
    assert desk.shows(Page.DONE)


def test_a_visit_that_ran_out_says_so_at_the_sign_in(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in()
    desk.at(NOW + VISIT_LIFETIME)
    QApplication.processEvents()
    assert "You are signed out of Device Trust Manager" in wizard.all_text("practice_sign_in")


def test_a_link_that_was_made_elsewhere_shows_by_itself(wizard: WizardWindow) -> None:
    desk = wizard.open(FREE)
    wizard.sign_in()
    desk.accounts.set_standing(replace(FREE.standing, linked_at=NOW))
    desk.announce()
    assert wizard.sees("linking_done")


def test_text_at_twice_the_size_leaves_the_focus_in_sight(wizard: WizardWindow, qapp: QApplication) -> None:
    doubled = QFont(qapp.font())
    doubled.setPixelSize(26)
    qapp.setFont(doubled)
    wizard.widget.resize(600, 560)
    wizard.open(FREE)
    field = wizard.find(QLineEdit, "sign_in_password")
    area = wizard.find(QScrollArea, "linking_area")
    QApplication.processEvents()
    seen = area.viewport().rect()
    assert seen.contains(field.mapTo(area.viewport(), field.rect().center()))
    steps = [each for each in wizard.find(QWidget, "steps").findChildren(QLabel) if each.isVisible()]
    assert [each.text() for each in steps] == ["Sign in"]


def test_every_control_has_a_name_to_be_found_and_read_by(wizard: WizardWindow) -> None:
    for seat in (None, FREE, clashing_seat()):
        wizard.open(seat, LinkingDesk(FREE, clashing_seat()))
        shown = [each for each in wizard.page.findChildren(QAbstractButton) if each.isVisible()]
        assert len(shown) > 2
        for button in shown:
            assert button.objectName(), button.text()
            assert button.accessibleName() or button.text()
        wizard.page.hide()


def test_in_a_low_window_what_was_met_is_read_before_what_is_to_be_done(wizard: WizardWindow) -> None:
    wizard.widget.resize(804, 520)
    wizard.open(CLASHING)
    wizard.sign_in()
    area, title = wizard.find(QScrollArea, "linking_area"), wizard.find(QLabel, "linking_conflict_title")
    assert area.viewport().rect().contains(title.mapTo(area.viewport(), title.rect().center()))
    assert wizard.focused() == "linking_conflict_title"
    wizard.key(Qt.Key.Key_Tab)
    assert wizard.focused() == "linking_suggestion_copy"
