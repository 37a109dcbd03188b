"""List and details side by side; one at a time where there is no room for both."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.restyle import set_ground
from certdesk.views.theme.tokens import SPACE, Ground

_LIST_WIDTH = 368
_LEAST_LIST, _MOST_LIST = 300, 480
_ROOM_FOR_BOTH = 860


class OrdersPage(QWidget):
    """Below 860 pixels the list comes first, and choosing an order shows its details with a way back."""

    back_wanted = Signal()

    def __init__(self, orders: QWidget, details: QWidget) -> None:
        super().__init__()
        self.setObjectName("orders_page")
        self._list, self._details = orders, self._with_way_back(details)
        self._is_stacked = False
        self._shows_details = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(orders)
        self._splitter.addWidget(self._details)
        self._splitter.setStretchFactor(1, 1)
        self._details.raise_()  # read after the list: Qt puts what is added later to the back
        self._splitter.handle(1).raise_()
        self._splitter.setSizes([_LIST_WIDTH, 696])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self._arrange()

    def add_summary(self, summary: QWidget) -> None:
        """Have `summary` stand in the place of the details when `show_summary` says so."""
        self._places.addWidget(summary)

    def show_summary(self, *, is_shown: bool) -> None:
        """Show what several orders come to, or the details of one."""
        self._places.setCurrentIndex(self._places.count() - 1 if is_shown else 0)

    @property
    def is_stacked(self) -> bool:
        """Whether only one of the two is shown."""
        return self._is_stacked

    @property
    def shows_list(self) -> bool:
        """Whether the list can be seen."""
        return not (self._is_stacked and self._shows_details)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._details.isAncestorOf(self.window().focusWidget() or self):
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _with_way_back(self, details: QWidget) -> QWidget:
        self._back = LinkButton(self.tr("Back to the list"), Icon.ARROW_LEFT)
        self._back.setObjectName("back_to_list")
        self._back.clicked.connect(self.back_wanted)
        holder = QWidget()
        set_ground(holder, Ground.SURFACE)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._shelf = QWidget()
        shelf = QHBoxLayout(self._shelf)
        shelf.setContentsMargins(SPACE.group, SPACE.lg, SPACE.group, 0)
        shelf.addWidget(self._back)
        shelf.addStretch(1)
        column.addWidget(self._shelf)
        self._places = QStackedWidget()
        self._places.addWidget(details)
        column.addWidget(self._places, 1)
        return holder

    def _arrange(self) -> None:
        self._list.setVisible(self.shows_list)
        self._details.setVisible(not self._is_stacked or self._shows_details)
        self._shelf.setVisible(self._is_stacked)
        self._list.setMinimumWidth(_LEAST_LIST)
        self._list.setMaximumWidth(_ROOM_FOR_BOTH if self._is_stacked else _MOST_LIST)
