"""The timeline of the access gap: a row for each certificate that nobody can manage for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from certdesk.domain.holdings import HoldingId
from certdesk.viewmodels.migration.forecast import ForecastProps
from certdesk.views.kit.painting import shows_ring
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.forecast_axis import axis_of
from certdesk.views.migration.forecast_card import GapCard
from certdesk.views.migration.forecast_chart import (
    Chart,
    measured,
    mirror,
    paint_lines,
    paint_removal,
    paint_today,
)
from certdesk.views.migration.forecast_head import TimelineHead, ticks_of
from certdesk.views.migration.forecast_model import TimelineModel
from certdesk.views.migration.forecast_row import RowDelegate

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_IN_TWO_LINES: Final = 60
_LEAST_ROWS: Final = 2
_LEAST_HEIGHT: Final = 320


class Timeline(QListView):
    """Arrows, Home and End move along the rows; Enter, or a double click, leads to what ends the gap.

    The card of a row lies on `page`, so that it has room where there are few rows.
    """

    opened = Signal(object)  # Row

    def __init__(self, props: ForecastProps, page: QWidget) -> None:
        super().__init__(page)
        self._items = TimelineModel()
        self._props, self._page = props, page
        faces = measured(is_tight=False)
        self._rows = RowDelegate(Chart(axis_of((), props.begins, props.today), 320, props.today), faces)
        self._head = TimelineHead(self._rows.chart, faces, self)
        self._card = GapCard(page)
        self._hovered = QPersistentModelIndex()
        self._is_card_shut = False
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        self.setObjectName("migration_timeline")
        self.setAccessibleName(self.tr("Certificates that nobody can manage, and from when until when"))
        set_look(self, "framed", "true")
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._follow_current)
        self._card.opened.connect(self.opened)
        self.show_props(props)

    @property
    def chart(self) -> Chart:
        """Where its days stand."""
        return self._rows.chart

    def show_props(self, props: ForecastProps) -> None:
        """Show another forecast; the row that is chosen stays so."""
        row = self._items.row_at(self.currentIndex())
        chosen = None if row is None else row.id
        self._props = props
        if self._items.show_rows(props.rows, props.today):
            self._hovered = QPersistentModelIndex()
            self.choose(chosen)
        self._fit()

    def choose(self, holding: HoldingId | None) -> bool:
        """Choose the row of a certificate; return whether it has one."""
        place = next((place for place, row in enumerate(self._items.rows) if row.id == holding), None)
        if place is None:
            return False
        self.setCurrentIndex(self._items.index(place))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rows.has_ring = True
        row = self._items.row_at(self.currentIndex())
        if event.key() in _ENTER and row is not None:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Escape and self._card.isVisible():
            self._is_card_shut = True
            self._show_card()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._rows.has_ring = self._is_card_shut = False
        super().mousePressEvent(event)
        self._show_card()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._items.row_at(self.indexAt(event.position().toPoint()))
        if row is not None:
            self.opened.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.has_ring, self._is_card_shut = shows_ring(event.reason()), False
        super().focusInEvent(event)
        if self._rows.has_ring and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._items.index(max(0, self.currentIndex().row())))
        self._show_card()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._card.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_card()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # the dashes of a line do not move with the rows
        self._show_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        ticks = ticks_of(self.chart, self._rows.faces)
        self._paint(lambda painter, rect: paint_lines(painter, self.chart, rect, ticks))
        super().paintEvent(event)
        self._paint(self._paint_days)

    def sizeHint(self) -> QSize:
        rows = max(_LEAST_ROWS, len(self._items.rows))
        return QSize(480, min(self._whole_height(rows), scaled(2 * _LEAST_HEIGHT)))

    def _paint_days(self, painter: QPainter, rect: QRect) -> None:
        if self._props.removal not in (None, self._props.today):
            paint_removal(painter, self.chart, rect, self._props.begins)
        paint_today(painter, self.chart, rect)

    def _paint(self, lines: Callable[[QPainter, QRect], None]) -> None:
        painter = QPainter(self.viewport())
        mirror(painter, self.viewport().rect(), is_mirrored=self.isRightToLeft())
        lines(painter, self.viewport().rect())

    def _fit(self) -> None:
        """Measure everything anew: for other rows, another width or another size of the text."""
        props = self._props
        faces = measured(is_tight=len(props.rows) > _MOST_IN_TWO_LINES)
        if faces.row_height != self._rows.faces.row_height:
            self._rows.faces = faces
            self.scheduleDelayedItemsLayout()
        self._rows.faces = faces
        chart = Chart(axis_of(props.rows, props.begins, props.today), self.viewport().width(), props.today)
        self._rows.chart = chart
        self._head.show_days(chart, faces, props.removal)
        height = self._head.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        place = self.viewport().geometry()
        self._head.setGeometry(place.left(), place.top() - height, place.width(), height)
        rows = max(_LEAST_ROWS, len(props.rows))
        self.setMaximumHeight(self._whole_height(rows))
        self.setMinimumHeight(min(self._whole_height(rows), scaled(_LEAST_HEIGHT)))
        self.viewport().update()
        self._show_card()

    def _whole_height(self, rows: int) -> int:
        return self._head.sizeHint().height() + rows * self._rows.faces.row_height + 2 * self.frameWidth() + 2

    def _follow_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._is_card_shut = False
        self._show_card()

    def _hover(self, index: QModelIndex) -> None:
        if QPersistentModelIndex(index) != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self._show_card()

    def _show_card(self) -> None:
        """Of the row that is pointed at, or else of the one that is chosen while the timeline has the focus."""
        is_chosen = not self._hovered.isValid() or self._hovered == self.currentIndex()
        current = self.currentIndex() if self.selectionModel().hasSelection() else QModelIndex()
        index = current if is_chosen else self._items.index(self._hovered.row())
        row = self._items.row_at(index)
        place = self.visualRect(index)
        is_seen = place.intersects(self.viewport().rect())
        if (
            row is None
            or not is_seen
            or not self.isVisible()
            or (is_chosen and (self._is_card_shut or not self.hasFocus()))
        ):
            self._card.hide()
            return
        self._card.show_row(row, self._props, is_chosen=is_chosen)
        at = self.viewport().mapTo(self._page, QPoint(0, 0))
        self._card.place_beside(place.translated(at), self._page.rect(), self.chart.left)
