"""The sheets that save a private key: what they ask, where a refusal stands, and that nothing typed stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError, FieldError, StateConflict, Unavailable
from certdesk.domain.local_keys import OwnKeyFile, Target, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.views.key_store.key_source import KeySource
from tests.gui.keys.window import KEY_FILE, Window, secrets_in

SECRET = "correct horse"


def test_the_newest_key_is_chosen_and_saved_for_the_target(window: Window) -> None:
    _, stores = window.store("d2", "d1")
    assert window.button("store_key_d2").isChecked()
    assert not window.button("store_save").isEnabled()
    window.click("target_old_windows")
    window.click("store_key_d1")
    window.type("store_passphrase", SECRET)
    window.click("store_save")
    saved = stores.saved[0]
    assert (saved.target, saved.key, saved.passphrase) == (Target.OLD_WINDOWS, "d1", SECRET)


@pytest.mark.parametrize("target", Target)
def test_each_target_says_what_is_made_and_how_it_is_taken_in(window: Window, target: Target) -> None:
    window.store("d1")
    window.click(f"target_{target.name.lower()}")
    ending = {Target.OLD_JAVA: ".jks", Target.JAVA: ".p12", Target.ANDROID: ".p12"}.get(target, ".pfx")
    assert f"A {ending}" in window.texts()
    assert window.sees("store_after")


def test_without_a_key_here_it_says_where_the_key_is(window: Window) -> None:
    window.store()
    assert window.sees("store_no_key")
    assert not window.sees("store_own_file")
    assert window.sees("store_choose_file")


def test_the_users_own_file_is_used_and_its_pass_phrase_asked_for_when_needed(window: Window) -> None:
    _, stores = window.store("d1")
    window.click("store_own_file")
    window.find(KeySource, "").file_chosen.emit(KEY_FILE)
    assert "shop.key" in window.texts()
    window.type("store_passphrase", SECRET)
    stores.refusals.append(FieldError("key", MessageKey.KEY_FILE_PASSPHRASE))
    window.click("store_save")
    assert window.focused() == "store_own_passphrase"
    assert "this pass phrase does not open it" not in window.texts()
    window.type("store_own_passphrase", "wrong")
    stores.refusals.append(FieldError("key", MessageKey.KEY_FILE_PASSPHRASE))
    window.click("store_save")
    assert "this pass phrase does not open it" in window.texts()
    assert window.focused() == "store_own_passphrase"
    window.type("store_own_passphrase", "right")
    window.click("store_save")
    assert stores.saved[0].key == OwnKeyFile(KEY_FILE, "right")


def test_a_pass_phrase_that_is_made_is_shown_and_can_be_copied(window: Window) -> None:
    window.store("d1")
    assert not window.button("store_passphrase_copy").isEnabled()
    window.click("store_passphrase_propose")
    assert window.field("store_passphrase").text() == "new-pass-phrase-1"
    assert window.field("store_passphrase").echoMode() is QLineEdit.EchoMode.Normal
    window.click("store_passphrase_copy")
    assert QGuiApplication.clipboard().text() == "new-pass-phrase-1"


def test_a_closed_vault_asks_for_its_pass_phrase(window: Window) -> None:
    window.store("d1", state=VaultState.LOCKED)
    window.type("store_passphrase", SECRET)
    assert not window.button("store_save").isEnabled()
    window.type("store_opener", "of the vault")
    assert window.button("store_save").isEnabled()
    window.click("store_own_file")
    assert not window.sees("store_opener")


@pytest.mark.parametrize(
    ("error", "said", "focused"),
    [
        (FieldError("key", MessageKey.KEY_MISMATCH), "The key does not belong to this certificate.", "store_key_d1"),
        (
            FieldError("passphrase", MessageKey.PASSPHRASE_SHORT, number=8),
            "A pass phrase has 8 characters or more.",
            "store_passphrase",
        ),
        (FieldError("file_name", MessageKey.FILE_NAME), "This name cannot be used for a file.", "file_name"),
        (Unavailable(MessageKey.FILE_WRITE, folder="f", cause="full"), "The disk is full.", ""),
    ],
)
def test_a_refusal_is_said_at_its_place_and_has_the_focus(
    window: Window, error: CertDeskError, said: str, focused: str
) -> None:
    _, stores = window.store("d1")
    window.type("store_passphrase", SECRET)
    stores.refusals.append(error)
    window.click("store_save")
    assert said in window.texts()
    assert not focused or window.focused() == focused
    assert window.field("store_passphrase").text() == SECRET


def test_only_a_folder_that_refused_can_be_changed_for_another(window: Window) -> None:
    _, stores = window.store("d1")
    window.type("store_passphrase", SECRET)
    stores.refusals.append(Unavailable(MessageKey.VAULT_KEY, place="keyring"))
    window.click("store_save")
    assert window.sees("filing_problem")
    assert not window.sees("another_folder")
    stores.refusals.append(Unavailable(MessageKey.FILE_WRITE, folder="f", cause="gone"))
    window.click("store_save")
    assert window.sees("another_folder")


def test_a_file_in_the_way_is_replaced_or_kept(window: Window) -> None:
    _, stores = window.store("d1")
    window.type("store_passphrase", SECRET)
    stores.refusals.append(StateConflict(MessageKey.FILE_EXISTS, file="shop.pfx"))
    window.click("store_save")
    assert window.focused() == "keep_both"
    window.click("replace")
    assert stores.saved[0].if_exists is IfExists.REPLACE


def test_while_it_is_written_nothing_can_be_changed_and_the_sheet_stays(window: Window) -> None:
    model, _ = window.store("d1")
    window.type("store_passphrase", SECRET)
    window.button("store_save").click()
    assert not window.field("store_passphrase").isEnabled()
    model.close()
    assert model.props.is_open


@pytest.mark.parametrize("way", ["escape", "cancel", "back", "saved"])
def test_no_pass_phrase_outlives_the_sheet(window: Window, way: str) -> None:
    window.store("d1", state=VaultState.LOCKED)
    for name in ("store_passphrase", "store_opener"):
        window.type(name, SECRET)
    if way == "escape":
        window.press(Qt.Key.Key_Escape)
    else:
        window.click({"cancel": "store_cancel", "back": "store_back", "saved": "store_save"}[way])
    assert SECRET not in secrets_in(window)


def test_a_key_alone_is_saved_under_a_pass_phrase(window: Window) -> None:
    model, keys = window.key_file(VaultState.LOCKED)
    saved: list[Path] = []
    model.saved.connect(saved.append)
    window.type("key_opener", "of the vault")
    window.type("key_passphrase", SECRET)
    window.click("key_file_save")
    assert keys.opened_with == ["of the vault"]
    assert saved == [Path("downloads/shop_larkspur_example.key")]
    assert SECRET not in secrets_in(window)


def test_a_wrong_pass_phrase_of_the_vault_leads_back_to_its_field(window: Window) -> None:
    _, keys = window.key_file(VaultState.LOCKED)
    keys.refusals["open_vault"] = FieldError("passphrase", MessageKey.VAULT_PASSPHRASE)
    window.type("key_opener", "wrong")
    window.type("key_passphrase", SECRET)
    window.click("key_file_save")
    assert window.focused() == "key_opener"
    assert window.field("key_opener").selectedText() == "wrong"
