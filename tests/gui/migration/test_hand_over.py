"""The page Hand over as a person meets it: the clients, the card of one, what is proposed, and what is left."""

from pathlib import Path
from time import perf_counter
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.handovers import Stage
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.work import Silent
from certdesk.viewmodels.migration.paper_out import PaperOut
from certdesk.views.migration.hand_over import HandOverPage
from certdesk.views.theme.appearance import Appearance
from tests.fakes import FakeWorld
from tests.gui.mail_program import MailProgram
from tests.gui.migration.handing import HandingDesk

W = TypeVar("W", bound=QObject)


class Shown:
    """The page in a window. `toasts` are what it says, `asked` what it wants of the frame."""

    def __init__(self, desk: HandingDesk, qtbot: QtBot) -> None:
        self.desk, self.window = desk, QWidget()
        self.toasts: list[str] = []
        self.asked: list[str] = []
        qtbot.addWidget(self.window)
        self.out = PaperOut(desk.runner)
        self.page = HandOverPage(desk.model, self.out)
        self.page.setParent(self.window)
        self.page.said.connect(self.toasts.append)
        self.page.undo_offered.connect(self.toasts.append)
        for name in ("plan_wanted", "archive_wanted", "save_all_wanted"):
            getattr(self.page, name).connect(lambda name=name: self.asked.append(name))
        self.page.resize(984, 700)
        self.window.resize(984, 700)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        self.desk.settle()
        QApplication.processEvents()

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, f"migration_{name}")
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text().replace("\u200b", "")

    def all_text(self, name: str) -> str:
        self.settle()
        labels = [each for each in self.find(QWidget, name).findChildren(QLabel) if each.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in labels)

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def ticks(self) -> list[bool]:
        names = ("handover_prepared", "handover_sent", "handover_confirmed")
        return [self.find(QAbstractButton, name).isChecked() for name in names]


@pytest.fixture
def shown(handing: HandingDesk, qtbot: QtBot, appearance: Appearance) -> Shown:
    return Shown(handing, qtbot)


