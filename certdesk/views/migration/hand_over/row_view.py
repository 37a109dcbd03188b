"""The list of clients under the hand: one is chosen, by keys, by letters, or by the pointer."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.kit.keys import presses
from certdesk.views.kit.painting import shows_ring
from certdesk.views.migration.hand_over.row_delegate import ClientRowDelegate
from certdesk.views.migration.hand_over.row_model import ClientRowModel
from certdesk.views.theme.typography import Role, set_role

_Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 9
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ClientRowView(QListView):
    """Enter leads to the card. What is chosen is known by its client."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items = ClientRowModel(self)
        self._rows = ClientRowDelegate(self._items, self)
        self._is_quiet = False
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        set_role(self, Role.BODY)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a number of them: it scrolls by itself, for the page would become too long."""
        row = self._rows.sizeHint(QStyleOptionViewItem(), self._items.index(0)).height()
        return QSize(super().sizeHint().width(), min(self._items.rowCount(), _MOST_ROWS) * row)

    def show_rows(self, rows: tuple[Row, ...], chosen: str | None) -> None:
        """Show these clients, with that one chosen, without saying so."""
        self._is_quiet = True
        self._items.show(rows)
        index = self._items.index_of(chosen)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, _ALONE)
            self.scrollTo(index)
        self._is_quiet = False
        self.updateGeometry()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        row = self._items.row(current)
        if row is not None and not self._is_quiet:
            self.chosen.emit(row.client)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rows.show_ring(is_on=True)
        if presses(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the rows leaves the choice as it is."""
        self._rows.show_ring(is_on=False)
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.show_ring(is_on=shows_ring(event.reason()))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._rows.measure()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().changeEvent(event)
