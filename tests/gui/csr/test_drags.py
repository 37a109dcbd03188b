"""Real drags over the page for a signing request: what they show, what is taken, and what is refused in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import State
from tests.fakes_gui.requests import PRESENT, PRIVATE_KEY, FakeRequests, one_to_drop, some_facts
from tests.gui.csr.page import Screen, files, formats, links, text

DESKTOP = Path("/srv/ama/Desktop")
GOOD = some_facts(PRESENT)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot, FakeRequests(files={"larkspur-2026.csr": GOOD, "old.csr": GOOD}))


def _file(name: str = "larkspur-2026.csr") -> QMimeData:
    return files(DESKTOP / name)


def test_a_drag_that_can_be_used_covers_the_page_and_says_what_letting_go_does(screen: Screen) -> None:
    entered, moved = screen.enter(_file()), screen.move(_file())
    assert screen.text("csr_hover_title") == "Let go to check this CSR"
    plate = screen.find("csr_hover", QWidget)
    assert plate.geometry() == screen.panel.rect()
    for event in (entered, moved):
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction
    screen.leave()
    assert not screen.sees("csr_hover")
    assert screen.props.state is State.IDLE


def test_of_several_files_their_number_is_said(screen: Screen) -> None:
    screen.enter(files(*(DESKTOP / str(number) for number in range(4))))
    assert screen.text("csr_hover_title") == "Let go to look through 4 files"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (links("https://ca.example/a.csr"), "Drop the file itself. CertDesk does not fetch links."),
        (
            formats(("application/x-moz-file-promise",)),
            "Save the attachment first, or copy its text and paste.",
        ),
    ],
    ids=["link", "attachment"],
)
def test_a_drag_that_cannot_be_used_says_why_and_is_refused_where_it_moves(
    screen: Screen, data: QMimeData, why: str
) -> None:
    screen.enter(data)
    assert screen.text("csr_hover_title") == "This cannot be used here"
    assert screen.text("csr_hover_note") == why
    assert not screen.move(data).isAccepted()
    screen.drop(data)
    assert screen.props.state is State.REFUSED
    assert screen.text("csr_chip") == "Cannot be used"


def test_a_dropped_file_is_copied_never_moved_and_read(screen: Screen) -> None:
    screen.enter(_file())
    event = screen.drop(_file())
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert not screen.sees("csr_hover")
    assert screen.text("csr_name") == "larkspur-2026.csr"
    assert screen.text("csr_chip") == "All checks passed"
    assert screen.text("csr_source") == "Dropped from Desktop, 1.7 kB, PEM. Nothing has been sent yet."


def test_a_dropped_text_says_that_it_is_one(screen: Screen) -> None:
    screen.requests.texts["the request"] = GOOD
    screen.drop(text("the request"))
    assert screen.text("csr_name") == "Dropped text"


@pytest.mark.parametrize(
    ("refusal", "title"),
    [
        (FieldError("csr", MessageKey.CSR_KEYFILE), "This file holds a private key"),
        (FieldError("csr", MessageKey.CSR_NOTCSR, what="pkcs12"), "This is not a CSR"),
        (FieldError("csr", MessageKey.CSR_EMPTY), "The file is empty"),
        (FieldError("csr", MessageKey.CSR_BIG, size=70_000), "The file is too large for a CSR"),
        (Unavailable(MessageKey.FILE_READ, file="a.csr", cause="missing"), "Could not read a.csr"),
        (FieldError("csr", MessageKey.CSR_BROKEN), "The CSR is damaged"),
    ],
    ids=lambda value: value.key.name if isinstance(value, CertDeskError) else "",
)
def test_each_thing_that_is_no_request_is_refused_in_words(screen: Screen, refusal: CertDeskError, title: str) -> None:
    screen.requests.files["a.csr"] = refusal
    screen.drop(_file("a.csr"))
    assert screen.text("csr_chip") == "Cannot be used"
    assert screen.text("csr_source") == "1 problem to fix. Nothing has been sent."
    fix = screen.find("csr_fix", QWidget)
    assert fix.accessibleName() == title
    assert title in [label.text() for label in fix.findChildren(QLabel)]


def test_another_drop_replaces_and_undo_brings_the_first_one_back(screen: Screen) -> None:
    screen.drop(_file())
    assert not screen.sees("csr_undo")
    screen.drop(_file("old.csr"))
    assert screen.text("csr_name") == "old.csr"
    screen.press("csr_undo")
    screen.lane.drain()
    assert screen.text("csr_name") == "larkspur-2026.csr"
    assert not screen.sees("csr_undo")


def test_what_was_taken_back_can_be_brought_back(screen: Screen) -> None:
    screen.drop(_file())
    screen.press("csr_clear")
    assert screen.text("csr_idle_title") == "Drop a CSR here"
    screen.press("csr_idle_undo")
    screen.lane.drain()
    assert screen.text("csr_name") == "larkspur-2026.csr"


def test_a_drag_somewhere_in_the_window_is_invited(screen: Screen) -> None:
    screen.panel.set_drag_near(True)
    assert screen.text("csr_idle_title") == "Drop it here"
    screen.panel.set_drag_near(False)
    assert screen.text("csr_idle_title") == "Drop a CSR here"


def test_a_text_box_on_the_page_leaves_drops_to_the_page(screen: Screen) -> None:
    screen.press("csr_type")
    assert not screen.find("csr_text", QPlainTextEdit).acceptDrops()


@pytest.mark.parametrize("data", [text("the request"), _file()], ids=["text", "file"])
def test_ctrl_v_anywhere_on_the_page_hands_in_what_the_clipboard_holds(screen: Screen, data: QMimeData) -> None:
    screen.requests.texts["the request"] = GOOD
    QGuiApplication.clipboard().setMimeData(data)
    screen.find("csr_choose", QAbstractButton).setFocus()
    QTest.keyClick(screen.find("csr_choose", QAbstractButton), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.lane.drain()
    assert screen.props.state is State.FILLED
    QGuiApplication.clipboard().clear()


def test_ctrl_v_in_a_text_box_is_that_boxs_own(screen: Screen) -> None:
    QGuiApplication.clipboard().setText("the request")
    screen.page.beside.setFocus()
    QTest.keyClick(screen.page.beside, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.beside.toPlainText() == "the request"
    assert screen.props.state is State.IDLE
    QGuiApplication.clipboard().clear()


def test_ctrl_z_brings_back_what_was_replaced(screen: Screen) -> None:
    screen.drop(_file())
    screen.drop(_file("old.csr"))
    QTest.keyClick(screen.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    screen.lane.drain()
    assert screen.text("csr_name") == "larkspur-2026.csr"


def test_an_empty_clipboard_is_told(screen: Screen) -> None:
    QGuiApplication.clipboard().clear()
    screen.press("csr_paste")
    fix = screen.find("csr_fix", QWidget)
    assert "It looks like an empty clipboard." in fix.accessibleDescription()


def test_the_pointer_needs_no_ring_and_the_keyboard_gets_one(screen: Screen) -> None:
    screen.requests.verdicts = one_to_drop
    screen.requests.texts["the request"] = some_facts()
    screen.requests.files["larkspur-2026.csr"] = some_facts()
    screen.drop(_file())
    question = screen.find("csr_question_E-SAN-REMOVED", QWidget)
    assert question.hasFocus()
    assert not getattr(question, "has_ring")  # noqa: B009 - of Ringed
    screen.press("csr_clear")
    QGuiApplication.clipboard().setText("the request")
    screen.panel.paste()
    screen.lane.drain()
    assert getattr(screen.find("csr_question_E-SAN-REMOVED", QWidget), "has_ring")  # noqa: B009 - a property of the theme
    QGuiApplication.clipboard().clear()


def test_a_dropped_private_key_is_nowhere_afterwards(screen: Screen) -> None:
    screen.drop(text(PRIVATE_KEY))
    assert screen.text("csr_chip") == "Cannot be used"
    assert screen.requests.read_texts == []
    assert not any("MIGH" in words for words in screen.words())
