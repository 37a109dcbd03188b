"""The certificates of the page Plan for Qt: words are made when they are asked for, for rows in sight."""

from enum import IntEnum
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from certdesk.domain.holdings import HoldingId
from certdesk.viewmodels.migration.plan.props import Props
from certdesk.viewmodels.migration.plan.rows import Row, SortKey
from certdesk.views.wording.migration import plan as words
from certdesk.views.wording.migration import plans
from certdesk.views.wording.migration.plan_tools import direction_words, sort_words

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ROOT: Final = QModelIndex()


class Column(IntEnum):
    """The columns, from the beginning of a row."""

    CHECK = 0
    CERTIFICATE = 1
    ACCOUNT = 2
    KNOWN = 3
    PLAN = 4
    STATE = 5


SORT_KEYS: Final = {
    Column.CERTIFICATE: SortKey.CERTIFICATE,
    Column.ACCOUNT: SortKey.ACCOUNT,
    Column.KNOWN: SortKey.KNOWN,
    Column.PLAN: SortKey.PLAN,
    Column.STATE: SortKey.STATE,
}


class PlanModel(QAbstractTableModel):
    """Rows that stay where they are are told as changed; others as a new table."""

    def __init__(self, props: Props) -> None:
        super().__init__()
        self._props = props

    @property
    def props(self) -> Props:
        """What is shown."""
        return self._props

    def row(self, index: _Index) -> Row | None:
        """Return what stands at `index`."""
        return self._props.rows[index.row()] if 0 <= index.row() < len(self._props.rows) else None

    def place_of(self, holding: HoldingId | None) -> int | None:
        """Return the row of a certificate, or None where it is not shown."""
        return next((place for place, row in enumerate(self._props.rows) if row.id == holding), None)

    def show_props(self, props: Props) -> bool:
        """Show these rows; return whether others are shown than before, or in another order."""
        before = self._props
        is_other = [row.id for row in before.rows] != [row.id for row in props.rows]
        if is_other:
            self.beginResetModel()
        self._props = props
        if is_other:
            self.endResetModel()
            return True
        toggled = before.checked ^ props.checked
        pairs = enumerate(zip(before.rows, props.rows, strict=True))
        changed = [place for place, (old, new) in pairs if old is not new or new.id in toggled]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], Column.STATE))
        if before.sorting != props.sorting:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, Column.STATE)
        return False

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._props.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.CHECK else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        key = SORT_KEYS.get(Column(section))
        if key is None or role not in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            return None
        sorting = self._props.sorting
        if role == _Role.AccessibleTextRole and sorting.key is key:
            return f"{sort_words(key)}, {direction_words(is_descending=sorting.is_descending)}"
        return sort_words(key)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        column = Column(index.column())
        match role:
            case _Role.DisplayRole:
                return self._text(row, column)
            case _Role.AccessibleTextRole:
                return self._spoken(row, column)
            case _Role.ToolTipRole:
                text = self._told(row, column)
                return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else None
            case _Role.CheckStateRole if column is Column.CHECK:
                return Qt.CheckState.Checked if row.id in self._props.checked else Qt.CheckState.Unchecked
            case _:
                return None

    def _text(self, row: Row, column: Column) -> str:
        match column:
            case Column.CHECK:
                return ""
            case Column.CERTIFICATE:
                return row.name
            case Column.ACCOUNT:
                return row.number or words.NOT_KNOWN
            case Column.KNOWN:
                return words.known_of(row, self._props)
            case Column.PLAN:
                return plans.plan_words(row.plan)
            case Column.STATE:
                return words.state_words(row.state)

    def _told(self, row: Row, column: Column) -> str:
        """What the pointer is told: of a name all that may stand below it, of a state what it means."""
        if column is Column.STATE:
            return words.state_reason(row)
        if column is not Column.CERTIFICATE:
            return self._text(row, column)
        known = words.known_of(row, self._props)
        return "\n".join(filter(None, (row.name, row.client, words.end_words(row), row.number, known)))

    def _spoken(self, row: Row, column: Column) -> str:
        """The name of the certificate stands for its whole row; the other cells say what they show."""
        if column is Column.CERTIFICATE:
            return words.row_words(row, words.known_of(row, self._props))
        if column is Column.CHECK:
            return words.check_words(row)
        if column is Column.ACCOUNT and not row.number:
            return words.no_account()
        return self._text(row, column)
