"""The practice world's DNS and web: written as one likes, checked when it is saved, and never rewritten."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice_zone import PracticeZone
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.practice_samples import SamplesViewModel
from certdesk.viewmodels.practice_zone import PracticeZoneViewModel
from certdesk.views.practice.zone_sheet import ZoneSheet
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.practice import FakePractice
from tests.fakes_gui.zone import ZoneCounter
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
KEPT = PracticeZone('_dnsauth.shop.larkspur.example. TXT "4c7e"\nsecond line', "http://a.example/f 1", "", "")


class Screen:
    """The sheet, opened with what is published."""

    def __init__(self, qtbot: QtBot) -> None:
        self.lane, self.counter = HandLane(), ZoneCounter(kept=KEPT)
        self.runner = Runner(self.lane, self.lane)
        self.model = PracticeZoneViewModel(self.counter, self.runner)
        self.saved: list[bool] = []
        self.model.saved.connect(lambda: self.saved.append(True))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 800)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.open()

    def open(self) -> None:
        self.model.open()
        self.lane.drain()
        self.sheet = ZoneSheet(self.window, self.model)
        self.sheet.present()

    def find(self, kind: type[W], name: str) -> W:
        found = self.sheet.findChild(kind, name)
        assert found is not None, name
        return found

    def save(self) -> None:
        QTest.mouseClick(self.find(QAbstractButton, "zone_save"), Qt.MouseButton.LeftButton)
        self.lane.drain()


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot)


def test_what_an_earlier_opening_asked_does_not_stand_over_what_is_typed(screen: Screen) -> None:
    screen.model.close()
    screen.model.open()
    screen.model.close()
    screen.model.open()
    screen.lane.crank_last()
    screen.model.set_resolver("127.0.0.1:5353")
    screen.lane.drain()
    screen.model.close()
    screen.open()
    assert screen.find(QLineEdit, "zone_resolver").text() == "127.0.0.1:5353"


def test_it_opens_with_what_is_published_and_saves_only_changes(screen: Screen) -> None:
    assert screen.find(QPlainTextEdit, "zone_records").toPlainText() == KEPT.records
    assert not screen.find(QAbstractButton, "zone_save").isEnabled()
    QTest.keyClicks(screen.find(QLineEdit, "zone_resolver"), "127.0.0.1:5353")
    assert screen.find(QWidget, "zone_leaves").isVisible()
    screen.save()
    assert screen.counter.published == [PracticeZone(KEPT.records, KEPT.files, "127.0.0.1:5353", "")]
    assert screen.saved == [True]
    assert not screen.model.props.is_open


def test_without_a_server_nothing_is_said_of_the_network(screen: Screen) -> None:
    assert not screen.find(QWidget, "zone_leaves").isVisible()


def test_a_line_that_cannot_be_read_is_chosen_and_told_beside_its_field(screen: Screen) -> None:
    screen.counter.refusal = FieldError("records", MessageKey.ZONE_FORM, line=2)
    records = screen.find(QPlainTextEdit, "zone_records")
    QTest.keyClicks(screen.find(QLineEdit, "zone_web"), "x")
    screen.save()
    assert records.accessibleDescription().startswith("Line 2 cannot be read.")
    assert records.textCursor().selectedText() == "second line"
    assert records.hasFocus()
    assert records.toPlainText() == KEPT.records, "what is typed stays as it was typed"
    QTest.keyClicks(records, "other")
    assert not records.accessibleDescription().startswith("Line 2")


def test_an_address_that_is_none_is_told_beside_its_field(screen: Screen) -> None:
    screen.counter.refusal = FieldError("resolver", MessageKey.ADDRESS_FORM)
    field = screen.find(QLineEdit, "zone_resolver")
    QTest.keyClicks(field, "somewhere")
    screen.save()
    assert "127.0.0.1:5353" in field.accessibleDescription()
    assert field.text() == "somewhere"


def test_other_trouble_stands_at_the_top_with_all_that_was_typed(screen: Screen) -> None:
    screen.counter.refusal = Unavailable(MessageKey.DATABASE_BUSY)
    QTest.keyClicks(screen.find(QLineEdit, "zone_web"), "127.0.0.1:8080")
    screen.save()
    assert screen.find(QWidget, "zone_notice").isVisible()
    assert screen.find(QLineEdit, "zone_web").text() == "127.0.0.1:8080"
    screen.counter.refusal = None
    QTest.keyClick(screen.find(QLineEdit, "zone_web"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.lane.drain()
    assert screen.saved == [True]


def test_cancelling_publishes_nothing(screen: Screen) -> None:
    QTest.keyClicks(screen.find(QLineEdit, "zone_web"), "127.0.0.1:8080")
    QTest.mouseClick(screen.find(QAbstractButton, "zone_cancel"), Qt.MouseButton.LeftButton)
    assert not screen.counter.published
    assert not screen.model.props.is_open
    screen.open()
    assert not screen.find(QLineEdit, "zone_web").text()
    assert not screen.find(QWidget, "zone_aside").isVisible()


def test_what_was_typed_and_left_by_escape_is_there_the_next_time(screen: Screen) -> None:
    assert not screen.find(QWidget, "zone_aside").isVisible()
    QTest.keyClicks(screen.find(QPlainTextEdit, "zone_records"), "third ")
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert not screen.model.props.is_open
    assert not screen.counter.published
    screen.open()
    assert screen.find(QPlainTextEdit, "zone_records").toPlainText() == f"third {KEPT.records}"
    assert screen.find(QWidget, "zone_aside").isVisible(), "it is told that this is not what is published"
    screen.save()
    assert screen.counter.published == [PracticeZone(f"third {KEPT.records}", KEPT.files, "", "")]
    screen.open()
    assert not screen.find(QWidget, "zone_aside").isVisible()


def test_what_was_typed_on_top_of_something_else_is_not_brought_back(screen: Screen) -> None:
    QTest.keyClicks(screen.find(QLineEdit, "zone_web"), "127.0.0.1:8080")
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    screen.counter.kept = PracticeZone("other", "", "", "")
    screen.open()
    assert not screen.find(QLineEdit, "zone_web").text()
    assert screen.find(QPlainTextEdit, "zone_records").toPlainText() == "other"


def test_a_sheet_that_was_closed_while_it_was_asked_for_stays_closed(qtbot: QtBot) -> None:
    lane = HandLane()
    runner = Runner(lane, lane)
    model = PracticeZoneViewModel(ZoneCounter(kept=KEPT), runner)
    model.open()
    model.close()
    lane.drain()
    assert not model.props.is_open


def test_requests_to_try_are_written_one_folder_at_a_time(qapp: object, tmp_path: Path) -> None:
    lane, practice = HandLane(), FakePractice()
    runner = Runner(lane, lane)
    model = SamplesViewModel(practice, runner)
    written: list[Path] = []
    model.written.connect(written.append)
    model.write(tmp_path)
    model.write(tmp_path)
    lane.drain()
    assert practice.acts == written == [tmp_path]
