"""The menu that the list opens on an order has the acts of its details' buttons."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import ActRequest
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.details_props import Props
from certdesk.views.actions import ACTS, Actions, Command
from certdesk.views.shell.order_menu import OrderMenu
from tests.fakes_gui.details import SHOP, FakeOrders, FakeSessions, an_order, details_of
from tests.lanes import HandLane


class Desk:
    """The details behind the menu, and the actions it copies."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        known = (details_of(an_order(status="pending")), details_of(an_order(status="issued", order="2")))
        self.model = DetailsViewModel(FakeOrders(*known), FakeSessions(), self.runner)
        self.actions = Actions(self.window)
        self.begun: list[ActRequest] = []
        self.model.act_wanted.connect(self.begun.append)
        self.model.changed.connect(self._render)
        self.actions.wanted.connect(self._begin)

    def _render(self, props: Props) -> None:
        self.actions.render_verdicts(props.page.verdicts if props.page else ())

    def _begin(self, command: Command) -> None:
        self.model.begin(ACTS[command])

    def menu(self, order: str) -> OrderMenu:
        return OrderMenu(OrderId(order), self.model, self.actions, self.window)


def test_the_menu_has_the_acts_of_the_buttons_and_does_them(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.model.show(SHOP)
    desk.lane.drain()
    menu = desk.menu(SHOP)
    assert [action.text() for action in menu.actions()] == ["Cancel order…", "Prove names…", "Sign in…"]
    menu.actions()[0].trigger()
    assert [request.order for request in desk.begun] == [SHOP]


def test_the_menu_of_an_order_that_is_still_being_read_waits_for_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.model.show(SHOP)
    desk.lane.drain()
    desk.model.show(OrderId("2"))
    menu = desk.menu("2")
    assert menu.actions() == []
    desk.lane.drain()
    assert [action.text() for action in menu.actions()] == ["Download…", "Reissue…", "Revoke…", "Sign in…"]
    desk.model.tick()
    assert len(menu.actions()) == 4
