"""Drags over the rest of the window while the page for a signing request is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from certdesk.views.dropping.near_drops import NearDrops
from tests.e2e.dragging import Drag, drop, files, link
from tests.fakes_gui.requests import PRESENT, FakeRequests, some_facts
from tests.gui.csr.page import Screen

CSR = files(Path("files") / "larkspur.csr")
BESIDE = QPoint(4, 4)  # the margin of the page around the panel


class Window:
    """A page with the panel on it, in a window that takes drops for it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screen = Screen(qtbot, FakeRequests(files={"larkspur.csr": some_facts(PRESENT)}))
        self.is_ready = True
        self.near = NearDrops(self.screen.page, self.screen.panel, lambda: self.is_ready)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


def test_the_zone_invites_a_drag_that_is_beside_it(window: Window) -> None:
    drag = Drag(window.screen.page, CSR)
    assert drag.enter(BESIDE)
    assert window.screen.text("csr_idle_title") == "Drop it here"
    drag.leave()
    assert window.screen.text("csr_idle_title") == "Drop a CSR here"


def test_what_is_let_go_beside_the_zone_is_taken_all_the_same(window: Window) -> None:
    assert drop(window.screen.page, CSR, BESIDE) is Qt.DropAction.CopyAction
    window.screen.lane.drain()
    assert window.screen.text("csr_name") == "larkspur.csr"


def test_a_link_is_not_invited(window: Window) -> None:
    assert drop(window.screen.page, link("https://ca.example/a.csr"), BESIDE) is Qt.DropAction.IgnoreAction
    assert window.screen.text("csr_idle_title") == "Drop a CSR here"


def test_nothing_is_taken_while_a_sheet_covers_the_window(window: Window) -> None:
    window.is_ready = False
    assert not Drag(window.screen.page, CSR).enter(BESIDE)
