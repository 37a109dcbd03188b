"""The list of clients under the hand: one is chosen, by keys, by letters, or by the pointer."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtWidgets import QAbstractItemView

from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.kit.row_list import RowList
from certdesk.views.migration.hand_over.row_model import ClientRowModel
from certdesk.views.migration.two_lines import TwoLineDelegate

_Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 9
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ClientRowView(RowList):
    """Enter leads to the card. What is chosen is known by its client."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._items, self._is_quiet = ClientRowModel(self), False
        self._stand(self._items, TwoLineDelegate(self._items.lines_of, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a number of them: it scrolls by itself, for the page would become too long."""
        return QSize(super().sizeHint().width(), min(self._items.rowCount(), _MOST_ROWS) * self.row_height)

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
