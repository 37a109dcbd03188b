"""A window with toasts, the view-models of the book on fakes, and the sheets that they open."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.book_models import BookModels
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.selection import Gathering
from certdesk.views.book.sheets import BookSheets
from certdesk.views.kit.toast import Toast, ToastStack
from tests.fakes_gui.book import FakeActivity, FakeBulk, FakeDownloads, FakeLabels, FakeLists, FakeSavedViews
from tests.fakes_gui.orders_list import FakeOrders, FakeSessions, id_of
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)


@dataclass
class FakeDesk:
    """The services that the book needs."""

    orders: FakeOrders
    sessions: FakeSessions
    downloads: FakeDownloads
    labels: FakeLabels
    saved_views: FakeSavedViews
    lists: FakeLists
    activity: FakeActivity
    bulk: FakeBulk


def a_desk(folder: Path) -> FakeDesk:
    return FakeDesk(
        FakeOrders(),
        FakeSessions(),
        FakeDownloads(folder),
        FakeLabels(),
        FakeSavedViews(),
        FakeLists(),
        FakeActivity(),
        FakeBulk(),
    )


class Stage:
    """Opens sheets, presses what stands in them, and reads what they say."""

    def __init__(self, window: QWidget, desk: FakeDesk) -> None:
        self.window, self.desk = window, desk
        self.commands, self.queries = HandLane(), HandLane()
        self.runner = Runner(self.commands, self.queries, window)
        self.hub = ChangeHub(window)
        self.orders = OrdersViewModel(desk.orders, desk.sessions, self.runner, window)
        self.models = BookModels(cast("Desk", cast("Any", desk)), self.orders, self.runner, self.hub, window)
        self.toasts = ToastStack(window)
        self.sheets = BookSheets(window, self.toasts, self.models)
        self.orders.reload()
        self.drain()

    def drain(self) -> None:
        while self.commands.waiting or self.queries.waiting:
            self.commands.drain()
            self.queries.drain()

    def choose(self, *names: str) -> None:
        keys = frozenset(id_of(self.desk.orders.book, name) for name in names)
        if len(keys) == 1:
            self.orders.select(next(iter(keys)))
        else:
            self.orders.gather(Gathering(keys))

    def find(self, kind: type[W], name: str) -> W:
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} of {name} are visible"
        return found[0]

    def is_shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.drain()

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def toast(self) -> str:
        """The words of the newest toast."""
        toasts = [toast for toast in self.window.findChildren(Toast) if toast.isVisible()]
        return toasts[-1].findChildren(QLabel)[0].text() if toasts else ""

    def press_toast(self) -> None:
        toasts = [toast for toast in self.window.findChildren(Toast) if toast.isVisible()]
        button = toasts[-1].findChild(QAbstractButton, "toast-action")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.drain()
