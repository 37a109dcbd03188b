"""Fields tell what is wrong beside themselves, to eyes and ears."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.fields import LabelledField, LineEdit, SearchField
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.tokens import LIGHT
from tests.e2e.dragging import Drag, drop, files, text

WRONG = "That code does not match. Check the newest e-mail."


def visible_texts(field: LabelledField) -> list[str]:
    return [label.text() for label in field.findChildren(QLabel) if label.isVisible()]


def test_an_error_takes_the_place_of_the_hint_and_gives_it_back(appearance: Appearance, qtbot: QtBot) -> None:
    field = LabelledField("Access code", hint="Six characters")
    qtbot.addWidget(field)
    field.show()
    assert visible_texts(field) == ["Access code", "Six characters"]

    field.show_error(WRONG)
    assert visible_texts(field) == ["Access code", WRONG]
    assert field.edit.accessibleDescription() == WRONG

    field.show_error("")
    assert visible_texts(field) == ["Access code", "Six characters"]
    assert field.edit.accessibleDescription() == "Six characters"


def test_a_new_hint_waits_until_the_error_is_gone(appearance: Appearance, qtbot: QtBot) -> None:
    field = LabelledField("Access code", hint="1 h 58 min left")
    qtbot.addWidget(field)
    field.show()
    field.show_error(WRONG)
    field.show_hint("1 h 57 min left")
    assert visible_texts(field) == ["Access code", WRONG]
    field.show_error("")
    assert visible_texts(field) == ["Access code", "1 h 57 min left"]


def test_a_wrong_field_has_a_red_edge(appearance: Appearance, qtbot: QtBot) -> None:
    field = LabelledField("Access code")
    qtbot.addWidget(field)
    field.resize(300, 80)
    field.show()
    field.edit.clearFocus()

    def edge() -> QColor:
        image = field.edit.grab().toImage()
        return image.pixelColor(0, image.height() // 2)

    assert edge() == QColor(LIGHT.border_control)
    field.show_error(WRONG)
    assert edge() == QColor(LIGHT.red.solid)


def test_the_label_belongs_to_its_field(appearance: Appearance, qtbot: QtBot) -> None:
    field = LabelledField("Admin e-mail")
    qtbot.addWidget(field)
    assert field.label.buddy() is field.edit
    assert field.edit.accessibleName() == "Admin e-mail"


def test_searching_offers_to_clear_only_what_was_typed(appearance: Appearance, qtbot: QtBot) -> None:
    field = SearchField("Find a name, order ID or client", "Ctrl F")
    qtbot.addWidget(field)
    field.show()
    clear = field.actions()[0]
    assert not clear.isVisible()
    room_for_keys = field.textMargins().right()
    assert room_for_keys > 20

    QTest.keyClicks(field, "shop")
    assert clear.isVisible()
    assert field.textMargins().right() < room_for_keys

    clear.trigger()
    assert field.text() == ""
    assert not clear.isVisible()


def test_clearing_goes_on_working_when_a_widget_that_held_the_field_is_gone(
    appearance: Appearance, qtbot: QtBot
) -> None:
    window, other, field = QWidget(), QPushButton("Close"), SearchField("Find")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in (other, field):
        column.addWidget(part)
    assert other.nextInFocusChain() is field, "which ties the field to it, as far as Python knows"
    other.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QTest.keyClicks(field, "shop")
    assert field.actions()[0].isVisible()


@pytest.mark.parametrize("make", [LineEdit, lambda: SearchField("Find")])
def test_files_that_are_dragged_over_a_field_are_for_what_it_stands_in(
    make: Callable[[], QLineEdit], appearance: Appearance, qtbot: QtBot
) -> None:
    field = make()
    qtbot.addWidget(field)
    assert not Drag(field, files(Path("shop.pfx"))).enter(QPoint(5, 5))
    assert drop(field, text("shop"), QPoint(5, 5)) is not Qt.DropAction.IgnoreAction
    assert field.text() == "shop"
