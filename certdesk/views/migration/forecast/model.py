"""The rows of the forecast for Qt: as a list for the timeline, and as columns for the table."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.viewmodels.migration.forecast.rows import Row
from certdesk.views.wording import dates
from certdesk.views.wording.migration import forecast_rows as words
from certdesk.views.wording.migration.forecast import client_of
from certdesk.views.wording.migration.terms import certificate_name

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
SORT: Final = ROW + 1
NAME, CLIENT, SPAN, END, CAUSE, HELPS = range(6)

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class TimelineModel(QAbstractListModel):
    """One item for each row; what is said of it are the same facts as the picture shows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._today = date.min

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...], today: date) -> bool:
        """Show these; return whether they are others than before."""
        if (rows, today) == (self._rows, self._today):
            return False
        self.beginResetModel()
        self._rows, self._today = rows, today
        self.endResetModel()
        return True

    def row_at(self, index: _Index) -> Row | None:
        """Return the row at an index, or None beside the rows."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return certificate_name(row.moved.holding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(row, self._today)
        return row if role == ROW else None


class TableModel(QAbstractTableModel):
    """The facts in columns; days are sorted as days."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._today = date.min

    def show_rows(self, rows: tuple[Row, ...], today: date) -> None:
        """Show these."""
        if (rows, today) != (self._rows, self._today):
            self.beginResetModel()
            self._rows, self._today = rows, today
            self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else HELPS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        headings = (
            self.tr("Certificate"),
            self.tr("Client"),
            self.tr("Nobody can manage it"),
            self.tr("Ends"),
            self.tr("Why"),
            self.tr("What helps"),
        )
        return headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        return self._sorted_by(row, column) if role == SORT else None

    def _text(self, row: Row, column: int) -> str:
        end = row.ends_on
        texts = {
            NAME: lambda: certificate_name(row.moved.holding),
            CLIENT: lambda: client_of(row.moved),
            SPAN: lambda: words.span_words(row),
            END: lambda: dates.date(end) if end else "–",
            CAUSE: lambda: words.cause_words(row),
            HELPS: lambda: words.helping_words(row, self._today) or words.way_words(row.way),
        }
        return texts[column]()

    def _sorted_by(self, row: Row, column: int) -> str:
        """What is not known comes last."""
        last, end = "~", row.ends_on
        if column == SPAN:
            return row.gap.ends.isoformat() if row.gap.ends else last
        if column == END:
            return end.isoformat() if end else last
        return self._text(row, column).casefold()
