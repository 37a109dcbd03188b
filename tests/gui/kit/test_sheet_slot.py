"""Places for sheets: one at a time, let go when it closes, held back with what stands in it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.kit.sheet_slot import OneSheet, SheetSlot
from certdesk.views.theme.appearance import Appearance


class Page(QWidget):
    """A window with an opener, and sheets with two fields each."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(800, 600)
        self.opener = QPushButton("Rename…", self)

    def sheet(self) -> Sheet:
        made = Sheet(self, SheetHead("Rename the migration"))
        for name in ("first", "second"):
            field = QLineEdit()
            field.setObjectName(name)
            made.body.addWidget(field)
        return made

    def left(self) -> list[Sheet]:
        """Return the sheets that were not let go, once what is to be deleted is."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.findChildren(Sheet)


@pytest.fixture
def page(appearance: Appearance, qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.opener.setFocus()
    return made


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName()


def test_a_sheet_that_closes_is_let_go(page: Page) -> None:
    place, sheet = OneSheet(), page.sheet()
    place.open(sheet)
    covers = place.is_open
    sheet.dismiss()
    assert (covers, place.is_open) == (True, False)
    assert page.left() == []
    assert page.opener.hasFocus()


def test_another_sheet_closes_the_one_before(page: Page) -> None:
    place, first, second = OneSheet(), page.sheet(), page.sheet()
    told: list[str] = []
    first.closed.connect(lambda: told.append("first"))
    place.open(first)
    place.open(second)
    assert told == ["first"]
    assert page.left() == [second]
    assert second.isVisible()
    place.close()
    assert page.left() == []
    assert page.opener.hasFocus(), "not to a field of the sheet that was there before"


def test_a_sheet_that_is_held_comes_back_with_the_focus_where_it_was(page: Page) -> None:
    place, sheet = OneSheet(), page.sheet()
    place.hold(is_held=True)  # nothing is open yet
    place.open(sheet)
    second = sheet.findChild(QLineEdit, "second")
    assert isinstance(second, QLineEdit)
    second.setFocus()
    place.hold(is_held=True)
    assert not sheet.isVisible()
    place.hold(is_held=False)
    assert sheet.isVisible()
    assert focused() == "second"


def test_the_sheet_of_a_view_model_is_made_once_for_what_it_is_shown_for(page: Page) -> None:
    made: list[Sheet] = []

    def make() -> Sheet:
        made.append(page.sheet())
        return made[-1]

    slot = SheetSlot(make)
    slot.show_for("one")
    slot.show_for("one")
    assert page.left() == made[:1]
    slot.show_for("another")
    assert page.left() == made[1:]
    slot.show_for(None)
    assert not slot.is_open
    assert page.left() == []
