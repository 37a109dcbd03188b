"""The page Hand over as a person meets it: how far all are, the list, whom to remind, what is left, and the end."""

from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QListView
from pytestqt.qtbot import QtBot

from certdesk.domain.handovers import Stage
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.work import Silent
from certdesk.views.theme.appearance import Appearance
from certdesk.views.wording.dates import date, short_date
from tests.fakes import FakeWorld
from tests.gui.mail_program import MailProgram
from tests.gui.migration.handing import HandingDesk
from tests.gui.migration.handing_window import HandingWindow


@pytest.fixture
def shown(handing: HandingDesk, qtbot: QtBot, appearance: Appearance) -> HandingWindow:
    return HandingWindow(handing, qtbot)


def test_the_head_counts_certificates_and_clients(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example", "b.example")
    shown.desk.client("Kestrel", "k.example", number="2")
    shown.desk.mark("Ashgrove", Stage.CONFIRMED)
    assert shown.text("handover_progress") == "2 of 3 handed over"
    assert shown.text("handover_tally") == "1 of 2 clients prepared · 1 sent · 1 confirmed"


def test_clients_are_chosen_by_keys_and_letters(shown: HandingWindow) -> None:
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


def test_the_list_is_narrowed_to_those_who_are_waited_for(shown: HandingWindow) -> None:
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


def test_a_reminder_is_copied_and_opened_and_asks_for_no_password(
    shown: HandingWindow, mail_program: MailProgram
) -> None:
    shown.desk.client("Tidewater Dental", "clinic.example")
    shown.desk.desk.handing_over.set_recipient(shown.desk.migration.id, "Tidewater Dental", "desk@tidewater.example")
    shown.desk.mark("Tidewater Dental", Stage.SENT)
    shown.desk.wait(9)
    assert "Tidewater Dental has not confirmed for 9 days" in shown.all_text("handover_reminders")
    shown.press("handover_reminder_copy_0")
    copied = QApplication.clipboard().text()
    assert "clinic.example" in copied
    assert "40127763" in copied
    assert "Do not send us a password." in copied
    shown.press("handover_reminder_mail_0")
    (address,) = mail_program.opened
    assert address.startswith("mailto:desk@tidewater.example?subject=Reminder")


def test_a_reminder_that_was_sent_is_ticked_and_told_with_its_day(shown: HandingWindow) -> None:
    for client in ("Ashgrove", "Tidewater Dental"):
        shown.desk.client(client, f"{client.partition(' ')[0]}.example")
        shown.desk.mark(client, Stage.SENT)
        shown.desk.wait(1)
    shown.desk.wait(7)
    day = shown.desk.world.clock.now()
    shown.press("handover_reminder_tick_0")
    assert shown.toasts == [f"Ashgrove is reminded. The next reminder is due on {date(day + timedelta(days=7))}"]
    assert "Tidewater Dental has not confirmed" in shown.all_text("handover_reminders")
    assert shown.text("handover_reminders_title") == "1 client to remind"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "migration_handover_reminder_copy_0"
    shown.desk.model.choose("Ashgrove")
    assert shown.text("handover_reminded").startswith(f"Reminded on {date(day)}. The next reminder is due on ")
    rows = shown.find(QListView, "handover_clients").model()
    said = rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"Reminded {short_date(day)}" in said
    assert "Sent " in said
    shown.press("handover_reminder_tick_0")
    assert not shown.sees("handover_reminders")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "migration_handover_clients"
    assert shown.undos[0]()
    shown.settle()
    assert "Ashgrove has not confirmed for 9 days" in shown.all_text("handover_reminders")


def test_what_is_in_no_pack_is_named_with_the_reason_and_the_way_back(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    shown.desk.client("Osprey", "o.example", number="", plan=None)
    shown.desk.client("Kestrel", "k.example", number="2", plan=MovePlan.KEEP)
    said = shown.all_text("handover_left")
    assert "2 certificates still depend on the ISO account" in said
    assert "Not found yet · Osprey" in said
    assert "Keep as is for now · Kestrel" in said
    shown.find(QAbstractButton, "handover_left_plan").click()
    assert shown.asked == ["plan_wanted"]


def test_without_a_client_who_is_ready_there_is_the_way_back_alone(shown: HandingWindow) -> None:
    shown.desk.client("Osprey", "o.example", number="", plan=None)
    assert shown.text("handover_end_title") == "No client is ready yet. Go back to Plan."
    assert not shown.sees("handover_card")
    assert not shown.sees("handover_left_plan")
    shown.page.focus_first()
    shown.press("handover_plan")
    assert shown.asked == ["plan_wanted"]


def test_when_every_client_confirmed_it_is_done_and_can_be_put_away(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    assert not shown.sees("handover_end")
    shown.press("handover_confirmed")
    assert shown.text("handover_end_title") == "Done. Nothing depends on the ISO account any more."
    assert shown.sees("handover_card"), "a tick can still be taken back"
    shown.press("handover_archive")
    assert shown.asked == ["archive_wanted"]


def test_three_hundred_clients_stay_fast(tmp_path: Path, qtbot: QtBot, appearance: Appearance) -> None:
    desk = HandingDesk(FakeWorld(tmp_path))
    rows = [f"site{place}.example,Client {place // 3:03},{place // 3 + 1}" for place in range(900)]
    listed = tmp_path / "clients.csv"
    listed.write_text("\n".join(["name,client,customer number", *rows]), "utf-8")
    added = desk.desk.holdings.read_list(desk.migration.id, listed, Silent()).added
    desk.plan(added, MovePlan.CLIENT)
    shown = HandingWindow(desk, qtbot)
    began = perf_counter()
    desk.reload()
    desk.model.choose("Client 150")
    desk.model.choose("Client 299")
    QApplication.processEvents()
    assert perf_counter() - began < 1.5
    assert shown.text("handover_client") == "Client 299"
    assert shown.find(QListView, "handover_clients").model().rowCount() == 300
    assert shown.page.sizeHint().height() < 1_500, "the list scrolls by itself"


def test_the_focus_comes_to_the_clients_once_they_are_read(shown: HandingWindow) -> None:
    shown.desk.client("Ashgrove", "a.example")
    whole = shown.desk.view
    shown.desk.open.show(None)
    shown.page.focus_first()
    shown.desk.open.show(whole)
    assert shown.find(QListView, "handover_clients").hasFocus()
