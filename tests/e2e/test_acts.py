"""Acts on orders in the built program: each begins at its button or menu entry, and the order shows what came of it."""

from email import message_from_bytes
from email.policy import SMTP

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.orders import OrderId
from certdesk.pki.keys import KeyKind, make_key, make_request
from tests.e2e.signing_in import CODE
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

# One order of the practice portfolio for each status, with the buttons of its details.
PORTFOLIO = {
    "api.meridianfreight.example": ["Add CSR…", "Cancel order…", "Sign in…"],
    "vpn.copperfield-legal.example": ["Copy a note to the approver", "Cancel order…", "Prove names…"],
    "cdn.nordlicht.example": ["Cancel order…", "Prove names…", "Sign in…"],
    "portal.ashgrove-school.example": ["Prove names…", "Cancel order…", "Sign in…"],
    "shop.larkspur.example": ["Download…", "Reissue…", "Revoke…", "Sign in…"],
    "mail.tidewater-dental.example": ["Download…", "Prove names…", "Withdraw reissue…", "Revoke…"],
    "login.copperfield-legal.example": ["Copy details for support", "Write to OpenSRS Support…", "Order again…"],
    "beta.hollowaybooks.example": ["Download…", "Order again…", "Remove from list"],
    "spa.alpenrose.example": ["Order again…", "Download…", "Remove from list"],
    "staff.kestrel-arch.example": ["Copy order details", "Sign in…"],
    "shop.tannery-row.example": ["Write the e-mail…", "Copy the text"],
}
PENDING, ISSUED = "cdn.nordlicht.example", "shop.larkspur.example"


def activity_of(stage: Stage, name: str) -> list[DeskAct]:
    """What the desk noted on that order, newest first."""
    entries = stage.program.desk.orders.load().entries
    order = next(entry.order.id for entry in entries if entry.shown_name == name)
    lines = stage.program.desk.orders.details(OrderId(order)).activity
    return [line.what.act for line in lines if isinstance(line.what, DeskEntry)]


@pytest.mark.parametrize("name", PORTFOLIO)
def test_each_status_offers_its_acts(visitor: Visitor, name: str) -> None:
    visitor.select(name)
    for words in PORTFOLIO[name]:
        visitor.button(words)


def test_a_pending_order_is_cancelled_once_and_then_has_ended(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(PENDING)
    visitor.click("Cancel order…")
    visitor.sees("The funds come back")
    visitor.click("Cancel order")
    visitor.sees("The order was cancelled before it was issued")
    visitor.button("Remove from list")
    assert activity_of(filled, PENDING).count(DeskAct.CANCELED) == 1
    again = filled.restart()
    again.select(PENDING)
    again.sees("The order was cancelled before it was issued")


def test_a_pending_reissue_is_withdrawn_and_the_order_is_issued_again(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select("mail.tidewater-dental.example")
    visitor.click("Withdraw reissue…")
    visitor.click("Withdraw reissue")
    visitor.button("Reissue…")
    assert DeskAct.REISSUE_WITHDRAWN in activity_of(filled, "mail.tidewater-dental.example")


def test_revoking_goes_by_way_of_signing_in_and_the_typed_name(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(ISSUED)
    visitor.click("Revoke…")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    code = visitor.read_code()
    visitor.write(CODE, code)
    visitor.click("Sign in")
    visitor.sees("No refund")
    assert not any(each.isEnabled() for each in visitor.buttons("Revoke order"))
    name = visitor.window.findChild(QLineEdit, "revoke_name")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    QTest.keyClicks(name, ISSUED)
    visitor.click("Revoke order")
    visitor.sees("Revoked today")
    assert DeskAct.REVOKED in activity_of(filled, ISSUED)


def test_a_mail_about_a_denied_order_is_saved_and_noted(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select("login.copperfield-legal.example")
    visitor.click("Write to OpenSRS Support…")
    visitor.sees("Ask OpenSRS Support why the request was denied")
    visitor.click("Save as .eml…")
    target = filled.downloads / "mail.eml"
    dialog = next(iter(visitor.window.findChildren(QFileDialog)))
    dialog.fileSelected.emit(str(target))
    dialog.close()
    visitor.sees("Saved mail.eml")
    read = message_from_bytes(target.read_bytes(), policy=SMTP)
    assert read["Subject"].startswith("Denied: login.copperfield-legal.example")
    visitor.wait("the note", lambda: DeskAct.SUPPORT_MAIL in activity_of(filled, "login.copperfield-legal.example"))


def test_a_reissue_through_opensrs_waits_for_a_csr(visitor: Visitor) -> None:
    visitor.select("shop.tannery-row.example")
    visitor.click("Write the e-mail…")
    visitor.sees("Still missing: a CSR for this name.")
    QGuiApplication.clipboard().setText("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    visitor.click("Paste")
    verdict = visitor.window.findChild(QPlainTextEdit, "support_csr")
    assert isinstance(verdict, QPlainTextEdit)
    visitor.wait("the verdict", verdict.accessibleDescription)
    assert not any(each.isEnabled() for each in visitor.buttons("Open in mail program"))


def test_an_order_that_became_issued_offers_its_download(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select("mail.tidewater-dental.example")
    visitor.click("Withdraw reissue…")
    visitor.click("Withdraw reissue")
    visitor.button("Reissue…")
    visitor.select(PENDING)
    visitor.click("Cancel order…")
    visitor.click("Cancel order")
    visitor.button("Remove from list")
    visitor.move_time("1 day")
    visitor.sees("portal.ashgrove-school.example is issued")
    visitor.press(visitor.buttons("Download…")[-1])
    visitor.sees("Step 1 of 2")


def test_the_menu_says_why_an_issued_order_is_not_cancelled(visitor: Visitor) -> None:
    visitor.select(ISSUED)
    visitor.button("Download…")
    entry = next(each for each in visitor.window.findChildren(QAction) if each.objectName() == "menu_cancel")
    assert entry.text() == "Ca&ncel order… — issued orders are revoked, not cancelled"
    assert not entry.isEnabled()


def test_removing_from_the_list_can_be_undone(filled: Stage) -> None:
    visitor = filled.open_book()
    name = "login.copperfield-legal.example"
    visitor.select(name)
    visitor.click("More acts")
    visitor.choose("Remove from list")
    visitor.wait("gone", lambda: name not in visitor.listed())
    visitor.click("Undo")
    visitor.wait("back", lambda: name in visitor.listed())


def test_a_csr_is_handed_in_and_the_order_goes_into_the_queue(filled: Stage) -> None:
    visitor = filled.open_book()
    name = "api.meridianfreight.example"
    visitor.select(name)
    visitor.click("Add CSR…")
    QGuiApplication.clipboard().setText(make_request(make_key(KeyKind.P_256).private_key, (name,)))
    visitor.click("Paste")
    visitor.sees("What the CSR says")
    visitor.click("Send CSR")
    visitor.sees("The order is in the queue")
    assert activity_of(filled, name).count(DeskAct.CSR_SUPPLIED) == 1


def test_a_ca_that_comes_back_online_is_asked_at_once(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(ISSUED)
    visitor.click("Practice CA")
    visitor.choose("Take the practice CA offline")
    visitor.wait("the CA to be away", lambda: not filled.program.models.practice.props.is_online)
    visitor.key(Qt.Key.Key_F5)
    visitor.sees("did not answer")
    visitor.click("Practice CA")
    visitor.choose("Bring the practice CA back online")
    visitor.wait("the answer", lambda: filled.program.models.orders.props.error is None)
    assert visitor.listed()
