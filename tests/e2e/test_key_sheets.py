"""A private key from the sheets: made for a reissue, handed in, and saved together with the new certificate."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from certdesk.domain.local_keys import KeyChoice, Target
from certdesk.pki.formats.key_stores import KEY_STORES
from certdesk.pki.key_files import is_key_of, read_key
from certdesk.services.key_material import encrypted_pem, make_pair
from tests.e2e.signing_in import ORDER, enter, sign_in
from tests.e2e.stage import Keyring, Stage
from tests.e2e.visitor import Visitor

WAITING = "api.meridianfreight.example"
VAULT, OWN = "correct horse battery", "of my own file"
VAULT_FIELD, NEW_FIELD, OWN_FIELD = (
    "Pass phrase of your keys",
    "Pass phrase for the new file",
    "Pass phrase of the key file",
)


def make_key(visitor: Visitor) -> None:
    """Make a key for a reissue, on a computer without a keyring."""
    visitor.click("Reissue…")
    visitor.click("How to make a CSR on nginx, Apache, IIS or cPanel")
    visitor.sees("This computer has no keyring")
    visitor.write("A pass phrase for your keys", VAULT)
    visitor.write("The same once more", VAULT)
    visitor.click("Make key and CSR")
    visitor.sees("The key and its CSR are made")


def reissue(visitor: Visitor) -> None:
    """Hand in what was made, and have the certificate issued."""
    visitor.click("Use this CSR")
    visitor.sees("CSR made here")
    visitor.click("Continue")
    visitor.wait("the methods", lambda: "Asking which methods" not in visitor.text())
    visitor.click("Continue")
    visitor.click("Send reissue request")
    visitor.sees("Reissue requested")
    visitor.click("Done")
    visitor.move_time("1 day")


def open_store(visitor: Visitor) -> None:
    """Open the sheet for a file with the private key."""
    visitor.click("Download…")
    visitor.click("IIS")
    visitor.click("With my private key, .pfx")
    visitor.click("Continue")
    visitor.sees("What will open it?")


def choose_file(visitor: Visitor, file: Path) -> None:
    """Choose a key file in the dialog that opens."""
    visitor.click("Choose a key file…")
    visitor.wait("the dialog", lambda: any(visitor.visible(QFileDialog)))
    dialog = next(visitor.visible(QFileDialog))
    field = next(visitor.visible(QLineEdit, dialog))
    field.setText(str(file))
    QTest.keyClick(field, Qt.Key.Key_Return)
    visitor.wait("the dialog closed", lambda: not any(visitor.visible(QFileDialog)))
    visitor.come_back()


def proposed(visitor: Visitor) -> str:
    """Have a pass phrase made, and return it."""
    visitor.click("Make one")
    visitor.wait("a pass phrase", lambda: visitor.field(NEW_FIELD).text())
    return visitor.field(NEW_FIELD).text()


def test_a_key_made_here_is_reissued_on_and_saved_with_its_certificate(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    make_key(visitor)
    visitor.click("Save the key…")
    passphrase = proposed(visitor)
    visitor.click("Save")
    visitor.sees("Saved shop_larkspur_example.key")
    private_key = read_key((filled.downloads / "shop_larkspur_example.key").read_bytes(), "", passphrase)
    reissue(visitor)

    visitor = filled.restart()
    sign_in(visitor)
    open_store(visitor)
    visitor.sees("Made here on")
    passphrase = proposed(visitor)
    visitor.write(VAULT_FIELD, "wrong")
    visitor.click("Save")
    visitor.sees("That pass phrase does not open the keys.")
    visitor.write(VAULT_FIELD, VAULT)
    visitor.click("Save")
    visitor.sees("Saved shop_larkspur_example.pfx")
    visitor.wait("the sheets closed", lambda: filled.program.shell.sheets.are_closed)
    saved = filled.downloads / "shop_larkspur_example.pfx"
    held = KEY_STORES[Target.WINDOWS].read(saved.read_bytes(), passphrase)
    assert held.private_key == private_key
    assert is_key_of(private_key, held.chain[0])


def test_an_order_that_waits_for_a_request_gets_one_made_here(filled: Stage) -> None:
    filled.keyring = Keyring()
    visitor = filled.open_book()
    visitor.select(WAITING)
    visitor.click("Add CSR…")
    visitor.sees("Drop a CSR here")
    visitor.click("How to make a CSR")
    visitor.sees("Where is the key made?")
    visitor.wait("the sheet behind to wait", lambda: "Drop a CSR here" not in visitor.text())
    visitor.click("Make key and CSR")
    visitor.click("Use this CSR")
    visitor.sees("CSR made here")
    visitor.click("Send CSR")
    visitor.wait("the sheets closed", lambda: filled.program.shell.sheets.are_closed)


def test_a_key_file_of_ones_own_is_read_compared_and_refused_in_words(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    open_store(visitor)
    visitor.sees("No key of this certificate is on this computer")
    own = filled.home.parent / "other.key"
    own.write_bytes(encrypted_pem(make_pair((ORDER,), KeyChoice.P256).private_key, OWN))
    choose_file(visitor, own)
    proposed(visitor)
    visitor.click("Save")
    visitor.sees("The file is protected.")
    visitor.wait("the field to be focused", lambda: visitor.focused() == OWN_FIELD)
    visitor.write(OWN_FIELD, OWN)
    visitor.click("Save")
    visitor.sees("The key does not belong to this certificate.")
    assert not list(filled.downloads.iterdir())
    visitor.click("All formats")
    visitor.sees("For IIS, choose PKCS #7")
    assert visitor.button("With my private key, .pfx").isChecked()


def test_after_a_session_that_ended_the_save_goes_on(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    make_key(visitor)
    reissue(visitor)
    visitor.click("Send a new code")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Guest session, 2 h 0 min left")
    open_store(visitor)
    passphrase = proposed(visitor)
    filled.pass_time(timedelta(hours=3))
    visitor.click("Save")
    visitor.sees("Step 1 of 2")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    enter(visitor, visitor.read_code())
    visitor.sees("Saved shop_larkspur_example.pfx")
    saved = filled.downloads / "shop_larkspur_example.pfx"
    assert KEY_STORES[Target.WINDOWS].read(saved.read_bytes(), passphrase).chain
    assert passphrase not in QApplication.clipboard().text()
