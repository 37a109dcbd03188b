"""The Orders pane, shown, and what stands behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.filter_field import FilterField
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.list_view import OrderListView
from tests.fakes_gui.orders_list import FakeOrders
from tests.lanes import HandLane


@dataclass
class Stage:
    """A shown pane and what stands behind it."""

    pane: OrdersListPane
    model: OrdersViewModel
    orders: FakeOrders
    commands: HandLane
    queries: HandLane
    runner: Runner

    @property
    def rows(self) -> OrderListView:
        found = self.pane.findChild(OrderListView, "orders_list")
        assert isinstance(found, OrderListView)
        return found

    @property
    def field(self) -> FilterField:
        found = self.pane.findChild(FilterField, "orders_search")
        assert isinstance(found, FilterField)
        return found

    def button(self, name: str) -> QToolButton | QPushButton:
        found = self.pane.findChild(QWidget, name)
        assert isinstance(found, QToolButton | QPushButton)
        return found

    def text(self, name: str) -> str:
        label = self.pane.findChild(PlainLabel, name)
        assert isinstance(label, PlainLabel)
        return label.accessibleName() or label.text()

    def reload(self) -> None:
        self.model.reload()
        self.queries.drain()

    def names(self) -> list[str]:
        model = self.rows.model()
        return [model.index(place, 0).data() for place in range(model.rowCount())]

    def current(self) -> str | None:
        return self.rows.currentIndex().data() if self.rows.selectionModel().hasSelection() else None

    def middle_of(self, name: str) -> QPoint:
        return self.rows.visualRect(self.rows.model().index(self.names().index(name), 0)).center()

    def click(self, name: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.rows.viewport(), Qt.MouseButton.LeftButton, keys, self.middle_of(name))

    def chosen(self) -> list[str]:
        """The names that are shown as chosen, from the top."""
        model, selection = self.rows.model(), self.rows.selectionModel()
        places = (model.index(place, 0) for place in range(model.rowCount()))
        return [index.data() for index in places if selection.isSelected(index)]
