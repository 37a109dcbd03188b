"""List and details side by side; one at a time where there is no room for both."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

_LIST_WIDTH = 368
_LEAST_LIST, _MOST_LIST = 300, 480
_ROOM_FOR_BOTH = 860


class OrdersPage(QWidget):
    """Below 860 pixels the list comes first, and choosing an order shows its details with a way back."""

    def __init__(self, orders: QWidget, details: QWidget) -> None:
        super().__init__()
        self.setObjectName("orders_page")
        self._list, self._details = orders, details
        self._is_stacked = False
        self._shows_details = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(orders)
        self._splitter.addWidget(details)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_WIDTH, 696])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._arrange()

    @property
    def is_stacked(self) -> bool:
        """Whether only one of the two is shown."""
        return self._is_stacked

    def show_details(self) -> None:
        """Come to the details, where only one is shown."""
        self._shows_details = True
        self._arrange()

    def show_list(self) -> None:
        """Go back to the list, where only one is shown."""
        self._shows_details = False
        self._arrange()

    def state(self) -> QByteArray:
        """Return where the splitter stands."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Put the splitter back where it stood."""
        if not state.isEmpty():
            self._splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_stacked = self.width() < _ROOM_FOR_BOTH
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._arrange()

    def _arrange(self) -> None:
        self._list.setVisible(not self._is_stacked or not self._shows_details)
        self._details.setVisible(not self._is_stacked or self._shows_details)
        self._list.setMinimumWidth(_LEAST_LIST)
        self._list.setMaximumWidth(_ROOM_FOR_BOTH if self._is_stacked else _MOST_LIST)
