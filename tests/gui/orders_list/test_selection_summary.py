"""What several orders come to, in the place of the details."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.orders.page import OrdersPage
from certdesk.views.orders.selection_summary import SelectionSummary
from certdesk.views.wording.selection import SelectionAct
from tests.fakes_gui.orders_list import a_book, an_entry
from tests.gui.orders_list.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
SHOP, BOOKS, CDN = "shop.larkspur.example", "www.hollowaybooks.example", "cdn.nordlicht.example"


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def summary(stage: Stage, holder: QWidget) -> SelectionSummary:
    made = SelectionSummary(stage.model)
    QVBoxLayout(holder).addWidget(made)
    holder.resize(720, 800)
    holder.show()
    return made


def labels(summary: SelectionSummary) -> list[QLabel]:
    QApplication.processEvents()
    return [label for label in summary.findChildren(QLabel) if label.isVisible()]


def texts(summary: SelectionSummary) -> list[str]:
    return [label.text() for label in labels(summary) if label.text()]


def test_it_says_how_many_and_how_many_end_soon(stage: Stage, summary: SelectionSummary) -> None:
    stage.click(SHOP)
    stage.click(CDN, CTRL)
    assert texts(summary)[:2] == ["2 orders", "1 expires within 30 days"]
    stage.click(BOOKS, CTRL)
    assert summary.accessibleName() == "3 orders, 2 expire within 30 days"
    stage.click(SHOP, CTRL)
    stage.click(BOOKS, CTRL)
    stage.click("vpn.copperfield-legal.example", CTRL)
    assert texts(summary)[1] == "None expires within 30 days"


def test_statuses_and_clients_stand_with_their_numbers(stage: Stage, summary: SelectionSummary) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    stage.click(CDN, CTRL)
    names = [label.accessibleName() for label in labels(summary)]
    assert [name for name in names if name.startswith(("Issued", "Pending", "Holloway"))] == [
        "Issued, 2",
        "Pending, 1",
        "Holloway Books, 1",
    ]


def test_of_many_clients_the_first_dozen_stand_there(stage: Stage, summary: SelectionSummary) -> None:
    stage.orders.book = a_book(*(an_entry(f"{at}.example", client=f"Client {at:02}") for at in range(20)))
    stage.reload()
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_A, CTRL)
    assert "Client 11" in texts(summary)
    assert "Client 12" not in texts(summary)
    assert "and 8 more clients" in texts(summary)


@pytest.mark.parametrize("act", [act for act in SelectionAct if act is not SelectionAct.CLEAR])
def test_each_act_is_a_button(stage: Stage, summary: SelectionSummary, act: SelectionAct) -> None:
    wanted: list[SelectionAct] = []
    summary.act_wanted.connect(wanted.append)
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    button = summary.findChild(QWidget, f"summary_{act.name.lower()}")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == [act]


def test_it_stands_in_the_place_of_the_details(stage: Stage, summary: SelectionSummary, qtbot: QtBot) -> None:
    details = QWidget()
    page = OrdersPage(QWidget(), details)
    qtbot.addWidget(page)
    page.add_summary(summary)
    page.resize(1064, 800)
    page.show()
    assert (details.isVisible(), summary.isVisible()) == (True, False)
    page.show_summary(is_shown=True)
    assert not details.isVisible()
    assert summary.isVisible()
    page.show_summary(is_shown=False)
    assert details.isVisible()
