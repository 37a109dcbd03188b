"""What can be done with a paper, and what is told of it where it was done."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.paper_text import paper_text
from certdesk.domain.papers import Paper, Words
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.kit.paper_view import PaperView
from certdesk.views.kit.sheet import SheetHead
from certdesk.views.migration.papers.acts import PaperActs
from certdesk.views.migration.papers.sheet import PaperSheet
from certdesk.views.theme.appearance import Appearance
from tests.gui.mail_program import MailProgram
from tests.gui.migration.packing import a_pack, paper_of
from tests.lanes import HandLane
from tests.unit.domain.moving import NOW

PACK = paper_of(a_pack(), 100)
SHORT = Paper("A short note", "", (Words("Hello, this fits.\nBye"),))
BUTTONS = ("pdf", "text", "copy", "mail")


class Screen:
    """The acts on a window."""

    def __init__(self, qtbot: QtBot, outgoing: Outgoing | None) -> None:
        self.outgoing = outgoing
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.out = PaperOut(self.runner)
        self.failures: list[Exception] = []
        self.out.failed.connect(self.failures.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 600)
        self.acts = PaperActs(self.out, lambda: self.outgoing)
        self.acts.setParent(self.window)
        self.acts.resize(800, 120)
        self.prepared: list[Outgoing] = []
        self.drafted: list[Outgoing] = []
        self.acts.prepared.connect(self.prepared.append)
        self.acts.drafted.connect(self.drafted.append)
        self.window.show()

    def button(self, name: str) -> QAbstractButton:
        found = self.acts.findChild(QAbstractButton, f"migration_paper_{name}")
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def save_as(self, name: str, path: Path) -> str:
        """Press a button, choose a place, and return the name that was proposed."""
        self.press(name)
        dialog = self.window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        proposed = Path(dialog.selectedFiles()[0]).name
        dialog.fileSelected.emit(str(path))
        dialog.close()
        return proposed

    @property
    def told(self) -> str:
        label = self.acts.findChild(QLabel, "migration_paper_told")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot, Outgoing(PACK, NOW, "office@tidewater.example", "Tidewater / Dental", "Tidewater Dental"))


@pytest.fixture
def files() -> Iterator[MailProgram]:
    """What opens mail files."""
    program = MailProgram()
    QDesktopServices.setUrlHandler("file", program, "open_mail")  # type: ignore[arg-type]  # takes text
    yield program
    QDesktopServices.unsetUrlHandler("file")


def test_it_is_saved_as_pages_away_from_the_gui_thread(screen: Screen, tmp_path: Path) -> None:
    assert screen.save_as("pdf", tmp_path / "pack.pdf") == "Tidewater - Dental.pdf"
    assert not (tmp_path / "pack.pdf").exists()
    assert not any(screen.button(name).isEnabled() for name in BUTTONS)
    assert screen.prepared == []
    screen.lane.drain()
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")
    assert screen.told == "Saved pack.pdf"
    assert screen.prepared == [screen.outgoing]
    assert all(screen.button(name).isEnabled() for name in BUTTONS)


def test_it_is_saved_as_text_in_utf_8(screen: Screen, tmp_path: Path) -> None:
    assert screen.save_as("text", tmp_path / "pack.txt") == "Tidewater - Dental.txt"
    screen.lane.drain()
    assert (tmp_path / "pack.txt").read_text("utf-8") == paper_text(PACK)


def test_its_whole_text_is_copied(screen: Screen) -> None:
    screen.press("copy")
    assert QGuiApplication.clipboard().text() == paper_text(PACK)
    assert screen.told == "Copied the text"
    assert screen.prepared == [screen.outgoing]
    assert screen.drafted == []


@pytest.mark.parametrize("name", ["pdf", "text", "mail"])
def test_a_folder_that_is_gone_is_told_in_place_and_nothing_counts_as_prepared(
    screen: Screen, tmp_path: Path, name: str
) -> None:
    screen.save_as(name, tmp_path / "gone" / "pack.eml")
    screen.lane.drain()
    assert screen.told.startswith("Could not save in")
    assert "The folder is not there any more" in screen.told
    assert screen.prepared == []
    assert screen.failures == []
    assert all(screen.button(name).isEnabled() for name in BUTTONS)


def test_a_short_paper_is_handed_to_the_mail_program_directly(screen: Screen, mail_program: MailProgram) -> None:
    screen.outgoing = Outgoing(SHORT, NOW, "office@tidewater.example")
    screen.acts.look_again()
    assert screen.button("mail").text() == "Open in mail"
    screen.press("mail")
    (address,) = mail_program.opened
    parts = urlsplit(address)
    assert parts.path == "office@tidewater.example"
    assert parse_qs(parts.query)["subject"] == ["A short note"]
    assert parse_qs(parts.query)["body"] == ["Hello, this fits.\r\nBye\r\n"]
    assert screen.told == "Opened as a draft in your mail program. Nothing is sent yet."
    assert screen.drafted == screen.prepared == [screen.outgoing]


def test_a_long_one_is_saved_as_a_mail_with_its_recipient_and_opened(
    screen: Screen, files: MailProgram, tmp_path: Path
) -> None:
    assert screen.button("mail").text() == "Open in mail…"
    assert "too long" in screen.button("mail").accessibleDescription()
    assert screen.save_as("mail", tmp_path / "pack.eml") == "Tidewater - Dental.eml"
    screen.lane.drain()
    read = message_from_bytes((tmp_path / "pack.eml").read_bytes(), policy=SMTP)
    assert (read["To"], read["Subject"], read["X-Unsent"]) == ("office@tidewater.example", PACK.title, "1")
    assert "Step 1: Get into your customer account" in read.get_content()
    assert len(files.opened) == 1
    assert files.opened[0].endswith("pack.eml")
    assert screen.told == "Saved pack.eml, and opened it as a draft. Nothing is sent yet."
    assert screen.drafted == [screen.outgoing]


def test_where_there_is_no_paper_nothing_can_be_done(qtbot: QtBot, appearance: Appearance) -> None:
    screen = Screen(qtbot, None)
    assert not any(screen.button(name).isEnabled() for name in BUTTONS)


def test_a_bug_while_writing_goes_out_as_one(screen: Screen, tmp_path: Path) -> None:
    def broken(_path: Path) -> None:
        raise ZeroDivisionError

    screen.out.save(tmp_path / "x", broken, lambda _outcome: None, screen.acts)
    screen.lane.drain()
    assert [type(failure) for failure in screen.failures] == [ZeroDivisionError]


def test_the_acts_stand_below_one_another_where_there_is_no_room(screen: Screen) -> None:
    screen.acts.resize(200, 300)
    tops = {screen.button(name).y() for name in BUTTONS}
    assert len(tops) > 1
    assert all(screen.button(name).geometry().right() <= 200 for name in BUTTONS)


def test_the_sheet_shows_the_paper_and_its_acts(screen: Screen) -> None:
    assert screen.outgoing is not None
    sheet = PaperSheet(screen.window, screen.out, screen.outgoing, SheetHead("The pack", "Tidewater Dental"))
    prepared: list[Outgoing] = []
    sheet.prepared.connect(prepared.append)
    sheet.present()
    view = sheet.findChild(PaperView, "migration_paper")
    copy = sheet.findChild(QAbstractButton, "migration_paper_copy")
    close = sheet.findChild(QAbstractButton, "migration_paper_close")
    assert isinstance(view, PaperView)
    assert isinstance(copy, QAbstractButton)
    assert isinstance(close, QAbstractButton)
    assert view.paper == PACK
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert prepared == [screen.outgoing]
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
