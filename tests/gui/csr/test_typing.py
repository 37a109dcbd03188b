"""Typing a signing request, and that a private key never stays in the box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import State
from tests.fakes_gui.requests import PRESENT, PRIVATE_KEY, FakeRequests, some_facts
from tests.gui.csr.page import Screen, files, text


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    made = Screen(qtbot, FakeRequests(texts={"the request": some_facts(PRESENT)}))
    made.press("csr_type")
    return made


def _box(screen: Screen) -> QPlainTextEdit:
    return screen.find("csr_text", QPlainTextEdit)


def test_the_box_has_the_focus_and_nothing_is_read_while_one_types(screen: Screen) -> None:
    assert _box(screen).hasFocus()
    assert not screen.find("csr_check_typed", QAbstractButton).isEnabled()
    QTest.keyClicks(_box(screen), "the request")
    assert screen.lane.waiting == 0
    screen.press("csr_check_typed")
    screen.lane.drain()
    assert screen.props.state is State.FILLED
    assert screen.text("csr_name") == "Typed text"


def test_ctrl_enter_checks_what_was_typed(screen: Screen) -> None:
    QTest.keyClicks(_box(screen), "the request")
    QTest.keyClick(_box(screen), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.lane.drain()
    assert screen.props.state is State.FILLED


def test_what_was_typed_and_refused_can_be_typed_on(screen: Screen) -> None:
    QTest.keyClicks(_box(screen), "the requesst")
    screen.press("csr_check_typed")
    screen.lane.drain()
    assert screen.props.state is State.REFUSED
    screen.press("csr_clear")
    screen.press("csr_type")
    assert _box(screen).toPlainText() == "the requesst"


def test_leaving_the_box_forgets_it(screen: Screen) -> None:
    QTest.keyClicks(_box(screen), "the request")
    screen.press("csr_cancel_typing")
    assert screen.find("csr_type", QAbstractButton).hasFocus()
    screen.press("csr_type")
    assert _box(screen).toPlainText() == ""


def test_a_pasted_block_is_handed_in_and_a_few_words_are_typed(screen: Screen) -> None:
    QGuiApplication.clipboard().setText("the re")
    _box(screen).paste()
    assert _box(screen).toPlainText() == "the re"
    block = "-----BEGIN CERTIFICATE REQUEST-----\nMII"
    screen.requests.texts[block] = some_facts(PRESENT)
    QGuiApplication.clipboard().setText(block)
    _box(screen).paste()
    screen.lane.drain()
    assert screen.text("csr_name") == "Pasted text"
    QGuiApplication.clipboard().clear()


def test_a_pasted_file_is_read_and_its_address_is_not_typed(screen: Screen) -> None:
    screen.requests.files["a.csr"] = some_facts(PRESENT)
    QGuiApplication.clipboard().setMimeData(files("/srv/ama/a.csr"))
    _box(screen).paste()
    screen.lane.drain()
    assert screen.text("csr_name") == "a.csr"
    QGuiApplication.clipboard().clear()


def test_a_private_key_that_is_pasted_never_becomes_the_text_of_the_box(screen: Screen) -> None:
    shown: list[str] = []
    document = _box(screen).document()
    document.contentsChange.connect(lambda _place, _gone, _come: shown.append(document.toPlainText()))
    _box(screen).insertFromMimeData(text(PRIVATE_KEY))
    assert "".join(shown) == ""
    assert screen.text("csr_chip") == "Cannot be used"
    assert not any("MIGH" in words for words in screen.words())


def test_a_private_key_that_is_typed_is_refused_where_it_can_be_told_and_cannot_be_undone_back(screen: Screen) -> None:
    box = _box(screen)
    QTest.keyClicks(box, "MIGHty secret -----BEGIN PRIVATE KEY")
    assert screen.props.refusal is not None
    assert box.toPlainText() == ""
    assert not any("MIGH" in words for words in screen.words())
    assert screen.requests.read_texts == []


def test_a_private_key_without_armour_leaves_the_box_once_it_was_read(screen: Screen) -> None:
    screen.requests.texts["MIGHAgEA"] = FieldError("csr", MessageKey.CSR_KEYFILE)
    box = _box(screen)
    QTest.keyClicks(box, "MIGHAgEA")
    screen.press("csr_check_typed")
    screen.lane.drain()
    assert screen.props.state is State.REFUSED
    assert box.toPlainText() == ""
    assert not box.document().isUndoAvailable()
