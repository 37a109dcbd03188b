"""The list of certificates under the hand: several can be chosen, by keys and by the pointer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.views.kit.keys import presses
from certdesk.views.kit.painting import shows_ring
from certdesk.views.migration.find.row_delegate import FindRowDelegate
from certdesk.views.migration.find.row_model import FindRowModel
from certdesk.views.theme.typography import Role, set_role

_Flag = QItemSelectionModel.SelectionFlag
_FEW: Final = 6


class FindRowView(QListView):
    """Shift and Ctrl choose several, Ctrl+A all; letters lead to a name. What is chosen is known by its ID."""

    chosen = Signal(object)  # tuple[HoldingId, ...]
    opened = Signal()
    taken_out = Signal()
    menu_wanted = Signal(object)  # QPoint: where on the screen it opens

    def __init__(self) -> None:
        super().__init__()
        self._items = FindRowModel(self)
        self._rows = FindRowDelegate(self._items, self)
        self._is_quiet = False
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        set_role(self, Role.BODY)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)

    def sizeHint(self) -> QSize:
        """High enough for a few rows; what holds it gives it the rest."""
        return QSize(super().sizeHint().width(), _FEW * self.row_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @property
    def row_height(self) -> int:
        """How high a row is."""
        return self._rows.sizeHint(QStyleOptionViewItem(), self._items.index(0)).height()

    def show_rows(self, rows: tuple[Line, ...], chosen: Sequence[HoldingId]) -> None:
        """Show these rows, with those chosen, without saying so."""
        is_other = self._items.would_reset(rows)
        with self._quietly():
            self._items.show(rows)
            if is_other or set(self._chosen_ids()) != set(chosen):
                self._choose(chosen)

    def scroll_to_chosen(self) -> None:
        """Bring the row in sight that has the focus."""
        self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_quiet:
            self.chosen.emit(self._chosen_ids())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rows.show_ring(is_on=True)
        if event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.taken_out.emit()
        elif presses(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the rows leaves the choice as it is, and so does one that opens the menu of what is chosen."""
        self._rows.show_ring(is_on=False)
        index = self.indexAt(event.position().toPoint())
        is_menu = event.button() is Qt.MouseButton.RightButton and self.selectionModel().isSelected(index)
        if index.isValid() and not is_menu:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(below if by_keyboard else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.show_ring(is_on=shows_ring(event.reason()))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._rows.measure()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().changeEvent(event)

    def _chosen_ids(self) -> tuple[HoldingId, ...]:
        parts = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())  # a list, say its stubs not
        runs = sorted((part.top(), part.bottom()) for part in parts)
        return tuple(id_ for first, last in runs for id_ in self._items.ids(first, last))

    def _choose(self, chosen: Sequence[HoldingId]) -> None:
        selection, first = QItemSelection(), None
        for begin, end in self._items.runs_of(chosen):
            selection.select(self._items.index(begin), self._items.index(end))
            first = begin if first is None else first
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        current = self._items.line(self.currentIndex())
        if first is not None and (current is None or current.holding.id not in chosen):
            self.selectionModel().setCurrentIndex(self._items.index(first), _Flag.NoUpdate)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was
