"""Sheets: what they cover, how they close, and where the focus goes."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.buttons import IconButton, primary, secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.appearance import Appearance


class Page(QWidget):
    """A window with an opener, and a sheet with two fields and two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self.opener = QPushButton("Revoke…", self)
        self.sheet = Sheet(self, SheetHead("Revoke shop.larkspur.example?", "This cannot be undone."), width=560)
        self.reason, self.name = QLineEdit(), QLineEdit()
        self.cancel, self.revoke = secondary("Cancel"), primary("Revoke certificate")
        for field in (self.reason, self.name):
            self.sheet.body.addWidget(field)
        for button in (self.cancel, self.revoke):
            self.sheet.footer.addWidget(button)


class Painted(QObject):
    """Which parts of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.parts: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return super().eventFilter(watched, event)


@pytest.fixture
def page(appearance: Appearance, qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.opener.setFocus()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_it_covers_its_window_and_focuses_the_first_field(page: Page) -> None:
    page.sheet.present()
    assert page.sheet.geometry() == page.rect()
    assert page.sheet.panel.width() == 560
    assert focused() is page.reason


def test_it_can_be_told_what_to_focus(page: Page) -> None:
    page.sheet.present(page.name)
    assert focused() is page.name


def test_where_the_opener_is_hidden_by_then_the_focus_goes_near_it(page: Page) -> None:
    beside = QPushButton("Details", page)
    beside.show()
    page.sheet.present()
    page.opener.hide()
    QTest.keyClick(page.reason, Qt.Key.Key_Escape)
    assert focused() is beside


def test_escape_closes_it_and_the_focus_returns_to_the_opener(page: Page, qtbot: QtBot) -> None:
    page.sheet.present()
    with qtbot.waitSignal(page.sheet.closed):
        QTest.keyClick(page.reason, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    assert focused() is page.opener


def test_all_of_it_is_painted_anew_when_the_panel_grows(page: Page, qtbot: QtBot) -> None:
    page.sheet.present()
    qtbot.waitExposed(page.sheet)
    painted = Painted(page.sheet)
    page.sheet.body.addWidget(PlainLabel("One more line"))
    qtbot.waitUntil(lambda: page.sheet.rect() in painted.parts)


def test_the_head_scrolls_too_where_large_text_leaves_no_room(page: Page) -> None:
    page.sheet.body.addStretch()
    page.sheet.body.addSpacing(600)
    page.sheet.present()
    area = page.sheet.panel.findChild(QScrollArea)
    assert area is not None
    title = next(label for label in page.sheet.findChildren(QLabel) if label.text().startswith("Revoke shop"))
    assert not area.isAncestorOf(title)
    page.resize(860, 160)
    assert area.isAncestorOf(title)
    assert title.isVisible()
    page.resize(1280, 800)
    assert not area.isAncestorOf(title)
    assert title.isVisible()
    assert title.mapTo(page.sheet.panel, QPoint()).y() < area.y()


def test_its_close_button_closes_it(page: Page, qtbot: QtBot) -> None:
    page.sheet.present()
    close = page.sheet.findChild(IconButton, "sheet-close")
    assert isinstance(close, IconButton)
    assert close.accessibleName() == "Close sheet"
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not page.sheet.isVisible()


def test_an_opener_that_is_gone_is_not_focused(page: Page) -> None:
    page.sheet.present()
    page.opener.setEnabled(False)
    page.sheet.dismiss()
    assert QApplication.focusWidget() is not page.opener


def test_while_it_is_busy_nothing_closes_it(page: Page, qtbot: QtBot) -> None:
    page.sheet.present()
    page.sheet.set_busy(busy=True)
    QTest.keyClick(page.reason, Qt.Key.Key_Escape)
    assert page.sheet.isVisible()
    page.sheet.set_busy(busy=False)
    QTest.keyClick(page.reason, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()


def test_tab_goes_round_inside_and_never_reaches_the_window_behind(page: Page, qtbot: QtBot) -> None:
    page.sheet.present()
    close = page.sheet.findChild(IconButton, "sheet-close")
    forward = []
    for _ in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        forward.append(focused())
    assert set(forward) == {page.reason, page.name, page.cancel, page.revoke, close}
    assert forward[-1] is page.reason

    QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is forward[-2]


def test_a_click_on_the_scrim_does_not_reach_the_window_behind(page: Page, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    page.opener.clicked.connect(pressed.append)
    page.sheet.present()
    target = page.childAt(QPoint(5, 5))
    assert target is page.sheet
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert pressed == []
    assert page.sheet.isVisible()


def test_it_follows_the_window_and_scrolls_where_there_is_no_room(page: Page) -> None:
    for _ in range(30):
        page.sheet.body.addWidget(PlainLabel("A line that takes room"))
    page.sheet.present()
    page.resize(860, 400)
    assert page.sheet.size() == page.size()
    assert page.sheet.panel.height() <= 400 - 48
    assert page.revoke.visibleRegion().boundingRect().height() == page.revoke.height()


def test_it_is_named_for_screen_readers(page: Page) -> None:
    assert page.sheet.accessibleName() == "Revoke shop.larkspur.example?"
    assert page.sheet.accessibleDescription() == "This cannot be undone."
