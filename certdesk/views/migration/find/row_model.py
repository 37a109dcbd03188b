"""The certificates of a migration for Qt, one row each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.terms import certificate_name

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class FindRowModel(QAbstractListModel):
    """What stands in the list. Words are made when they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Line, ...] = ()
        self._places: dict[HoldingId, int] = {}

    def line(self, index: _Index) -> Line | None:
        """Return the certificate at `index`."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def ids(self, first: int, last: int) -> Iterator[HoldingId]:
        """Which stand from the first of these places to the last."""
        return (line.holding.id for line in self._rows[first : last + 1])

    def runs_of(self, holdings: Iterable[HoldingId]) -> Iterator[tuple[int, int]]:
        """Where these stand, as first and last place of those beside one another."""
        first = last = -2
        for place in sorted(self._places[id_] for id_ in holdings if id_ in self._places):
            if place != last + 1:
                if last >= 0:
                    yield first, last
                first = place
            last = place
        if last >= 0:
            yield first, last

    def would_reset(self, rows: Sequence[Line]) -> bool:
        """Whether showing these adds, moves or takes away any row."""
        return len(rows) != len(self._rows) or any(
            was.holding.id != will.holding.id for was, will in zip(self._rows, rows, strict=True)
        )

    def show(self, rows: tuple[Line, ...]) -> None:
        """Show these from now on."""
        if not self.would_reset(rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {line.holding.id: place for place, line in enumerate(rows)}
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return certificate_name(line.holding)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.row_words(line)
            case _:
                return None
