"""List and details, beside one another or one at a time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from certdesk.views.orders.page import OrdersPage

pytestmark = pytest.mark.usefixtures("appearance")


class Pages:
    """A shown page of that width."""

    def __init__(self, qtbot: QtBot, width: int) -> None:
        self.orders, self.details = QPushButton("orders"), QPushButton("details")
        self.page = OrdersPage(self.orders, self.details)
        qtbot.addWidget(self.page)
        self.ways_back: list[None] = []
        self.page.back_wanted.connect(lambda: self.ways_back.append(None))
        self.page.resize(width, 500)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def seen(self) -> tuple[bool, bool, bool]:
        back = self.page.findChild(QPushButton, "back_to_list")
        assert isinstance(back, QPushButton)
        return self.orders.isVisible(), self.details.isVisible(), back.isVisible()


def test_where_there_is_room_both_are_shown_and_no_way_back(qtbot: QtBot) -> None:
    pages = Pages(qtbot, 1064)
    pages.page.show_details()
    assert pages.seen() == (True, True, False)
    assert pages.page.shows_list


def test_where_there_is_none_the_details_come_with_a_way_back(qtbot: QtBot) -> None:
    pages = Pages(qtbot, 804)
    assert (pages.seen(), pages.page.shows_list) == ((True, False, False), True)
    pages.page.show_details()
    assert (pages.seen(), pages.page.shows_list) == ((False, True, True), False)
    back = pages.page.findChild(QPushButton, "back_to_list")
    assert isinstance(back, QPushButton)
    back.click()
    assert len(pages.ways_back) == 1
    pages.page.show_list()
    assert pages.seen() == (True, False, False)


def test_escape_leads_from_the_details_to_the_list_and_from_the_list_nowhere(qtbot: QtBot) -> None:
    pages = Pages(qtbot, 1064)
    pages.orders.setFocus()
    QTest.keyClick(pages.orders, Qt.Key.Key_Escape)
    assert pages.ways_back == []
    pages.details.setFocus()
    QTest.keyClick(pages.details, Qt.Key.Key_Escape)
    assert len(pages.ways_back) == 1
