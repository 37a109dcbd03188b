"""The sheet on making requests: commands that are copied as they are, and a key that is made here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from certdesk.domain.csr_commands import Tool
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.local_keys import KeyChoice, MadeKey, VaultState
from certdesk.domain.messages import MessageKey
from tests.fakes_gui.download import OneOrder
from tests.fakes_gui.keys import kept_key
from tests.gui.keys.window import Window, secrets_in
from tests.samples import entry

SECRET = "correct horse"


def test_what_is_copied_is_the_command_as_it_is(window: Window) -> None:
    model, _ = window.making()
    window.click("way_openssl")
    window.click("make_copy")
    assert QGuiApplication.clipboard().text() == model.props.steps[0].code
    assert "\u200b" not in window.find(QLabel, "make_code").text()


@pytest.mark.parametrize("tool", Tool)
def test_every_tool_has_its_steps_numbered_and_a_button_per_command(window: Window, tool: Tool) -> None:
    model, _ = window.making()
    window.click(f"way_{tool.name.lower()}")
    said = window.texts().splitlines()
    assert [str(number) for number in range(1, len(model.props.steps) + 1)] == [
        line for line in said if line.isdecimal()
    ]
    for step in model.props.steps:
        name = f"{step.kind.value.replace(' ', '_')}_copy"
        assert (window.widget.findChild(QWidget, name) is not None) is bool(step.code)
    assert "{" not in window.texts().replace("{text}", "")
    assert not window.sees("making_make")


def test_the_key_of_the_commands_is_chosen_there(window: Window) -> None:
    model, _ = window.making()
    window.click("way_iis")
    keys = window.find(QComboBox, "making_key")
    keys.setCurrentIndex(keys.findData(KeyChoice.RSA_3072))
    keys.activated.emit(keys.currentIndex())
    assert "KeyLength = 3072" in window.find(QLabel, "write_inf_code").text()
    window.click("way_here")
    assert window.button("key_rsa_3072").isChecked()
    assert model.props.choice is KeyChoice.RSA_3072


def test_names_that_no_command_takes_are_said_in_the_place_of_steps(window: Window) -> None:
    window.making(order=OneOrder(entry(common_name="two words.example")))
    window.click("way_openssl")
    assert window.sees("making_problem")
    assert "two words.example cannot stand in a public certificate" in window.texts()


def test_a_key_is_made_and_its_request_used(window: Window) -> None:
    model, keys = window.making()
    made: list[MadeKey] = []
    model.made.connect(made.append)
    window.click("key_p384")
    window.click("making_make")
    assert keys.asked[0][2] is KeyChoice.P384
    assert "The key and its CSR are made" in window.texts()
    assert window.focused() == "making_use"
    assert not window.sees("making_make")
    window.press(Qt.Key.Key_Return)
    assert [each.key.choice for each in made] == [KeyChoice.P384]


def test_the_names_can_be_shortened_and_the_line_below_says_what_that_means(window: Window) -> None:
    _, keys = window.making()
    window.find(QPlainTextEdit, "making_names").setPlainText("shop.larkspur.example")
    assert "pay.larkspur.example is left out: a reissue would drop it." in window.texts()
    window.click("making_make")
    assert keys.asked[0][1] == ("shop.larkspur.example",)


def test_an_order_that_no_session_showed_says_that_there_may_be_more_names(window: Window) -> None:
    window.making(order=OneOrder(entry()))
    assert "Other names of the order show once you have signed in to it." in window.texts()


@pytest.mark.parametrize("tool", Tool)
def test_no_command_hides_that_names_of_the_order_may_be_missing(window: Window, tool: Tool) -> None:
    window.making(order=OneOrder(entry()))
    assert not window.sees("making_unseen"), "the names that are typed say so themselves"
    window.click(f"way_{tool.name.lower()}")
    assert window.sees("making_unseen")
    said = window.texts().replace("\u200b", "")
    assert "Only shop.larkspur.example is asked for" in said
    assert "A reissue drops the names that its CSR leaves out." in said


def test_a_command_with_all_names_of_the_order_comes_without_a_warning(window: Window) -> None:
    window.making()
    window.click("way_openssl")
    assert not window.sees("making_unseen")


def test_what_was_refused_of_a_pass_phrase_comes_into_sight(window: Window) -> None:
    _, keys = window.making(VaultState.NEW)
    for again, leads_to in (("other", "vault_again"), ("other", "vault_again"), (SECRET, "vault_new")):
        keys.refusals["open_vault"] = FieldError("passphrase", MessageKey.VAULT_PASSPHRASE)
        for name, text in (("vault_new", SECRET), ("vault_again", again)):
            window.field(name).clear()
            window.type(name, text)
        window.click("making_make")
        QApplication.processEvents()
        assert window.focused() == leads_to
        assert window.field(leads_to).visibleRegion().boundingRect() == window.field(leads_to).rect()


def test_a_computer_without_a_keyring_asks_for_a_new_pass_phrase_twice(window: Window) -> None:
    model, keys = window.making(VaultState.NEW)
    assert "This computer has no keyring" in window.texts()
    window.type("vault_new", SECRET)
    window.type("vault_again", "correct house")
    window.press(Qt.Key.Key_Tab)
    window.click("making_make")
    assert "The two are not the same." in window.texts()
    window.field("vault_again").clear()
    window.type("vault_again", SECRET)
    window.field("vault_again").setFocus()
    window.press(Qt.Key.Key_Return)
    assert keys.opened_with == [SECRET]
    assert model.props.made is not None
    assert not window.sees("vault_new")
    assert SECRET not in secrets_in(window)


def test_a_wrong_pass_phrase_is_said_below_its_field(window: Window) -> None:
    _, keys = window.making(VaultState.LOCKED)
    keys.refusals["open_vault"] = FieldError("passphrase", MessageKey.VAULT_PASSPHRASE)
    window.type("vault_locked", "wrong")
    window.click("making_make")
    assert "That pass phrase does not open the keys." in window.texts()
    assert window.field("vault_locked").accessibleDescription() == "That pass phrase does not open the keys."


@pytest.mark.parametrize("way", ["escape", "close", "made"])
def test_no_pass_phrase_outlives_the_sheet(window: Window, way: str) -> None:
    window.making(VaultState.LOCKED)
    window.type("vault_locked", SECRET)
    if way == "escape":
        window.press(Qt.Key.Key_Escape)
    else:
        window.click("making_close" if way == "close" else "making_make")
    assert SECRET not in secrets_in(window)


def test_fields_of_pass_phrases_hide_what_is_typed_until_they_are_asked(window: Window) -> None:
    window.making(VaultState.LOCKED)
    field, eye = window.field("vault_locked"), window.button("vault_locked_show")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Show the pass phrase"
    window.click("vault_locked_show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide the pass phrase"
    window.click("vault_locked_show")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_while_a_key_is_made_the_sheet_stays_and_can_only_be_stopped(window: Window) -> None:
    model, keys = window.making()
    window.click("key_rsa_4096")
    window.button("making_make").click()
    assert window.focused() == "making_stop"
    assert window.button("making_make").text() == "Making the key, RSA 4096…"
    QTest.keyClick(window.button("making_stop"), Qt.Key.Key_Escape)
    assert model.props.is_open
    window.button("making_stop").click()
    assert not window.button("making_stop").isEnabled()
    window.lane.drain()
    assert keys.kept == []
    assert model.props.is_open
    assert window.sees("making_make")


def test_what_went_wrong_is_said_at_the_top(window: Window) -> None:
    _, keys = window.making()
    keys.refusals["make"] = Unavailable(MessageKey.DISK_FULL)
    window.click("making_make")
    assert window.sees("making_problem")
    assert window.focused() == "making_make"


def test_kept_keys_are_used_saved_and_removed_after_a_question(window: Window) -> None:
    model, keys = window.making(kept=[kept_key("d1")])
    to_save: list[object] = []
    model.saving_wanted.connect(to_save.append)
    window.click("kept_save")
    assert to_save == keys.kept
    window.click("kept_remove")
    assert "Remove P-256, made on 20 Nov 2026" in window.texts()
    assert window.focused() == "kept_keep"
    window.press(Qt.Key.Key_Return)
    assert window.focused() == "kept_remove"
    window.click("kept_remove")
    window.click("kept_remove_now")
    assert keys.kept == []
    assert "Keys made here for this order" not in window.texts()


def test_the_focus_returns_to_where_it_was(window: Window) -> None:
    window.making()
    window.press(Qt.Key.Key_Escape)
    assert window.opener.hasFocus()
