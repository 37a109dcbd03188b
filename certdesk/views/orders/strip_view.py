"""A list view whose places are arithmetic: a hundred thousand rows need no layout."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from certdesk.viewmodels.orders.rows import Row
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.row_delegate import OrderRowDelegate
from certdesk.views.orders.row_metrics import MARGIN
from certdesk.views.orders.strip import Strip
from certdesk.views.theme.typography import Role, set_role

_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemView.ScrollHint
_State = QStyle.StateFlag


class StripView(QListView):
    """Shows headings and rows of two heights.

    It stays a `QListView` for what that is to a screen reader. The layout of `QListView`, which asks every
    row for its size, is never run: each place is computed from the few groups above it.
    """

    def __init__(self, model: OrderListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = model
        self._rows = OrderRowDelegate(model, self)
        set_role(self, Role.BODY)
        self._hovered: int | None = None
        self._drop_place: int | None = None
        self._has_ring = False
        self.setItemDelegate(self._rows)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    @property
    def strip(self) -> Strip:
        """Where everything stands, in pixels from the top of the list."""
        metrics = self._rows.metrics
        return Strip(self._items.sections, metrics.heading_height, metrics.row_height, MARGIN)

    def mark_target(self, at: QPoint | None) -> Row | None:
        """Mark the row at that place of the viewport as where a drag would be dropped, and return it."""
        row = None if at is None else self._items.row(self.indexAt(at))
        place = self.indexAt(at).row() if at is not None and row is not None else None
        before, self._drop_place = self._drop_place, place
        for changed in (before, place):
            if changed is not None and before != place:
                self.viewport().update(self._place_rect(changed))
        return row

    def visualRect(self, index: _Index) -> QRect:
        return self._place_rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = self.strip.place_at(point.y() + self.verticalOffset())
        return QModelIndex() if place is None else self._items.index(place)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """The first row of a group comes into sight with its heading."""
        if not index.isValid():
            return
        strip, bar, page = self.strip, self.verticalScrollBar(), self.viewport().height()
        top, bottom = strip.top(index.row()), strip.top(index.row()) + strip.height(index.row())
        if index.row() and strip.is_heading(index.row() - 1):
            top = strip.top(index.row() - 1)
        if hint is _Hint.PositionAtCenter:
            bar.setValue((top + bottom - page) // 2)
        elif hint is _Hint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint is _Hint.PositionAtBottom or bottom > bar.value() + page:
            bar.setValue(bottom - page)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.strip.length - page))
        bar.setPageStep(page)
        bar.setSingleStep(self._rows.metrics.row_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.direction = self.layoutDirection()
        top = self.verticalOffset() + event.rect().top()
        for place in self.strip.places_between(top, top + event.rect().height()):
            index = self._items.index(place)
            option.rect = self._place_rect(place)
            option.state = self._state_of(index)
            self._rows.paint(painter, option, index)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._rows.measure()
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def _state_of(self, index: QModelIndex) -> QStyle.StateFlag:
        state = _State.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= _State.State_Selected
        if index.row() == self._hovered:
            state |= _State.State_MouseOver
        if index.row() == self._drop_place:
            state |= _State.State_On
        if self._has_ring and self.hasFocus() and index == self.currentIndex():
            state |= _State.State_HasFocus
        return state

    def _place_rect(self, place: int) -> QRect:
        """The scroll bar stands in the margin, so that rows end at the same place with it and without."""
        strip, width = self.strip, self.viewport().width()
        after = max(0, MARGIN - (self.width() - width))
        before, end = (after, MARGIN) if self.isRightToLeft() else (MARGIN, after)
        top = strip.top(place) - self.verticalOffset()
        return QRect(before, top, width - before - end, strip.height(place))
