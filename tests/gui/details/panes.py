"""A details pane over fakes, with what it said and asked for."""

from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.book import OrderDetails
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import ActRequest, SignInRequest
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.refunds import RefundsViewModel
from certdesk.views.orders.details.pane import DetailsPane
from certdesk.views.saving import Document
from tests.fakes_gui.details import NOW, FakeOrders, FakeSessions, an_order, details_of, seen
from tests.fakes_gui.support import NotingActs
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)


class Screen:
    """The pane as a person meets it."""

    def __init__(
        self, qtbot: QtBot, details: OrderDetails | None, *sessions: GuestSession, now: datetime = NOW
    ) -> None:
        self.qtbot = qtbot
        self.orders = FakeOrders(details) if details else FakeOrders()
        self.sessions = FakeSessions(*sessions, now=now)
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.model = DetailsViewModel(self.orders, self.sessions, self.runner)
        self.acts = NotingActs()
        self.refunds = RefundsViewModel(self.acts, self.sessions, self.runner)
        self.pane = DetailsPane(self.model, self.refunds)
        qtbot.addWidget(self.pane)
        self.said: list[str] = []
        self.opened: list[str] = []
        self.exported: list[Document] = []
        self.requests: list[SignInRequest] = []
        self.begun: list[ActRequest] = []
        self.pane.said.connect(self.said.append)
        self.pane.open_url_wanted.connect(self.opened.append)
        self.pane.export_wanted.connect(self.exported.append)
        self.model.sign_in_wanted.connect(self.requests.append)
        self.model.act_wanted.connect(self.begun.append)
        if details is not None:
            self.show(details.entry.order.id)

    def show(self, order: OrderId | None) -> None:
        self.model.show(order)
        self.lane.drain()
        self.pane.resize(696, 800)
        with self.qtbot.waitExposed(self.pane):
            self.pane.show()

    def after(self, span: timedelta) -> None:
        self.sessions.time = NOW + span
        self.model.tick()

    def find(self, name: str, kind: type[W]) -> W:
        found = self.pane.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def text(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def is_shown(self, name: str) -> bool:
        widget = self.pane.findChild(QWidget, name)
        return isinstance(widget, QWidget) and widget.isVisible()

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()


def seen_shop() -> OrderDetails:
    return details_of(an_order(), seen(an_order()))
