"""The way of [S1] through a practice service: profile icon, Admin profile, Edit icon, Username, Update profile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from tests.fakes_gui.account_samples import account_view
from tests.fakes_gui.accounts import RIGHT, silent
from tests.gui.practice_service.conftest import Screen
from tests.unit.viewmodels.practice_service.room import CLASHING, LINKED, WAITING

HOSTILE = "W" * 64


def step(screen: Screen) -> str:
    return f"{screen.words('service_step_count')}: {screen.words('service_step_words')}"


def test_the_profile_shows_what_the_service_knows(screen: Screen) -> None:
    screen.visit()
    screen.choose("Admin profile")
    shown = {
        name: screen.words(f"service_value_{name}") for name in ("name", "email", "username", "organisation", "link")
    }
    assert shown == {
        "name": "Maya Okafor",
        "email": "web@okafor.example",
        "username": "m.okafor",
        "organisation": "Okafor Web Services",
        "link": "Not linked",
    }
    assert screen.focus == "service_edit"
    assert screen.find(QAbstractButton, "service_edit").accessibleName() == "Edit"


def test_the_five_steps_stand_in_the_window_and_follow_what_is_done(screen: Screen) -> None:
    screen.ask()
    assert step(screen) == "Step 1 of 5: Sign in with your present username, m.okafor"
    QTest.keyClicks(screen.edit("sign_in_password"), RIGHT)
    screen.press("sign_in_button")
    assert step(screen) == "Step 2 of 5: Select the profile icon › Admin profile"
    screen.choose("Admin profile")
    assert step(screen) == "Step 3 of 5: Select the Edit icon"
    screen.press("service_edit")
    assert step(screen) == "Step 4 of 5: In the Username field, make a change"
    QTest.keyClicks(screen.edit("service_username_field"), "m.okafor1")
    assert step(screen) == "Step 5 of 5: Select Update profile"
    screen.press("service_update")
    assert screen.words("service_step_words") == "Go back to CertDesk, and link your account there"
    assert screen.find(QWidget, "service_notice").accessibleName() == "Profile updated"
    assert screen.words("service_value_username") == "m.okafor1"


def test_there_is_no_step_where_no_username_stands_in_the_way(screen: Screen) -> None:
    screen.visit(WAITING)
    assert not screen.shows("service_step")


def test_the_way_is_gone_by_keyboard_alone(screen: Screen) -> None:
    screen.ask()
    screen.settle()
    QTest.keyClicks(screen.edit("sign_in_password"), RIGHT)
    screen.strike(Qt.Key.Key_Return)
    assert screen.focus == "service_profile"
    screen.choose("Admin profile")
    screen.strike(Qt.Key.Key_Space)
    assert screen.focus == "service_username_field"
    field = screen.edit("service_username_field")
    assert field.selectedText() == "m.okafor"
    field.end(False)
    QTest.keyClicks(field, "1")
    screen.strike(Qt.Key.Key_Return)
    assert screen.words("service_value_username") == "m.okafor1"
    assert screen.focus == "service_edit"


def test_tab_goes_from_the_field_to_its_buttons_and_round(screen: Screen) -> None:
    screen.visit()
    screen.choose("Admin profile")
    screen.press("service_edit")
    QTest.keyClicks(screen.edit("service_username_field"), "maya")
    stops = []
    for _ in range(5):
        stops.append(screen.focus)
        screen.strike(Qt.Key.Key_Tab)
    expected = ["service_username_field", "service_update", "service_cancel", "service_profile", "service_back"]
    assert stops == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("m.ok\u0430for", "“\u0430” only looks like “a”: it is a letter of another alphabet. Type “a”."),
        ("x" * 300, "A username has at most 64 characters."),
        ("\U0001f98a", "“\U0001f98a” cannot stand in a username. Use letters, digits, and @ . _ - or +."),
        ("t.reyes", "Another user is called t.reyes. Choose another username."),
        ("", "Type a username."),
    ],
)
def test_a_username_that_is_refused_is_told_below_the_field_and_stays(screen: Screen, typed: str, said: str) -> None:
    screen.services.others = ("t.reyes",)
    screen.visit()
    screen.choose("Admin profile")
    screen.press("service_edit")
    field = screen.edit("service_username_field")
    field.setText(typed)
    screen.press("service_update")
    assert field.accessibleDescription() == said
    assert field.text() == typed
    assert screen.focus == "service_username_field"
    field.setText("m.okafor1")
    assert field.accessibleDescription() == "", "what was wrong is over"
    screen.press("service_update")
    assert screen.words("service_value_username") == "m.okafor1"


def test_nothing_is_updated_until_something_is_changed(screen: Screen) -> None:
    screen.visit()
    screen.choose("Admin profile")
    screen.press("service_edit")
    assert not screen.find(QAbstractButton, "service_update").isEnabled()
    screen.strike(Qt.Key.Key_Return)
    assert screen.services.count("rename") == 0


@pytest.mark.parametrize("by_key", [True, False])
def test_cancelling_leaves_the_username_and_begins_anew_the_next_time(screen: Screen, by_key: bool) -> None:
    screen.visit()
    screen.choose("Admin profile")
    screen.press("service_edit")
    screen.edit("service_username_field").setText("something else")
    if by_key:
        screen.strike(Qt.Key.Key_Escape)
    else:
        screen.press("service_cancel")
    assert screen.window.isVisible()
    assert screen.words("service_value_username") == "m.okafor"
    assert screen.services.count("rename") == 0
    screen.press("service_edit")
    assert screen.edit("service_username_field").text() == "m.okafor"


def test_an_update_that_is_not_answered_is_said_and_what_is_typed_stays(screen: Screen) -> None:
    screen.visit()
    screen.choose("Admin profile")
    screen.press("service_edit")
    screen.edit("service_username_field").setText("m.okafor1")
    screen.services.fail("rename", silent())
    screen.press("service_update")
    assert screen.find(QWidget, "service_notice").accessibleName() == "DigiCert did not answer"
    assert not screen.shows("service_try_again"), "Update profile is what tries it again"
    assert screen.edit("service_username_field").text() == "m.okafor1"
    screen.press("service_update")
    assert screen.find(QWidget, "service_notice").accessibleName() == "Profile updated"


def test_a_linked_users_name_is_the_accounts_and_has_no_edit_icon(screen: Screen) -> None:
    screen.visit(LINKED)
    screen.choose("Admin profile")
    assert not screen.shows("service_edit")
    assert "that of your DigiCert account" in screen.words("service_username_hint")
    assert screen.words("service_value_link") == "Linked to your DigiCert account"
    screen.press("service_back")
    assert screen.shows("service_home")


def test_long_names_are_shown_whole_and_widen_nothing(screen: Screen) -> None:
    standing = replace(CLASHING.standing, service_username=HOSTILE)
    standing = replace(standing, organisation=replace(standing.organisation, name="\u202e" + "O" * 300))
    long = replace(CLASHING, standing=standing)
    screen.accounts.view = account_view(long)
    screen.accounts.directory = {long.seat: standing}
    for begin in (screen.ask, screen.visit):
        begin(long)
        screen.window.resize(screen.window.minimumWidth(), 600)
        QApplication.processEvents()
        area = screen.window.findChild(QScrollArea)
        assert area is not None
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()
        assert screen.window.width() <= screen.window.minimumWidth()
    screen.choose("Admin profile")
    assert screen.words("service_value_username") == HOSTILE
    shown = [label.text() for label in screen.window.findChildren(QLabel)]
    assert not any("\u202e" in words for words in shown)
