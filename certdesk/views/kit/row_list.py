"""A list of painted rows: what stands in it, and how it is worked by keys and by the pointer."""

from abc import abstractmethod
from collections.abc import Hashable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.views.kit.keys import presses
from certdesk.views.kit.painting import shows_ring
from certdesk.views.theme.typography import Role, set_role

RowT = TypeVar("RowT")
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class RowItems(QAbstractListModel, Generic[RowT]):
    """The rows for Qt. Words are made when they are asked for: of hundreds of rows, for those in sight."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[RowT, ...] = ()

    @abstractmethod
    def key_of(self, row: RowT) -> Hashable:
        """Return what a row is known by."""

    @abstractmethod
    def name_of(self, row: RowT) -> str:
        """Return what a row is called: what letters lead to."""

    @abstractmethod
    def spoken(self, row: RowT) -> str:
        """Return a row as it is read out."""

    def row(self, index: _Index) -> RowT | None:
        """Return the row at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def would_reset(self, rows: tuple[RowT, ...]) -> bool:
        """Whether showing these adds, moves or takes away any row."""
        return rows is not self._rows and [*map(self.key_of, rows)] != [*map(self.key_of, self._rows)]

    def show(self, rows: tuple[RowT, ...]) -> None:
        """Show these from now on."""
        if not self.would_reset(rows):
            pairs = enumerate(zip(self._rows, rows, strict=True))
            changed = [place for place, (was, now) in pairs if was is not now and was != now]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.name_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case _:
                return None


class RowDelegate(QStyledItemDelegate):
    """What paints the rows, each in the same height."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_ring = False
        self.measure()

    def show_ring(self, *, is_on: bool) -> None:
        """Ring the row that has the focus, or not: after a click the pointer shows the place."""
        self._has_ring = is_on

    @abstractmethod
    def measure(self) -> None:
        """Take the measures anew, after the interface font changed."""


class RowList(QListView):
    """Enter opens a row, and a press beside the rows leaves what is chosen as it is."""

    opened = Signal()

    def _stand(self, items: QAbstractListModel, delegate: RowDelegate) -> None:
        """Take up what is listed, and what paints it, at the end of the constructor: Qt says at once what is chosen."""
        self._delegate = delegate
        self.setModel(items)
        self.setItemDelegate(delegate)
        set_role(self, Role.BODY)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def row_height(self) -> int:
        """How high a row is."""
        return self._delegate.sizeHint(QStyleOptionViewItem(), self.model().index(0, 0)).height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.show_ring(is_on=True)
        if presses(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.show_ring(is_on=False)
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.show_ring(is_on=shows_ring(event.reason()))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._delegate.measure()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().changeEvent(event)
