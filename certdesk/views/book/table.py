"""A plain table of texts: read, searched by eye, and copied; thousands of rows cost nothing until they are seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from certdesk.views.icons import Icon, icon
from certdesk.views.kit.tables import dress_table
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, Ink

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROW_ROOM: Final = 12
_LEAST_CHARACTERS: Final = 24
_LEAST_ROWS: Final = 4
_MOST_CHARACTERS: Final = 44


@dataclass(frozen=True, slots=True)
class TableRow:
    """The texts of one row, already made harmless, and an icon in front of the first with its ink."""

    texts: tuple[str, ...]
    icon: Icon | None = None
    ink: Ink = Ink.SECOND


class TableModel(QAbstractTableModel):
    """Rows below headings. More of them can be added at the end."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._rows: Sequence[TableRow] = ()

    @property
    def rows(self) -> Sequence[TableRow]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[TableRow], headings: Sequence[str] | None = None) -> None:
        """Show these rows; those that begin with what is shown only add the rest."""
        before = len(self._rows)
        if headings is None and before and len(rows) >= before and tuple(rows[:before]) == tuple(self._rows):
            if len(rows) > before:
                self.beginInsertRows(QModelIndex(), before, len(rows) - 1)
                self._rows = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self._headings = self._headings if headings is None else tuple(headings)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = row.texts[column] if column < len(row.texts) else ""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else None
            case Qt.ItemDataRole.DecorationRole:
                return icon(row.icon, row.ink) if row.icon is not None and column == 0 else None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(current_tokens().text_1 if column == 0 else current_tokens().text_2)
            case _:
                return None


class PlainTable(QTableView):
    """Shows a table model; Ctrl+C copies the chosen rows, with tabs between the cells.

    The `wide` column gets what the others leave, and never less than a few words: then the table scrolls sideways.
    Without one (None) each column is as wide as `fit_columns` makes it.
    """

    def __init__(self, model: TableModel, accessible_name: str, *, wide: int | None = 0) -> None:
        super().__init__()
        self._rows = model
        self._wide = wide
        self.setModel(model)
        self.setAccessibleName(accessible_name)
        dress_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setStretchLastSection(wide is None)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(max(HEIGHT.button, self.fontMetrics().height() + _ROW_ROOM))

    def fit_columns(self) -> None:
        """Make the columns as wide as what they hold, within bounds."""
        self.resizeColumnsToContents()
        header, most = self.horizontalHeader(), self._characters(_MOST_CHARACTERS)
        for column in range(self._rows.columnCount()):
            header.resizeSection(column, min(header.sectionSize(column), most))
        self._fit_wide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_wide()

    def _fit_wide(self) -> None:
        if self._wide is None:
            return
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._wide)
        least = self._characters(_LEAST_CHARACTERS)
        header.resizeSection(self._wide, max(least, self.viewport().width() - others))

    def _characters(self, count: int) -> int:
        return count * self.fontMetrics().averageCharWidth()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        else:
            super().keyPressEvent(event)

    def copy_chosen(self) -> None:
        """Put the chosen rows on the clipboard, or all of them where none is chosen."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = [self._rows.rows[place] for place in chosen] if chosen else self._rows.rows
        QApplication.clipboard().setText("\n".join("\t".join(row.texts) for row in rows))


def show_rows_of(table: PlainTable, window: QWidget, most: int, taken: int) -> None:
    """Give the table room for `most` rows, or for fewer where the window has little left besides `taken` pixels."""
    row = table.verticalHeader().defaultSectionSize()
    rows = max(_LEAST_ROWS, min(most, (window.height() - taken) // row))
    table.setMinimumHeight(rows * row + table.horizontalHeader().sizeHint().height())
