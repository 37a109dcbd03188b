"""The forecast as a table: the facts of the timeline, to be sorted and read cell by cell."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.rows import Row
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.tables import dress_table
from certdesk.views.migration.forecast.model import NAME, ROW, SORT, TableModel
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.forecast import isolated

_Index = QModelIndex | QPersistentModelIndex
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SHARES: Final = (40, 20, 5, 5, 15, 15)
_LEAST: Final = (180, 120, 200, 105, 175, 150)
_LEAST_HEIGHT: Final = 320
_ROW_ROOM: Final = 14
_INSET: Final = 12
_MEASURED: Final = 60  # rows: to measure all of a long table takes longer than to draw it


def shared_out(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return how wide each column is in `room` pixels: what it wants where that is there, else no less than its least.

    Columns that want little more than their least are content first, so that only the longest texts are cut.
    """
    widths = [min(pair) for pair in zip(wanted, least, strict=True)]
    spare = max(0, room - sum(widths))
    missing = sorted((wish - width, place) for place, (wish, width) in enumerate(zip(wanted, widths, strict=True)))
    for before, (more, place) in enumerate(missing):
        given = min(more, spare // (len(missing) - before))
        widths[place] += given
        spare -= given
    return [width + spare * share // sum(_SHARES) for width, share in zip(widths, _SHARES, strict=True)]


class _CellDelegate(QStyledItemDelegate):
    """Writes a cell where its heading stands; a name gives way in its middle, and reads from left to right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if index.column() == NAME:
            text = isolated(text)
        place = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, QStyle.visualAlignment(option.direction, leading), shown)


class ForecastTable(QTableView):
    """In the order of the timeline until a heading is pressed; Enter leads to what ends the gap."""

    opened = Signal(object)  # Row

    def __init__(self) -> None:
        super().__init__()
        self._items = TableModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._items)
        self._sorted.setSortRole(SORT)
        self.setObjectName("migration_forecast_table")
        self.setAccessibleName(self.tr("Certificates that nobody can manage, and from when until when"))
        self.setModel(self._sorted)
        self.setItemDelegate(_CellDelegate(self))
        dress_table(self, Role.SMALL, tabular=True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._fit()

    def show_props(self, props: ForecastProps) -> None:
        """Show another forecast."""
        self._items.show_rows(props.rows, props.today)
        if not self.isHidden():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self) -> None:
        row = self.currentIndex().data(ROW)
        if isinstance(row, Row):
            self.opened.emit(row)

    def _fit(self) -> None:
        rows, bar = self.verticalHeader(), self.horizontalScrollBar()
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_ROOM)
        whole = self.horizontalHeader().sizeHint().height() + rows.length() + 2 * self.frameWidth() + 2
        whole += bar.sizeHint().height()
        self.setMaximumHeight(whole)
        self.setMinimumHeight(min(whole, scaled(_LEAST_HEIGHT)))
        least = [scaled(width) for width in _LEAST]
        header = self.horizontalHeader()
        wanted = [
            max(self.sizeHintForColumn(each) + 2 * _INSET, header.sectionSizeHint(each)) for each in range(len(least))
        ]
        for column, width in enumerate(shared_out(wanted, least, self.viewport().width())):
            self.setColumnWidth(column, width)
