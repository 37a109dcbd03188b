"""The rows of the access gap along the days, as they are measured and painted."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.forecast.axis import axis_of
from certdesk.views.migration.forecast.chart import (
    Chart,
    Faces,
    measured,
    mirror,
    paint_lines,
    paint_removal,
    paint_today,
)
from certdesk.views.migration.forecast.head import TimelineHead, ticks_of
from certdesk.views.migration.forecast.model import TimelineModel
from certdesk.views.migration.forecast.row import RowDelegate

_MOST_IN_TWO_LINES: Final = 60
_LEAST_ROWS: Final = 2
_LEAST_HEIGHT: Final = 320
_WIDTH: Final = 480


class DaysView(QListView):
    """As high as its rows, within bounds; more than sixty of them have one line each."""

    fitted = Signal()  # rows may stand elsewhere

    def __init__(self, props: ForecastProps, page: QWidget) -> None:
        super().__init__(page)
        self._items = TimelineModel()
        self._props = props
        self._axis = axis_of((), props.begins, props.today)
        self._measured: ForecastProps | None = None  # whose axis it is
        faces = measured(is_tight=False)
        self._rows = RowDelegate(Chart(self._axis, _WIDTH, props.today), faces)
        self._head = TimelineHead(self._rows.chart, faces, self)
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        set_look(self, "framed", "true")
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chart(self) -> Chart:
        """Where its days stand."""
        return self._rows.chart

    @property
    def faces(self) -> Faces:
        """Its type, and the heights of its rows."""
        return self._rows.faces

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
        self.fitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        ticks = ticks_of(self.chart, self.faces)
        self._paint(lambda painter, rect: paint_lines(painter, self.chart, rect, ticks))
        super().paintEvent(event)
        self._paint(self._paint_days)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, min(self._whole_height(), scaled(2 * _LEAST_HEIGHT)))

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
            self.scheduleDelayedItemsLayout()
        self._rows.faces = faces
        if props is not self._measured:
            self._axis, self._measured = axis_of(props.rows, props.begins, props.today), props
        self._rows.chart = Chart(self._axis, self.viewport().width(), props.today)
        self._head.show_days(self.chart, faces, props.removal)
        height = self._head.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        place = self.viewport().geometry()
        self._head.setGeometry(place.left(), place.top() - height, place.width(), height)
        self.setMaximumHeight(self._whole_height())
        self.setMinimumHeight(min(self._whole_height(), scaled(_LEAST_HEIGHT)))
        self.viewport().update()
        self.fitted.emit()

    def _whole_height(self) -> int:
        rows = max(_LEAST_ROWS, len(self._items.rows))
        return self._head.sizeHint().height() + rows * self.faces.row_height + 2 * self.frameWidth() + 2
