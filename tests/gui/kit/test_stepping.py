"""Fields that are stepped through: what stands in them is to be seen, and only what a person put in is told."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.day_field import DayField
from certdesk.views.practice.sheets import MoveTimeSheet
from certdesk.views.theme.appearance import Appearance

THE_DAY = date(2026, 12, 28)


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> DayField:
    made = DayField("Removal day", hint="Today means at once.")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.write(THE_DAY)
    return made


def has_room(field: QAbstractSpinBox, text: str) -> bool:
    """Whether the field's text is to be seen, whole."""
    edit = field.findChild(QLineEdit)
    assert edit is not None
    margins = edit.textMargins().left() + edit.textMargins().right()
    return edit.width() - margins >= edit.fontMetrics().horizontalAdvance(text)


@pytest.mark.parametrize("pixels", [13, 26])
def test_a_day_has_room(qapp: QApplication, qtbot: QtBot, appearance: Appearance, pixels: int) -> None:
    letters = qapp.font()
    letters.setPixelSize(pixels)
    qapp.setFont(letters)
    made = DayField("Removal day")
    qtbot.addWidget(made)
    made.show()
    made.write(THE_DAY)
    assert made.edit.text() == "28 Dec 2026"
    assert has_room(made.edit, made.edit.text())


def test_how_far_to_move_the_practice_clock_has_room(qtbot: QtBot, appearance: Appearance) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    sheet = MoveTimeSheet(window)
    sheet.present()
    amount = sheet.findChild(QAbstractSpinBox, "move_amount")
    assert amount is not None
    assert has_room(amount, "400")


def test_a_day_is_told_when_a_person_chose_it(field: DayField) -> None:
    heard: list[date] = []
    field.entered.connect(heard.append)
    field.write(date(2027, 1, 31))
    assert (field.day(), heard) == (date(2027, 1, 31), [])
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert heard == [field.day()]
    assert field.day() < date(2027, 1, 31)


def test_no_day_after_the_latest_is_taken(field: DayField) -> None:
    field.set_latest(date(2027, 1, 1))
    field.write(date(2030, 1, 1))
    assert field.day() == date(2027, 1, 1)


def test_its_hint_gives_way_to_what_is_wrong(field: DayField) -> None:
    field.show_error("That day is over.")
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Removal day", "That day is over."]
    assert field.edit.accessibleDescription() == "That day is over."
    field.show_error("")
    assert field.edit.accessibleDescription() == "Today means at once."


def test_scrolling_over_it_chooses_nothing(field: DayField) -> None:
    field.edit.setFocus()
    middle, turned, none = QPointF(field.edit.rect().center()), QPoint(0, 120), Qt.MouseButton.NoButton
    mods, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), turned, none, mods, phase, False)
    QApplication.sendEvent(field.edit, event)
    assert field.day() == THE_DAY
