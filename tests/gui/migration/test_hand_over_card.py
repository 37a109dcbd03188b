"""The card of one client: what they get, where it goes, how far it is, what is proposed, and what changed since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.handovers import Stage
from certdesk.domain.move_plans import MovePlan
from certdesk.views.theme.appearance import Appearance
from tests.gui.mail_program import MailProgram
from tests.gui.migration.handing import HandingDesk
from tests.gui.migration.handing_window import HandingWindow


@pytest.fixture
def mail_file_program() -> Iterator[MailProgram]:
    program = MailProgram()
    QDesktopServices.setUrlHandler("file", program, "open_mail")  # type: ignore[arg-type]  # takes text
    yield program
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def shown(handing: HandingDesk, qtbot: QtBot, appearance: Appearance) -> HandingWindow:
    return HandingWindow(handing, qtbot)


def test_a_card_says_what_the_client_gets(shown: HandingWindow) -> None:
    shown.desk.client("Holloway Books", "a.example", number="27190455")
    shown.desk.client("Holloway Books", "b.example", number="27190612", plan=MovePlan.DELEGATE)
    shown.desk.client("Holloway Books", "c.example", number="")
    assert shown.text("handover_client") == "Holloway Books"
    assert shown.text("handover_held_words") == "2 certificates · accounts 27190455, 27190612"
    first, second = "a.example\nClient manages it\n27190455", "b.example\nClient gives delegate access\n27190612"
    assert shown.all_text("handover_held") == f"{first}\n{second}"
    assert shown.text("handover_waiting") == "1 more certificate of this client is in no pack yet."


def test_ticks_are_set_by_hand_with_their_days_and_undone_from_the_toast(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.press("handover_sent")
    assert shown.ticks() == [True, True, False]
    assert shown.find(QAbstractButton, "handover_sent").text() == "Sent 20 November"
    assert shown.toasts == ["Ashgrove: Sent is ticked, and Prepared with it"]
    shown.press("handover_confirmed")
    shown.press("handover_prepared")
    assert shown.ticks() == [False, False, False]
    assert shown.toasts[-1] == "Ashgrove: Prepared is taken back, and Sent and Confirmed with it"
    assert shown.undos[-1]()
    shown.settle()
    assert shown.ticks() == [True, True, True]


def test_a_tick_stays_where_it_was_when_the_one_before_it_gets_its_day(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    sent, confirmed = (shown.find(QAbstractButton, name) for name in ("handover_sent", "handover_confirmed"))
    QApplication.processEvents()
    before = sent.pos(), confirmed.pos()
    shown.press("handover_prepared")
    shown.press("handover_sent")
    QApplication.processEvents()
    assert sent.text() == "Sent 20 November"
    assert (sent.pos(), confirmed.pos()) == before


def test_a_tick_that_could_not_be_kept_is_not_shown(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.desk.desk.migrations.remove(shown.desk.migration.id)
    shown.press("handover_sent")
    assert shown.ticks() == [False, False, False]
    assert len(shown.desk.failures) == 1


def test_opening_in_mail_goes_to_the_recipient_and_proposes_to_tick_sent(
    shown: HandingWindow, mail_file_program: MailProgram, tmp_path: Path
) -> None:
    shown.desk.client("Ashgrove", "a.example")
    edit = shown.find(QLineEdit, "handover_email")
    edit.setText("head@ashgrove.example")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    shown.settle()
    shown.press("paper_mail")
    (dialog,) = shown.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "pack.eml"))
    dialog.close()
    shown.settle()
    assert b"To: head@ashgrove.example" in (tmp_path / "pack.eml").read_bytes()
    assert len(mail_file_program.opened) == 1
    assert shown.text("handover_note") == "Nothing is sent by CertDesk. Tick what you did, and what you heard."
    assert "CertDesk sends nothing" in shown.all_text("handover_proposal")
    assert shown.ticks() == [True, False, False]
    shown.press("handover_tick_sent")
    assert shown.ticks() == [True, True, False]
    assert not shown.sees("handover_proposal")


def test_copying_prepares_and_proposes_nothing(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.press("paper_copy")
    assert shown.ticks() == [True, False, False]
    assert not shown.sees("handover_proposal")


def test_what_is_typed_as_an_address_stays_until_it_is_one(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    edit = shown.find(QLineEdit, "handover_email")
    QTest.keyClicks(edit, "nobody")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    shown.settle()
    assert edit.text() == "nobody"
    assert "This is not an e-mail address" in edit.accessibleDescription()
    shown.desk.reload()
    assert edit.text() == "nobody"
    QTest.keyClicks(edit, "@ashgrove.example")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    shown.settle()
    assert shown.desk.view.handovers[0].email == edit.text() == "nobody@ashgrove.example"
    assert edit.accessibleDescription() == "Kept on this computer."


def test_a_pack_that_changed_since_it_was_sent_is_prepared_again(shown: HandingWindow) -> None:
    (first,) = shown.desk.client("Ashgrove", "a.example")
    shown.desk.mark("Ashgrove", Stage.SENT)
    assert not shown.sees("handover_changed")
    shown.desk.client("Ashgrove", "b.example")
    shown.desk.number([first], "40127764")
    assert shown.all_text("handover_changed") == (
        "Changed since it was sent\n1 certificate was added. 1 certificate has another customer account. "
        "The client has the pack of before. Prepare this one and send it. This takes the tick Sent back."
    )
    shown.press("handover_again")
    assert shown.ticks() == [True, False, False]
    assert not shown.sees("handover_changed")
    assert shown.toasts == ["Ashgrove: prepared again, Sent taken back"]


def test_the_pack_and_the_summary_are_read_over_the_window(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.press("handover_preview")
    assert "a.example" in shown.find(QTextEdit, "paper").toPlainText()
    shown.press("paper_close")
    assert shown.ticks() == [False, False, False], "reading it is not preparing it"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shown.press("handover_summary")
    assert "Off the ISO account" in shown.find(QTextEdit, "paper").toPlainText()


def test_names_of_clients_are_text_and_bounded(shown: HandingWindow) -> None:
    shown.desk.client("<b>Evil</b> " + "x" * 60, "a.example")
    shown.press("handover_sent")
    assert shown.text("handover_client").startswith("<b>Evil</b> x")
    assert shown.find(QLabel, "handover_client").textFormat() is Qt.TextFormat.PlainText
    assert "{" not in shown.toasts[0]


def test_certificates_of_nobody_named_in_several_accounts_go_to_nobody_until_it_is_said_whose_they_are(
    shown: HandingWindow,
) -> None:
    shown.desk.client("", "a.example", number="27190455")
    assert not shown.sees("handover_strangers")
    assert shown.find(QAbstractButton, "paper_pdf").isEnabled()
    shown.desk.client("", "b.example", number="27190612")
    shown.settle()
    said = shown.all_text("handover_strangers")
    assert "Whose are these?" in said
    assert "in 2 customer accounts" in said
    outlets = ("paper_pdf", "paper_text", "paper_copy", "paper_mail", "handover_preview", "handover_save_all")
    assert not any(shown.find(QAbstractButton, name).isEnabled() for name in (*outlets, "handover_sent"))
    shown.press("handover_find")
    assert shown.asked == ["find_wanted"]
    shown.desk.client("Holloway Books", "c.example", number="1")
    assert shown.find(QAbstractButton, "handover_save_all").isEnabled()
