"""The clients of a migration for Qt, one row each."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration.terms import client_name

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class ClientRowModel(QAbstractListModel):
    """What stands in the list. Words are made when they are asked for: of hundreds of clients, for those in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def row(self, index: _Index) -> Row | None:
        """Return the client at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, client: str | None) -> QModelIndex:
        """Return where that client stands, or no index."""
        place = next((place for place, row in enumerate(self._rows) if row.client == client), None)
        return QModelIndex() if place is None else self.index(place)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these from now on."""
        if [row.client for row in rows] == [row.client for row in self._rows]:
            changed = [place for place, (was, now) in enumerate(zip(self._rows, rows, strict=True)) if was != now]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return client_name(row.client)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken_row(row)
            case _:
                return None
