"""The list of certificates under the hand: several can be chosen, by keys and by the pointer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.views.kit.row_list import RowList
from certdesk.views.migration.find.row_model import FindRowModel
from certdesk.views.migration.two_lines import TwoLineDelegate

_Flag = QItemSelectionModel.SelectionFlag
_FEW: Final = 6


class FindRowView(RowList):
    """Shift and Ctrl choose several, Ctrl+A all; letters lead to a name. What is chosen is known by its ID."""

    chosen = Signal(object)  # tuple[HoldingId, ...]
    taken_out = Signal()
    menu_wanted = Signal(object)  # QPoint: where on the screen it opens

    def __init__(self) -> None:
        super().__init__()
        self._items, self._is_quiet = FindRowModel(self), False
        self._stand(self._items, TwoLineDelegate(self._items.lines_of, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def sizeHint(self) -> QSize:
        """High enough for a few rows; what holds it gives it the rest."""
        return QSize(super().sizeHint().width(), _FEW * self.row_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

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
        if event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that opens the menu of what is chosen leaves the choice as it is, too."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.RightButton or not self.selectionModel().isSelected(index):
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        if index.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(below if by_keyboard else event.globalPos())

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
        current = self._items.row(self.currentIndex())
        if first is not None and (current is None or current.holding.id not in chosen):
            self.selectionModel().setCurrentIndex(self._items.index(first), _Flag.NoUpdate)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was
