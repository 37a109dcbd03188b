"""The order list under the hand: keys that move and find, the pointer, and what was chosen."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from certdesk.domain.orders import OrderId
from certdesk.views.kit.painting import shows_ring
from certdesk.views.orders.choosing_view import ChoosingView
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.type_ahead import TypeAhead

_Move = QAbstractItemView.CursorAction
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UP: Final = frozenset({_Move.MoveUp, _Move.MovePrevious, _Move.MoveLeft})


@dataclass(frozen=True, slots=True)
class MenuWish:
    """A wish for the acts of an order, and where on the screen its menu is to open."""

    order: OrderId
    at: QPoint


class OrderListView(ChoosingView):
    """Moves and finds by keys, and tells where the pointer is."""

    opened = Signal(object)  # OrderId
    menu_wanted = Signal(object)  # MenuWish
    pointer_gave_way = Signal()  # it left the list, or a key took over

    def __init__(self, model: OrderListModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._type_ahead = TypeAhead()
        self._is_pointed_at = False
        self.setMouseTracking(True)
        self.setModel(model)
        self.clicked.connect(self._tell_clicked)

    @property
    def is_pointed_at(self) -> bool:
        """Whether rows that move now would move under the pointer."""
        return self._is_pointed_at

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        place = self._target(action)
        return QModelIndex() if place is None else self._items.index(place)

    def keyboardSearch(self, search: str) -> None:
        listing = self._items.listing
        if not listing:
            return
        prefix, is_next = self._type_ahead.typed(search)
        place = self.currentIndex().row()
        found = listing.starting_with(prefix, place if is_next else place - 1)
        if found is not None:
            self.choose_at(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_ring = True
        self.pointer_gave_way.emit()
        row = self._items.row(self.currentIndex())
        if event.key() in _ENTER and row is not None:
            self.opened.emit(row.key)
            return
        with self._by_hand():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the rows leaves the choice as it is."""
        self._has_ring = False
        if self._items.row(self.indexAt(event.position().toPoint())) is not None:
            with self._by_hand():
                super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._items.row(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.opened.emit(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        row = self._items.row(index)
        if row is None:
            return
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_wanted.emit(MenuWish(row.key, below if by_keyboard else event.globalPos()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = shows_ring(event.reason())
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._is_pointed_at = True
        elif event.type() == QEvent.Type.Leave:
            self._is_pointed_at = False
            self._hover(QModelIndex())
            self.pointer_gave_way.emit()
        return super().viewportEvent(event)

    def _tell_clicked(self, index: QModelIndex) -> None:
        """Only an order that is chosen alone by it: gathering several leads nowhere else."""
        row = self._items.row(index)
        if row is not None and self._chosen_keys() == {row.key}:
            self.pointed_at.emit(row.key)

    def _target(self, action: QAbstractItemView.CursorAction) -> int | None:
        """Where a key leads: to the next row that way, or at the edge to where it already is."""
        strip, last = self.strip, self.strip.last_place
        if last is None:
            return None
        place, page = self.currentIndex().row(), max(1, self.viewport().height() // self._rows.metrics.row_height - 1)
        if place < 0 or action is _Move.MoveHome:
            return strip.nearest_row(0, 1)
        if action is _Move.MoveEnd:
            return last
        if action in _UP:
            return strip.nearest_row(place - 1, -1) or place
        steps = {_Move.MovePageDown: page, _Move.MovePageUp: -page}
        return strip.nearest_row(min(max(place + steps.get(action, 1), 0), last), 1)

    def _hover(self, index: QModelIndex) -> None:
        place = index.row() if self._items.row(index) is not None else None
        if place == self._hovered:
            return
        for changed in (self._hovered, place):
            if changed is not None:
                self.viewport().update(self._place_rect(changed))
        self._hovered = place
