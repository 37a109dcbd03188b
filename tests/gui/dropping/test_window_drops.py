"""Drags over the window: what it says beforehand, what it takes, and which row is meant."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.dropping.cue import DropCue
from certdesk.views.dropping.row_target import RowTarget
from certdesk.views.dropping.window_drops import WindowDrops
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.theme.appearance import Appearance
from tests.e2e.dragging import Drag, drop, files, link, text
from tests.fakes_gui.many_csrs import ID, SHOP
from tests.fakes_gui.orders_list import FakeOrders, FakeSessions, many
from tests.lanes import HandLane

CSR = Path("/files/larkspur.csr")
BESIDE = QPoint(900, 300)


class Screen:
    """A list and room beside it, in a window that takes drops."""

    def __init__(self, qtbot: QtBot, appearance: Appearance, orders: FakeOrders) -> None:
        lane = HandLane()
        self.runner = Runner(lane, lane)
        model = OrdersViewModel(orders, FakeSessions(), self.runner)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        self.pane = OrdersListPane(model, appearance)
        self.pane.setFixedWidth(368)
        row.addWidget(self.pane)
        row.addStretch(1)
        self.target, self.is_ready = RowTarget(self.pane.view), True
        self.drops = WindowDrops(self.window, self.target, lambda: self.is_ready)
        self.taken: list[tuple[HandedIn, OrderId | None]] = []
        self.refused: list[CertDeskError] = []
        self.drops.dropped.connect(lambda handed, order: self.taken.append((handed, order)))
        self.drops.refused.connect(self.refused.append)
        model.reload()
        lane.drain()
        self.window.resize(1064, 700)
        self.window.show()
        qtbot.waitExposed(self.window)

    @property
    def cue(self) -> str:
        (cue,) = self.window.findChildren(DropCue)
        return cue.words

    def at(self, order: OrderId) -> QPoint:
        view = self.pane.view
        model = view.model()
        assert isinstance(model, OrderListModel)
        index = model.index_of(order)
        return view.viewport().mapTo(self.window, view.visualRect(index).center())


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot, appearance, FakeOrders())


def test_a_file_is_copied_whatever_else_was_offered(screen: Screen) -> None:
    assert drop(screen.window, files(CSR), BESIDE) is Qt.DropAction.CopyAction
    assert screen.taken == [(HandedIn(Origin.DROPPED, (CSR,)), None)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (files(CSR), "Let go to find the order it is for"),
        (files(CSR, CSR.with_name("b.csr"), CSR.with_name("c.csr")), "Let go to look through 3 files"),
        (text("-----BEGIN CERTIFICATE REQUEST-----"), "Let go to find the order it is for"),
        (
            link("https://larkspur.example/a.csr"),
            "This cannot be used here. Drop the file itself. CertDesk does not fetch links.",
        ),
    ],
)
def test_the_cue_says_beforehand_what_letting_go_does(screen: Screen, data: QMimeData, words: str) -> None:
    drag = Drag(screen.window, data)
    assert drag.enter(BESIDE)
    assert screen.cue == words
    drag.leave()
    assert screen.cue == ""


def test_a_link_is_refused_where_it_moves_so_that_it_cannot_be_dropped(screen: Screen) -> None:
    drag = Drag(screen.window, link("https://larkspur.example/a.csr"))
    assert drag.enter(BESIDE)
    assert drag.move(BESIDE) is Qt.DropAction.IgnoreAction


def test_over_a_row_its_order_is_named_and_gets_the_drop(screen: Screen) -> None:
    drag = Drag(screen.window, files(CSR))
    at = screen.at(ID[SHOP])
    drag.enter(BESIDE)
    drag.move(at)
    assert screen.cue == f"Let go to use it for {SHOP}"
    drag.drop(at)
    assert [order for _, order in screen.taken] == [ID[SHOP]]
    assert screen.cue == ""


def test_the_row_under_a_drag_is_marked_and_unmarked(screen: Screen) -> None:
    view, at = screen.pane.view, screen.at(ID[SHOP])
    before = view.viewport().grab().toImage()
    drag = Drag(screen.window, files(CSR))
    drag.enter(at)
    assert view.viewport().grab().toImage() != before
    drag.leave()
    assert view.viewport().grab().toImage() == before


def test_a_window_that_is_not_ready_takes_nothing(screen: Screen) -> None:
    screen.is_ready = False
    assert not Drag(screen.window, files(CSR)).enter(BESIDE)
    assert screen.cue == ""


def test_a_sheet_that_opens_during_a_drag_keeps_the_drop_out(screen: Screen) -> None:
    drag = Drag(screen.window, files(CSR))
    drag.enter(BESIDE)
    screen.is_ready = False
    assert drag.drop(BESIDE) is Qt.DropAction.IgnoreAction
    assert not screen.taken


def test_an_empty_text_is_told_at_the_drop(screen: Screen) -> None:
    drop(screen.window, text("   "), BESIDE)
    assert not screen.taken
    assert len(screen.refused) == 1


def test_near_an_edge_the_list_scrolls_on(qtbot: QtBot, appearance: Appearance) -> None:
    screen = Screen(qtbot, appearance, FakeOrders(many(300)))
    view = screen.pane.view
    low = view.viewport().mapToGlobal(QPoint(100, view.viewport().height() - 4))
    screen.target.hover(low)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    screen.target.leave()
    there = view.verticalScrollBar().value()
    screen.target.scroll()
    assert view.verticalScrollBar().value() == there
    high = view.viewport().mapToGlobal(QPoint(100, 4))
    screen.target.hover(high)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() < there)
    screen.target.leave()
