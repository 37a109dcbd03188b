"""What is put in and chosen through the accessibility tree counts like what is typed and clicked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.portal import IdentifierKind
from certdesk.domain.urgency import View
from certdesk.jobs.runner import Runner
from certdesk.paths import places
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.key_lists import KeyListsViewModel
from certdesk.viewmodels.mailbox import MailboxViewModel
from certdesk.viewmodels.sign_in.props import StepOne, StepTwo
from certdesk.views.download.sheet import DownloadSheet
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.fields import LineEdit
from certdesk.views.practice.mailbox_window import MailboxWindow
from certdesk.views.shell.settings_sheet import SettingsSheet
from certdesk.views.shell.sidebar import Sidebar
from certdesk.views.theme.appearance import Appearance, Scheme
from tests.fakes_gui.download import FakeDownloads, OneOrder
from tests.fakes_gui.keys import FakeKeyLists
from tests.fakes_gui.mail import MailPractice
from tests.fakes_gui.proofs import FakeCounter
from tests.gui.accessible import tree
from tests.gui.sign_in.conftest import at_step_one, at_step_two, clipboard
from tests.gui.sign_in.driver import Driver
from tests.lanes import HandLane
from tests.samples import entry, order

__all__ = ["at_step_one", "at_step_two", "clipboard"]


def key_lists() -> KeyListsViewModel:
    return KeyListsViewModel(FakeKeyLists(), Runner(HandLane(), HandLane()))


def test_a_field_tells_what_was_put_in_and_not_what_the_program_wrote(qtbot: QtBot) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    heard: list[str] = []
    field.entered.connect(heard.append)
    field.write("from the program")
    assert (field.text(), heard) == ("from the program", [])
    field.write("")
    tree.put_in(field, "7Q4KX2")
    assert heard == ["7Q4KX2"]


def test_a_forgotten_field_brings_nothing_back(qtbot: QtBot) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    tree.put_in(field, "7Q4KX2")
    field.clear()
    field.forget()
    field.undo()
    assert field.text() == ""


def test_a_choice_is_heard_when_it_is_toggled_and_not_when_it_is_marked(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    column = QVBoxLayout(row)
    heard: list[str] = []
    buttons = {name: RadioButton(name) for name in ("pem", "der")}
    for name, button in buttons.items():
        column.addWidget(button)
        when_chosen(button, partial(heard.append, name))
    mark(buttons["pem"])
    assert (buttons["pem"].isChecked(), heard) == (True, [])
    tree.act(tree.of(buttons["der"]), "Toggle")
    buttons["pem"].click()
    assert heard == ["der", "pem"]


def test_an_access_code_that_is_put_in_reaches_the_portal(at_step_two: Driver) -> None:
    tree.put_in(at_step_two.field("access_code"), "7Q4KX2")
    step = at_step_two.desk.model.props.step
    assert isinstance(step, StepTwo)
    assert step.code == "7Q4KX2"


def test_the_way_to_name_an_order_can_be_toggled_and_filled(at_step_one: Driver) -> None:
    tree.act(tree.of(at_step_one.find(QRadioButton, "by_supplier_id")), "Toggle")
    assert at_step_one.sees("supplier_id")
    at_step_one.field("supplier_id").clear()
    tree.put_in(at_step_one.field("supplier_id"), "2817-1")
    step = at_step_one.desk.model.props.step
    assert isinstance(step, StepOne)
    assert (step.form.kind, step.form.supplier_id) == (IdentifierKind.SUPPLIER_ID, "2817-1")


def test_the_format_that_is_toggled_is_the_one_that_is_saved(appearance: Appearance, qtbot: QtBot) -> None:
    lane, downloads, window = HandLane(), FakeDownloads(), QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    model = DownloadViewModel(downloads, OneOrder(entry()), Runner(lane, lane))
    model.open(order().id)
    lane.drain()
    sheet = DownloadSheet(window, model, "shop.larkspur.example")
    sheet.present()
    tree.act(tree.named(sheet, "Tomcat or Java", tree.ROLE.RadioButton), "Toggle")
    tree.act(tree.named(sheet, "DER, .cer", tree.ROLE.RadioButton), "Toggle")
    name = sheet.findChild(QLineEdit, "file_name")
    assert isinstance(name, QLineEdit)
    name.clear()
    tree.put_in(name, "mine.cer")
    tree.act(tree.named(sheet, "Save", tree.ROLE.Button), "Press")
    qtbot.waitUntil(lambda: bool(lane.waiting))
    lane.drain()
    assert [(each.format, each.file_name) for each in downloads.requests] == [(DownloadFormat.DER, "mine.cer")]


def test_a_view_can_be_toggled_and_is_told_once_more_when_it_is_clicked_again(qtbot: QtBot) -> None:
    sidebar = Sidebar(QWidget())
    qtbot.addWidget(sidebar)
    heard: list[View] = []
    sidebar.view_chosen.connect(heard.append)
    sidebar.render_view(View.ALL, {})
    assert heard == []
    tree.act(tree.named(sidebar, "Ended", tree.ROLE.RadioButton), "Toggle")
    assert heard == [View.ENDED]
    sidebar.render_view(View.ENDED, {})
    ended = sidebar.findChild(QWidget, "view_ended")
    assert isinstance(ended, QWidget)
    QTest.mouseClick(ended, Qt.MouseButton.LeftButton)
    assert heard == [View.ENDED, View.ENDED]


def test_the_appearance_can_be_toggled(appearance: Appearance, qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = SettingsSheet(window, appearance, places(tmp_path), key_lists())
    tree.act(tree.named(sheet, "Dark", tree.ROLE.RadioButton), "Toggle")
    assert appearance.scheme is Scheme.DARK


def test_the_settings_say_where_revocation_lists_are_published(
    appearance: Appearance, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    address = "http://127.0.0.1:8899"
    for published_at in ("", address):
        sheet = SettingsSheet(window, appearance, places(tmp_path), key_lists(), published_at)
        said = [label.text() for label in sheet.findChildren(QLabel)]
        assert ("CRL and OCSP" in said, address in said) == (bool(published_at), bool(published_at))


def test_a_mail_that_is_selected_opens_and_its_row_says_all_it_shows(appearance: Appearance, qtbot: QtBot) -> None:
    lane, practice = HandLane(), MailPractice()
    practice.mail.deliver("web@larkspur.example", "Access code", "The code is 7Q4KX2", practice.now)
    window = MailboxWindow(MailboxViewModel(practice, FakeCounter(), Runner(lane, lane)))
    qtbot.addWidget(window)
    window.show_mailbox(None)
    lane.drain()
    messages = window.findChild(QListWidget, "messages")
    assert isinstance(messages, QListWidget)
    row = tree.of(messages).child(0)
    assert row.text(tree.NAME).startswith("Unread: Access code, to web@larkspur.example, 20 Nov 2026, ")
    tree.act(row, "Toggle")
    lane.drain()
    text = tree.named(window, "Message text", tree.ROLE.EditableText).object()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "The code is 7Q4KX2"
    window.show_mailbox(None)
    lane.drain()
    assert tree.of(messages).child(0).text(tree.NAME).startswith("Access code, to ")
    assert [tree.of(window).role(), tree.of(window).text(tree.NAME)] == [tree.ROLE.Window, window.windowTitle()]


def test_reading_a_mail_keeps_the_rows_where_they_are(appearance: Appearance, qtbot: QtBot) -> None:
    lane, practice = HandLane(), MailPractice()
    for number in range(40):
        practice.mail.deliver("web@larkspur.example", f"Mail {number}", "text", practice.now)
    window = MailboxWindow(MailboxViewModel(practice, FakeCounter(), Runner(lane, lane)))
    qtbot.addWidget(window)
    window.show_mailbox(None)
    lane.drain()
    messages = window.findChild(QListWidget, "messages")
    assert isinstance(messages, QListWidget)
    messages.setCurrentRow(30)
    scrolled = messages.verticalScrollBar().value()
    assert scrolled > 0
    lane.drain()
    window.show_mailbox(None)
    lane.drain()
    assert (messages.currentRow(), messages.verticalScrollBar().value()) == (30, scrolled)
