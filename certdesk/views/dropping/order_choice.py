"""Finding the order that a signing request is for, among those that take one."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.rows import Row, Shelf
from certdesk.viewmodels.taking import Taking, taking
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.fields import SearchField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording.order_rows import status
from certdesk.views.wording.orders import look_of

_LINES: Final = 6
_ICON: Final = 16
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class OrderChoice(QWidget):
    """A field to type a few letters in, and below it the orders that have them. Enter and a click choose."""

    chosen = Signal(object)  # OrderId

    def __init__(self) -> None:
        super().__init__()
        self._taking: Taking | None = None
        self._rows = _Rows()
        self._field = _Field(self.tr("Find a name, order ID or client"))
        self._field.setObjectName("order_choice_search")
        self._list = QListView()
        self._list.setObjectName("order_choice_list")
        self._list.setAccessibleName(self.tr("Orders that take a CSR"))
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(_ICON, _ICON))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._list, Role.BODY)
        set_look(self._list, "framed", "true")
        self._list.setModel(self._rows)
        line = self._list.fontMetrics().height() + SPACE.md
        self._list.setFixedHeight(_LINES * line + SPACE.md)
        self._none = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._none.setObjectName("order_choice_none")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        for part in (self._field, self._list, self._none):
            column.addWidget(part)
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._narrow)
        self._field.stepped.connect(self._step)
        self._field.entered.connect(self._choose_current)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)

    def show_shelf(self, shelf: Shelf | None) -> None:
        """Offer the orders of that shelf which take a signing request."""
        self._taking = None if shelf is None else taking(shelf)
        self._narrow(self._field.text())

    def _narrow(self, typed: str) -> None:
        self._rows.show_rows(() if self._taking is None else self._taking.holding(typed))
        self._list.setCurrentIndex(self._rows.index(0))
        is_empty = not self._rows.rowCount()
        self._none.setText(self.tr("No order that takes a CSR has that.") if is_empty else "")
        self._none.setVisible(is_empty)
        self._list.setVisible(not is_empty)

    def _step(self, by: int) -> None:
        place = min(max(self._list.currentIndex().row() + by, 0), self._rows.rowCount() - 1)
        self._list.setCurrentIndex(self._rows.index(place))

    def _choose_current(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        order = self._rows.order_at(index)
        if order is not None:
            self.chosen.emit(order)


class _Field(SearchField):
    """Arrows move in the list below it, and Enter takes what is chosen there."""

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES, Qt.Key.Key_PageUp: -_LINES}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    """Orders, a line each; words are made when they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def order_at(self, index: _Index) -> OrderId | None:
        return self._rows[index.row()].key if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "  ·  ".join(filter(None, (row.name, row.client)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.name, status(row), row.client, row.key)))
            case Qt.ItemDataRole.DecorationRole:
                look = look_of(row.status, row.status_word)
                return icon(Icon(look.icon), Ink(look.tone))
            case _:
                return None
