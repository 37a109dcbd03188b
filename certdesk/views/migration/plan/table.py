"""The table of plans under the hand: keys that move, check and open, the pointer, and what stays where it is."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from certdesk.domain.holdings import HoldingId
from certdesk.viewmodels.migration.plan.props import Props
from certdesk.viewmodels.migration.plan.rows import Row
from certdesk.views.kit.keys import presses
from certdesk.views.kit.painting import shows_ring
from certdesk.views.migration.plan.model import Column, PlanModel
from certdesk.views.migration.plan.ticks import PlanTicks
from certdesk.views.orders.type_ahead import TypeAhead
from certdesk.views.wording.migration.plan import NOT_KNOWN


@dataclass(frozen=True, slots=True)
class RowWish:
    """A menu that is wanted for a certificate, and where on the screen."""

    row: Row
    at: QPoint


class PlanTable(PlanTicks):
    """The arrows move from cell to cell. Space checks; on a plan, and with F4 anywhere, its menu opens."""

    plan_wanted = Signal(object)  # RowWish
    menu_wanted = Signal(object)  # RowWish
    find_wanted = Signal(object)  # HoldingId
    all_checked = Signal()
    copied = Signal(str)

    def __init__(self, model: PlanModel) -> None:
        super().__init__(model)
        self._type_ahead = TypeAhead()
        self._anchor: HoldingId | None = None
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._find)
        self.pressed_plan.connect(self._open_plan)

    def show_props(self, props: Props) -> None:
        """Show these rows. The current one stays the current one; where it is gone, what took its place becomes it."""
        before = self.currentIndex()
        current, place, column = self._rows.row(before), before.row(), before.column()
        is_other = self._rows.show_props(props)
        self.mirror_ticks()
        if not is_other or current is None or not props.rows:
            return
        found = self._rows.place_of(current.id)
        self.make_current(min(place, len(props.rows) - 1) if found is None else found, column)

    def go_to(self, holding: HoldingId) -> None:
        """Make the plan of that certificate the current cell, if it is shown."""
        place = self._rows.place_of(holding)
        if place is not None:
            self.make_current(place, Column.PLAN)

    def go_to_first(self) -> None:
        """Make the first certificate the current one, where none is."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.make_current(0, Column.CERTIFICATE)

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to the next certificate whose name begins with them, whatever the column."""
        prefix, is_next = self._type_ahead.typed(search)
        names = [row.name.casefold() for row in self._rows.props.rows]
        first = self.currentIndex().row() + (1 if is_next else 0)
        order = [*range(max(first, 0), len(names)), *range(max(first, 0))]
        found = next((place for place in order if names[place].startswith(prefix.casefold())), None)
        if found is not None:
            self.make_current(found, max(self.currentIndex().column(), Column.CERTIFICATE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(is_shown=True)
        index, key = self.currentIndex(), event.key()
        is_plan = index.column() == Column.PLAN
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(index)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_checked.emit()
        elif key == Qt.Key.Key_F4 or (is_plan and (key == Qt.Key.Key_Space or presses(event))):
            self._open_plan(self._rows.index(index.row(), Column.PLAN))
        elif key == Qt.Key.Key_Space:
            self._toggle(index, is_range=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif presses(event):
            self._find(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(is_shown=False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.go_to_first()
        self._show_ring(is_shown=shows_ring(event.reason()))
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        row = self._rows.row(index)
        if row is not None:
            self.menu_wanted.emit(RowWish(row, self.place_below(index) if by_keyboard else event.globalPos()))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == Column.CHECK:
            is_range = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(index, is_range=is_range)
        elif index.column() == Column.PLAN:
            self._open_plan(index)

    def _toggle(self, index: QModelIndex, *, is_range: bool) -> None:
        """Check a row or not any more; with Shift all from the one that was checked last do as it does."""
        row, props = self._rows.row(index), self._rows.props
        if row is None:
            return
        begin = self._rows.place_of(self._anchor) if is_range else None
        if begin is None:
            self._anchor = row.id
            self.checked.emit((row.id,), row.id not in props.checked)
            return
        first, last = sorted((begin, index.row()))
        is_checked = props.rows[begin].id in props.checked
        self.checked.emit(tuple(each.id for each in props.rows[first : last + 1]), is_checked)

    def _open_plan(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.scrollTo(index)
            self.plan_wanted.emit(RowWish(row, self.place_below(index)))

    def _find(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None and index.column() not in {Column.CHECK, Column.PLAN}:
            self.find_wanted.emit(row.id)

    def _copy(self, index: QModelIndex) -> None:
        text = str(index.data() or "")
        if text and text != NOT_KNOWN:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def _show_ring(self, *, is_shown: bool) -> None:
        if self._cells.has_ring is not is_shown:
            self._cells.has_ring = is_shown
            self.viewport().update()
