"""The items of the order list for Qt: headings and rows, swapped in place when they change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from certdesk.domain.orders import OrderId
from certdesk.viewmodels.orders.filtering import Heading, Item, Listing, Section
from certdesk.viewmodels.orders.rows import Row
from certdesk.views.orders.edits import Edits, edits
from certdesk.views.wording import order_rows
from certdesk.views.wording.orders import group_title

LONGEST_COMPARED: Final = 2_000
MOST_EDITS: Final = 40

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class OrderListModel(QAbstractListModel):
    """What stands in the list. Words are made when they are asked for; nothing is sorted or searched here."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Listing | list[Item] = []
        self._listing: Listing | None = None
        self._now = now

    @property
    def now(self) -> datetime:
        """The moment that days and dates are told by."""
        return self._now

    @property
    def listing(self) -> Listing | None:
        """What is shown, or None before there was anything."""
        return self._listing

    @property
    def sections(self) -> tuple[Section, ...]:
        """The groups that are shown."""
        return () if self._listing is None else self._listing.sections

    def item(self, index: _Index) -> Item:
        """Return the heading or row of a valid `index`."""
        return self._items[index.row()]

    def row(self, index: _Index) -> Row | None:
        """Return the order at `index`, or None for a heading and for no index."""
        item = self._items[index.row()] if index.isValid() else None
        return item if isinstance(item, Row) else None

    def index_of(self, key: OrderId | None) -> QModelIndex:
        """Return where the order stands; an index that is not valid when it is not shown."""
        if key is None or self._listing is None:
            return QModelIndex()
        place = self._listing.place_of(key)
        return QModelIndex() if place is None else self.index(place)

    def would_reorder(self, listing: Listing | None) -> bool:
        """Return whether showing `listing` moves, adds or removes anything that stands here."""
        return bool(self._listing) and not _same_keys(self._listing, listing)

    def show(self, listing: Listing | None, now: datetime) -> None:
        """Show `listing` as of `now`, with the smallest change that says so; a reset where it is a new list."""
        before, self._now = self._listing, now
        if before is not None and listing is not None and _same_keys(before, listing):
            self._items = self._listing = listing
            self._say_changed()
            return
        if before and listing and max(len(before), len(listing)) <= LONGEST_COMPARED:
            change = edits(before.keys(), listing.keys())
            if len(change) <= MOST_EDITS:
                self._edit(change, before, listing)
                return
        self.beginResetModel()
        self._listing = listing
        self._items = [] if listing is None else listing
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.row(index) is not None else enabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item(index)
        return self._row_text(item, role) if isinstance(item, Row) else self._heading_text(item, role)

    def _row_text(self, row: Row, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return order_rows.spoken(row, self._now)
            case _:
                return None

    def _heading_text(self, heading: Heading, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group_title(heading.group)
            case Qt.ItemDataRole.AccessibleTextRole:
                return order_rows.spoken_heading(heading)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.tr("Heading")
            case _:
                return None

    def _edit(self, change: Edits, before: Listing, after: Listing) -> None:
        items = [before[place] for place in range(len(before))]
        self._items = items
        for run in change.removals:
            self.beginRemoveRows(QModelIndex(), run.first, run.first + run.count - 1)
            del items[run.first : run.first + run.count]
            self.endRemoveRows()
        for run in change.insertions:
            self.beginInsertRows(QModelIndex(), run.first, run.first + run.count - 1)
            items[run.first : run.first] = [after[run.first + place] for place in range(run.count)]
            self.endInsertRows()
        self._items = self._listing = after
        self._say_changed()

    def _say_changed(self) -> None:
        """Of everything: what stayed may have new counts and days, and only what is visible is painted."""
        if len(self._items):
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))


def _same_keys(before: Listing | None, after: Listing | None) -> bool:
    if before is None or after is None:
        return before is after
    if before.shelf is after.shelf:
        return before.positions is after.positions or before.positions == after.positions
    if len(before) != len(after) or before.sections != after.sections:
        return False
    old, new = before.shelf.rows, after.shelf.rows
    pairs: Sequence[tuple[int, int]] = list(zip(before.positions, after.positions, strict=True))
    return all(old[was].key == new[will].key for was, will in pairs)
