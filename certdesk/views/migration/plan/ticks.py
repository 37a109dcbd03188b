"""The table of plans for those who work it through the accessibility tree, where a cell is selected and not clicked."""

from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from certdesk.views.migration.plan.grid import PlanGrid
from certdesk.views.migration.plan.model import Column, PlanModel

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class PlanTicks(PlanGrid):
    """What is selected are the check marks, so that a screen reader can tell and turn them.

    Qt offers it one act on a cell, which selects it or not any more. On a plan that opens its menu. Keys and mouse
    select nothing: they check.
    """

    checked = Signal(object, bool)  # tuple[HoldingId, ...], and whether they are to be
    pressed_plan = Signal(QModelIndex)
    _is_quiet = False  # Qt tells of a selection while the table is still being made

    def __init__(self, model: PlanModel) -> None:
        super().__init__(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)

    def mirror_ticks(self) -> None:
        """Select what is checked, without anybody hearing of it."""
        selection, begin, props = QItemSelection(), None, self._rows.props
        for place, row in enumerate((*props.rows, None)):
            is_checked = row is not None and row.id in props.checked
            if is_checked and begin is None:
                begin = place
            elif not is_checked and begin is not None:
                first, last = self._rows.index(begin, Column.CHECK), self._rows.index(place - 1, Column.CHECK)
                selection.append(QItemSelectionRange(first, last))
                begin = None
        self._is_quiet = True
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        self._is_quiet = False

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return _Flag.NoUpdate

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Of many rows Qt would ask every single one, to tell a screen reader of the first."""
        if self._is_quiet:
            return
        for selection, is_selected in ((selected, True), (deselected, False)):
            # It is a list of ranges, which the stubs of PySide6 do not say.
            for part in cast("list[QItemSelectionRange]", selection):
                self._take(part, is_selected=is_selected)

    def _take(self, part: QItemSelectionRange, *, is_selected: bool) -> None:
        if part.left() == Column.PLAN:
            self.mirror_ticks()
            self.pressed_plan.emit(self._rows.index(part.top(), Column.PLAN))
            return
        rows = self._rows.props.rows[part.top() : part.bottom() + 1]
        self.checked.emit(tuple(row.id for row in rows), is_selected)