def test_the_head_counts_certificates_and_clients(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example", "b.example")
    shown.desk.client("Kestrel", "k.example", number="2")
    shown.desk.mark("Ashgrove", Stage.CONFIRMED)
    assert shown.text("handover_progress") == "2 of 3 handed over"
    assert shown.text("handover_tally") == "1 of 2 clients prepared · 1 sent · 1 confirmed"


def test_a_card_says_what_the_client_gets(shown: Shown) -> None:
    shown.desk.client("Holloway Books", "a.example", number="27190455")
    shown.desk.client("Holloway Books", "b.example", number="27190612", plan=MovePlan.DELEGATE)
    shown.desk.client("Holloway Books", "c.example", number="")
    assert shown.text("handover_client") == "Holloway Books"
    assert shown.text("handover_held_words") == "2 certificates · accounts 27190455, 27190612"
    first, second = "a.example\nClient manages it\n27190455", "b.example\nDelegate access\n27190612"
    assert shown.all_text("handover_held") == f"{first}\n{second}"
    assert shown.text("handover_waiting") == "1 more certificate of this client is in no pack yet."


def test_ticks_are_set_by_hand_with_their_days_and_undone_from_the_toast(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.press("handover_sent")
    assert shown.ticks() == [True, True, False]
    assert shown.find(QAbstractButton, "handover_sent").text() == "Sent 20 November"
    assert shown.toasts == ["Ashgrove: Sent is ticked, and Prepared with it"]
    shown.press("handover_confirmed")
    shown.press("handover_prepared")
    assert shown.ticks() == [False, False, False]
    assert shown.toasts[-1] == "Ashgrove: Prepared is taken back, and Sent and Confirmed with it"
    assert shown.page.undo()
    shown.settle()
    assert shown.ticks() == [True, True, True]


def test_a_tick_that_could_not_be_kept_is_not_shown(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.desk.desk.migrations.remove(shown.desk.migration.id)
    shown.press("handover_sent")
    assert shown.ticks() == [False, False, False]
    assert len(shown.desk.failures) == 1


def test_opening_in_mail_goes_to_the_recipient_and_proposes_to_tick_sent(
    shown: Shown, mail_program: MailProgram
) -> None:
    shown.desk.client("Ashgrove", "a.example")
    edit = shown.find(QLineEdit, "handover_email")
    edit.setText("head@ashgrove.example")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    shown.settle()
    shown.press("paper_copy")
    assert shown.ticks() == [True, False, False]
    assert not shown.sees("handover_proposal")
    shown.desk.model.propose_sent("Ashgrove")
    assert shown.text("handover_note") == "Nothing is sent by CertDesk. Tick what you did, and what you heard."
    assert "CertDesk sends nothing" in shown.all_text("handover_proposal")
    assert shown.ticks() == [True, False, False]
    shown.press("handover_tick_sent")
    assert shown.ticks() == [True, True, False]
    assert not shown.sees("handover_proposal")


def test_what_is_typed_as_an_address_stays_until_it_is_one(shown: Shown) -> None:
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


def test_a_pack_that_changed_since_it_was_sent_is_prepared_again(shown: Shown) -> None:
    (first,) = shown.desk.client("Ashgrove", "a.example")
    shown.desk.mark("Ashgrove", Stage.SENT)
    assert not shown.sees("handover_changed")
    shown.desk.client("Ashgrove", "b.example")
    shown.desk.number([first], "40127764")
    assert shown.all_text("handover_changed") == (
        "Changed since it was sent\n1 certificate was added. 1 certificate has another customer account. The client has "
        "the pack of before. Prepare this one and send it. This takes the tick Sent back."
    )
    shown.press("handover_again")
    assert shown.ticks() == [True, False, False]
    assert not shown.sees("handover_changed")
    assert shown.toasts == ["Ashgrove: prepared again, Sent taken back"]


def test_clients_are_chosen_by_keys_and_letters(shown: Shown) -> None:
    for number, client in enumerate(("Ashgrove", "Holloway", "Kestrel")):
        shown.desk.client(client, f"{client.lower()}.example", number=str(number + 1))
    shown.page.focus_first()
    rows = shown.find(QListView, "handover_clients")
    assert rows.hasFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert shown.text("handover_client") == "Holloway"
    QTest.keyClick(rows, Qt.Key.Key_K)
    assert shown.text("handover_client") == "Kestrel"
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert shown.find(QAbstractButton, "handover_prepared").hasFocus()
    spoken = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ashgrove, To prepare, 1 certificate, account 1"


def test_the_list_is_narrowed_to_those_who_are_waited_for(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.desk.client("Kestrel", "k.example", number="2")
    shown.desk.mark("Kestrel", Stage.SENT)
    parts = shown.find(QComboBox, "handover_parts")
    assert [parts.itemText(place) for place in range(4)] == [
        "All clients (2)",
        "To send (1)",
        "Sent, not confirmed (1)",
        "Confirmed (0)",
    ]
    shown.desk.model.choose("Kestrel")
    parts.setCurrentIndex(2)
    assert shown.find(QListView, "handover_clients").model().rowCount() == 1


def test_a_reminder_is_copied_and_opened_and_asks_for_no_password(shown: Shown, mail_program: MailProgram) -> None:
    shown.desk.client("Tidewater Dental", "clinic.example")
    shown.desk.desk.handing_over.set_recipient(shown.desk.migration.id, "Tidewater Dental", "desk@tidewater.example")
    shown.desk.mark("Tidewater Dental", Stage.SENT)
    shown.desk.wait(9)
    assert "Tidewater Dental has not confirmed for 9 days" in shown.all_text("handover_reminders")
    shown.press("handover_reminder_copy_0")
    copied = QApplication.clipboard().text()
    assert "clinic.example" in copied
    assert "40127763" in copied
    assert "Do not send me a password." in copied
    shown.press("handover_reminder_mail_0")
    (address,) = mail_program.opened
    assert address.startswith("mailto:desk@tidewater.example?subject=Reminder")


def test_what_is_in_no_pack_is_named_with_the_reason_and_the_way_back(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.desk.client("Osprey", "o.example", number="", plan=None)
    shown.desk.client("Kestrel", "k.example", number="2", plan=MovePlan.KEEP)
    said = shown.all_text("handover_left")
    assert "2 certificates still depend on the ISO account" in said
    assert "Not found yet · Osprey" in said
    assert "Keep as is for now · Kestrel" in said
    shown.find(QAbstractButton, "handover_left_plan").click()
    assert shown.asked == ["plan_wanted"]


def test_without_a_client_who_is_ready_there_is_the_way_back_alone(shown: Shown) -> None:
    shown.desk.client("Osprey", "o.example", number="", plan=None)
    assert shown.text("handover_end_title") == "No client is ready yet. Go back to Plan."
    assert not shown.sees("handover_card")
    assert not shown.sees("handover_left_plan")
    shown.page.focus_first()
    shown.press("handover_plan")
    assert shown.asked == ["plan_wanted"]


def test_when_every_client_confirmed_it_is_done_and_can_be_put_away(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    assert not shown.sees("handover_end")
    shown.press("handover_confirmed")
    assert shown.text("handover_end_title") == "Done. Nothing depends on the ISO account any more."
    assert shown.sees("handover_card"), "a tick can still be taken back"
    shown.press("handover_archive")
    assert shown.asked == ["archive_wanted"]


def test_the_pack_and_the_summary_are_read_over_the_window(shown: Shown) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.press("handover_preview")
    assert "a.example" in shown.find(QWidget, "paper").toPlainText()  # type: ignore[attr-defined]
    shown.press("paper_close")
    assert shown.ticks() == [False, False, False], "reading it is not preparing it"


def test_names_of_clients_are_text_and_bounded(shown: Shown) -> None:
    shown.desk.client("<b>Evil</b> " + "x" * 60, "a.example")
    shown.press("handover_sent")
    assert shown.text("handover_client").startswith("<b>Evil</b> x")
    assert shown.find(QLabel, "handover_client").textFormat() is Qt.TextFormat.PlainText
    assert "{" not in shown.toasts[0]


def test_three_hundred_clients_stay_fast(tmp_path: Path, qtbot: QtBot, appearance: Appearance) -> None:
    desk = HandingDesk(FakeWorld(tmp_path))
    rows = [f"site{place}.example,Client {place // 3:03},{place // 3 + 1}" for place in range(900)]
    listed = tmp_path / "clients.csv"
    listed.write_text("\n".join(["name,client,customer number", *rows]), "utf-8")
    added = desk.desk.holdings.read_list(desk.migration.id, listed, Silent()).added
    desk.plan(added, MovePlan.CLIENT)
    shown = Shown(desk, qtbot)
    began = perf_counter()
    desk.reload()
    desk.model.choose("Client 150")
    desk.model.choose("Client 299")
    QApplication.processEvents()
    assert perf_counter() - began < 1.5
    assert shown.text("handover_client") == "Client 299"
    assert shown.find(QListView, "handover_clients").model().rowCount() == 300
    assert shown.page.sizeHint().height() < 1_500, "the list scrolls by itself"
