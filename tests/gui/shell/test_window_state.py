"""What survives a restart, and what makes no sense in its file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from certdesk.domain.csr_commands import Tool
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.book_props import OrdersState
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.views.orders.feed import Anchor
from certdesk.views.shell.window_state import WindowState


def test_the_list_comes_back_as_it_was(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "settings.ini")
    orders, anchor = OrdersState("larkspur", View.ENDED, OrderId("17"), Sorting.CLIENT), Anchor(OrderId("4"), -13)
    state.keep_orders(orders)
    state.keep_anchor(anchor)
    state.flush()
    again = WindowState(tmp_path / "settings.ini")
    assert again.orders() == orders
    assert again.anchor() == anchor
    again.keep_anchor(None)
    assert again.anchor() is None


def test_the_last_tool_comes_back(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "settings.ini")
    assert state.tool() is None
    state.keep_tool(Tool.IIS)
    state.flush()
    again = WindowState(tmp_path / "settings.ini")
    assert again.tool() is Tool.IIS
    again.keep_tool(None)
    assert again.tool() is None


def test_a_tool_that_nobody_knows_is_none(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    QSettings(str(file), QSettings.Format.IniFormat).setValue("making/tool", "hammer")
    assert WindowState(file).tool() is None


@pytest.mark.parametrize("below", ["", "x", "1.5", "9" * 40, "--3"])
def test_a_place_that_is_no_number_is_none(tmp_path: Path, below: str) -> None:
    file = tmp_path / "settings.ini"
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    settings.setValue("orders/anchor", "4")
    settings.setValue("orders/below_edge", below)
    settings.setValue("orders/sorting", "by mood")
    settings.sync()
    state = WindowState(file)
    assert state.anchor() is None
    assert state.orders().sorting is Sorting.END
