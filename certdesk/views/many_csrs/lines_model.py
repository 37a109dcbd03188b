"""The lines of many signing requests for Qt: more are added at the end, and those that changed are told by range."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.viewmodels.many_csrs.lines import Shown
from certdesk.views.wording import many_lines as words

FILE, ORDER, VERDICT = range(3)
LOOK: Final = int(Qt.ItemDataRole.UserRole) + 1
SECOND: Final = LOOK + 1  # what stands below the first line of a cell

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class LinesModel(QAbstractTableModel):
    """Words are made when they are asked for: of a thousand lines, those that are in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Shown, ...] = ()

    @property
    def lines(self) -> tuple[Shown, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: tuple[Shown, ...]) -> None:
        """Show these. Lines never move: what is gone was closed with all the others."""
        before = self._lines
        if len(lines) < len(before):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return
        if len(lines) > len(before):
            self.beginInsertRows(QModelIndex(), len(before), len(lines) - 1)
            self._lines = before + lines[len(before) :]
            self.endInsertRows()
        changed = [place for place, (old, new) in enumerate(zip(before, lines, strict=False)) if old != new]
        self._lines = lines
        if changed:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else VERDICT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        headings = (self.tr("CSR"), self.tr("Order"), self.tr("Verdict"))
        return headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.line_texts(shown)[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                second = words.second_line(shown) if column == FILE else ""
                return ", ".join(filter(None, (words.line_texts(shown)[column], second)))
            case _ if role == LOOK:
                return words.mark_look(shown)
            case _ if role == SECOND:
                return words.second_line(shown) if column == FILE else words.second_of_order(shown)
            case _:
                return None
