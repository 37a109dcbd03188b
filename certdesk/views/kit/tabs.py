"""Tabs with an underline and quiet counts."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from certdesk.views.kit.painting import focus_ring_around
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font, set_role

_APART: Final = 22
_COUNT_GAP: Final = 6
_LEAST_HEIGHT: Final = 36


class TabBar(Ringed, QTabBar):
    """A tab bar that paints itself; a tab's count is its data, and part of its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        set_role(self, Role.LABEL)

    def add(self, text: str, count: int | None = None) -> int:
        """Append a tab and return its index."""
        index = self.addTab(text)
        self.set_count(index, count)
        return index

    def set_count(self, index: int, count: int | None) -> None:
        """Show that number behind the tab's word, or none."""
        self.setTabData(index, count)
        said = self.tabText(index) if count is None else f"{self.tabText(index)}, {self.locale().toString(count)}"
        self.setAccessibleTabName(index, said)
        self.setTabText(index, self.tabText(index))  # Qt measures the tabs again at nothing less

    def tabSizeHint(self, index: int) -> QSize:
        height = max(_LEAST_HEIGHT, self.fontMetrics().height() + 18)
        return QSize(self._width(index) + _APART, height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        base = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(base, QColor(tokens.line_subtle))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        tokens, chosen, place = current_tokens(), index == self.currentIndex(), self._place(index)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            leading, trailing = trailing, leading
        words = place.adjusted(0, 1, 0, 0)
        painter.setFont(font(Role.LABEL if chosen else Role.MEDIUM))
        painter.setPen(QColor(tokens.text_1 if chosen else tokens.text_2))
        painter.drawText(words, leading | Qt.TextFlag.TextHideMnemonic, self.tabText(index))
        if self._count(index):
            painter.setFont(font(Role.SMALL_MEDIUM, tabular=True))
            painter.setPen(QColor(tokens.text_3))
            painter.drawText(place.adjusted(0, 0, 0, -1), trailing, self._count(index))
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(place.x(), self.height() - 3, place.width(), 2), 1, 1)
            if self.has_ring:
                focus_ring_around(painter, QRectF(place).adjusted(-5, 4, 5, -6), RADIUS.xs)

    def _place(self, index: int) -> QRect:
        """The part of the tab that holds its words; the rest only keeps tabs apart."""
        rect = self.tabRect(index)
        corner = QPoint(rect.right() - self._width(index) + 1 if self.isRightToLeft() else rect.x(), 0)
        return QRect(corner, QSize(self._width(index), self.height()))

    def _width(self, index: int) -> int:
        """Measured in the bold face, so that choosing a tab moves nothing."""
        width = QFontMetrics(font(Role.LABEL)).size(Qt.TextFlag.TextHideMnemonic, self.tabText(index)).width()
        if not self._count(index):
            return width
        return width + _COUNT_GAP + QFontMetrics(font(Role.SMALL_MEDIUM)).horizontalAdvance(self._count(index))

    def _count(self, index: int) -> str:
        count = self.tabData(index)
        return self.locale().toString(count) if isinstance(count, int) else ""
