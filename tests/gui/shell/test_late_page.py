"""A page that is made when it is first seen."""

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.shell.late_page import LatePage


class Maker:
    """Makes buttons, and keeps them."""

    def __init__(self) -> None:
        self.made: list[QPushButton] = []

    def __call__(self) -> QWidget:
        self.made.append(QPushButton("Open"))
        return self.made[-1]


def stack_with(qtbot: QtBot, page: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QWidget())
    stack.addWidget(page)
    stack.resize(300, 200)
    stack.show()
    return stack


def test_a_late_page_is_made_when_it_is_first_shown_and_once(qtbot: QtBot) -> None:
    maker = Maker()
    stack = stack_with(qtbot, LatePage(maker))
    assert not maker.made
    stack.setCurrentIndex(1)
    assert len(maker.made) == 1
    assert maker.made[0].isVisible()
    stack.setCurrentIndex(0)
    stack.setCurrentIndex(1)
    assert len(maker.made) == 1


def test_a_late_page_fills_its_place(qtbot: QtBot) -> None:
    maker = Maker()
    page = LatePage(maker)
    stack = stack_with(qtbot, page)
    stack.setCurrentIndex(1)
    qtbot.waitUntil(lambda: maker.made[0].width() == page.width() == stack.width())


def test_the_focus_goes_to_what_was_made(qtbot: QtBot) -> None:
    maker = Maker()
    page = LatePage(maker)
    stack = stack_with(qtbot, page)
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    stack.setCurrentIndex(1)
    page.setFocus()
    assert maker.made[0].hasFocus()
