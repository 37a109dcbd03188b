"""A list in which one order is chosen, or several: by ranges of places, never row by row."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QWidget

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.selection import Gathering
from certdesk.views.orders.edits import Run
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.runs import places_of, rank_runs, ranks_of
from certdesk.views.orders.strip_view import StripView

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_ALONE: Final = _Flag.ClearAndSelect
_MANY: Final = 500


class ChoosingView(StripView):
    """Shift and Ctrl gather orders, Ctrl+A all that are listed; headings are passed over."""

    chosen = Signal(object)  # OrderId: this one alone
    gathered = Signal(object)  # Gathering: another number of them
    pointed_at = Signal(object)  # OrderId: clicked, or chosen through the accessibility tree; not by a key

    def __init__(self, model: OrderListModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._is_quiet = self._is_by_hand = self._adds = False
        self._anchor: OrderId | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def choose(self, key: OrderId | None) -> None:
        """Show that order as the only one chosen, without saying so and without scrolling."""
        index, self._anchor = self._items.index_of(key), key
        place = ranks_of([Run(index.row(), 1)], self._items.sections) if index.isValid() else []
        if index == self.currentIndex() and self._chosen_runs() == place:
            return
        with self.quietly(), self.in_place():
            self.selectionModel().setCurrentIndex(index, _ALONE)
            if not index.isValid():
                self.clearSelection()

    def choose_several(self, ranks: Sequence[int], current: OrderId | None) -> None:
        """Show the listed rows at `ranks`, ascending, as chosen, and the focus on `current` where it is listed."""
        runs, index = rank_runs(ranks), self._items.index_of(current)
        with self.quietly(), self.in_place():
            if runs != self._chosen_runs():
                self.selectionModel().select(self._selection_of(runs), _ALONE)
            if index.isValid() and index != self.currentIndex():
                self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)

    def choose_first(self) -> None:
        """Choose the first order, where none of those listed is chosen."""
        place = self.strip.nearest_row(0, 1)
        if place is not None and not self.selectionModel().hasSelection():
            self.choose_at(place)

    def choose_at(self, place: int) -> None:
        """Choose the order at `place` alone, as a key would."""
        self._anchor = self._key_at(place)
        with self._by_hand():
            self.selectionModel().setCurrentIndex(self._items.index(place), _ALONE)

    def selectAll(self) -> None:
        self._adds = False
        counts = [section.count for section in self._items.sections]
        self.selectionModel().select(self._selection_of([Run(0, sum(counts))] if counts else []), _ALONE)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Let the selection change without anybody hearing of it."""
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was

    @contextmanager
    def _by_hand(self) -> Iterator[None]:
        """Keys and mouse buttons choose within; what is chosen without them comes from the accessibility tree."""
        self._is_by_hand = True
        try:
            yield
        finally:
            self._is_by_hand = self._adds = False

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        command = super().selectionCommand(index, event)
        self._adds = bool(command & (_Flag.Toggle | _Flag.Current))
        if not self._adds and command & _Flag.Select:
            row = self._items.row(index)
            self._anchor = None if row is None else row.key
        return command

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """`rect` ends where the hand is; what Shift selects begins at the order that was chosen last without it."""
        place = self.strip.place_at(rect.bottom() + self.verticalOffset())
        if place is None:
            return
        begin = self._items.index_of(self._anchor).row() if command & _Flag.Current else place
        begin = place if begin < 0 else begin
        if command & _Flag.Toggle:
            self._anchor = self._key_at(place)
        first, last = self._items.index(min(begin, place)), self._items.index(max(begin, place))
        self.selectionModel().select(QItemSelection(first, last), command)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses its order alone, also where only orders that are not listed were chosen beside it."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            key = self._key_at(self.indexAt(event.position().toPoint()).row())
            if key is not None and self._chosen_keys() == {key}:
                self.chosen.emit(key)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Of many rows Qt would ask every single one, to tell a screen reader of the first."""
        if _count(selected) + _count(deselected) <= _MANY:
            super().selectionChanged(selected, deselected)
        self.viewport().update()
        if not self._is_quiet:
            self._tell(selected)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for part in _parts(selection):
            region |= self._place_rect(part.top()).united(self._place_rect(part.bottom()))
        return region

    def _tell(self, selected: QItemSelection) -> None:
        pointed = None if self._is_by_hand or _count(selected) != 1 else self._key_at(_parts(selected)[0].top())
        if pointed is not None:
            self.chosen.emit(pointed)
            self.pointed_at.emit(pointed)
            return
        keys, place = self._chosen_keys(), self.currentIndex().row()
        if len(keys) == 1 and not self._adds:
            self.chosen.emit(next(iter(keys)))
            return
        current = self._key_at(place) if self.selectionModel().isSelected(self.currentIndex()) else None
        self.gathered.emit(Gathering(keys, current, keeps_hidden=self._adds))

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """What becomes the current row within is not scrolled to."""
        self.setAutoScroll(False)
        try:
            yield
        finally:
            self.setAutoScroll(True)

    def _chosen_runs(self) -> list[Run]:
        parts = (Run(part.top(), part.height()) for part in _parts(self.selectionModel().selection()))
        return ranks_of(parts, self._items.sections)

    def _chosen_keys(self) -> frozenset[OrderId]:
        listing = self._items.listing
        if listing is None:
            return frozenset()
        rows, positions = listing.shelf.rows, listing.positions
        runs = self._chosen_runs()
        return frozenset([rows[at].key for run in runs for at in positions[run.first : run.first + run.count]])

    def _selection_of(self, runs: list[Run]) -> QItemSelection:
        selection, items = QItemSelection(), self._items
        for run in places_of(runs, items.sections):
            selection.append(QItemSelectionRange(items.index(run.first), items.index(run.first + run.count - 1)))
        return selection

    def _key_at(self, place: int) -> OrderId | None:
        row = self._items.row(self._items.index(place))
        return None if row is None else row.key


def _count(selection: QItemSelection) -> int:
    return sum(part.height() for part in _parts(selection))


def _parts(selection: QItemSelection) -> list[QItemSelectionRange]:
    """It is a list, which the stubs of PySide6 do not say."""
    return list(cast("Iterable[QItemSelectionRange]", selection))
