"""The timeline of the access gap: a row for each certificate that nobody can manage for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.holdings import HoldingId
from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.views.kit.painting import shows_ring
from certdesk.views.migration.forecast.card import GapCard
from certdesk.views.migration.forecast.days import DaysView

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Timeline(DaysView):
    """Arrows, Home and End move along the rows; Enter, or a double click, leads to what ends the gap.

    The card of a row lies on `page`, so that it has room where there are few rows.
    """

    opened = Signal(object)  # Row

    def __init__(self, props: ForecastProps, page: QWidget) -> None:
        super().__init__(props, page)
        self._page, self._card = page, GapCard(page)
        self._hovered = QPersistentModelIndex()
        self._is_card_shut = False
        self.setObjectName("migration_timeline")
        self.setAccessibleName(self.tr("Certificates that nobody can manage, and from when until when"))
        self.selectionModel().currentChanged.connect(self._follow_current)
        self.fitted.connect(self._show_card)
        self._card.opened.connect(self.opened)
        self.show_props(props)

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
        is_back = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
        if self._rows.has_ring and not is_back and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._items.index(max(0, self.currentIndex().row())))
        self._show_card()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._card.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_card()

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
        is_seen = self.isVisible() and place.intersects(self.viewport().rect())
        is_asked = not is_chosen or (self.hasFocus() and not self._is_card_shut)
        if row is None or not (is_seen and is_asked):
            self._card.hide()
            return
        self._card.show_row(row, self._props, is_chosen=is_chosen)
        at = self.viewport().mapTo(self._page, QPoint(0, 0))
        self._card.place_beside(place.translated(at), self._page.rect(), self.chart.left)
