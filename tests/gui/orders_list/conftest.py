"""A shown Orders pane for each test."""

import pytest
from pytestqt.qtbot import QtBot

from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.orders_list import FakeOrders, FakeSessions
from tests.gui.orders_list.stage import Stage
from tests.lanes import HandLane


@pytest.fixture
def stage(qtbot: QtBot, appearance: Appearance) -> Stage:
    orders, sessions, commands, queries = FakeOrders(), FakeSessions(), HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = OrdersViewModel(orders, sessions, runner, runner)
    pane = OrdersListPane(model, appearance)
    qtbot.addWidget(pane)
    pane.resize(368, 800)
    made = Stage(pane, model, orders, commands, queries, runner)
    made.reload()
    pane.show()
    qtbot.waitExposed(pane)
    return made
