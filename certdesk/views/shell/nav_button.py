"""A place or view in the sidebar: icon, name, and a count at its end."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Pressed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS
from certdesk.views.theme.typography import Role, font

_ICON = 16
_PADDING = 9
_TEXT_AT = 34
_BADGE = 20


class NavButton(Pressed, QAbstractButton):
    """One row of the sidebar. `is_folded` shows its icon alone; the name is then its tooltip."""

    def __init__(self, name: Icon, text: str, *, is_urgent: bool = False) -> None:
        super().__init__()
        self._name = name
        self._is_urgent = is_urgent
        self._count = 0
        self._is_hovered = False
        self._is_folded = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show `count` at the end of the row; zero shows nothing."""
        if count != self._count:
            self._count = count
            self.setAccessibleDescription(self.locale().toString(count) if count else "")
            self.update()

    def set_folded(self, is_folded: bool) -> None:
        """Show the icon alone, or icon and name."""
        self._is_folded = is_folded
        self.setToolTip(self.text() if is_folded else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Role.MEDIUM))
        height = max(HEIGHT.nav_row, metrics.height() + 14)
        return QSize(HEIGHT.nav_row if self._is_folded else 191, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(HEIGHT.nav_row, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            rounded(
                painter,
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
                RADIUS.sm,
                tokens.bg_raised,
                tokens.line_subtle,
            )
        elif self._is_hovered:
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_hover, None)
        ink = tokens.link if self.isChecked() else tokens.text_2
        left = (self.width() - _ICON) // 2 if self._is_folded else _PADDING
        self._draw_icon(painter, left, ink)
        if not self._is_folded:
            self._draw_text(painter)
            self._draw_count(painter)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.sm)

    def _draw_icon(self, painter: QPainter, left: int, ink: str) -> None:
        place = self._mirrored(QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON))
        painter.drawPixmap(place, pixmap(self._name, QColor(ink), _ICON, self.devicePixelRatioF()))

    def _draw_text(self, painter: QPainter) -> None:
        tokens = current_tokens()
        stands_out = self.isChecked() or not self.isCheckable()
        painter.setFont(font(Role.LABEL if self.isChecked() else Role.MEDIUM))
        painter.setPen(QColor(tokens.text_1 if stands_out else tokens.text_2))
        place = QRect(_TEXT_AT, 0, self.width() - _TEXT_AT - max(36, self._count_width() + 8), self.height())
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self._mirrored(place), align | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_count(self, painter: QPainter) -> None:
        if not self._count:
            return
        tokens = current_tokens()
        shown, width = self.locale().toString(self._count), self._count_width()
        painter.setFont(self._count_font())
        place = self._mirrored(QRect(self.width() - width - 4, (self.height() - _BADGE) // 2, width, _BADGE))
        if self._is_urgent:
            rounded(painter, QRectF(place), _BADGE / 2, tokens.amber.soft, None)
            painter.setPen(QColor(tokens.amber.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            return
        painter.setPen(QColor(tokens.text_3))
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(place.adjusted(0, 0, -6, 0), align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _count_font(self) -> QFont:
        return font(Role.SMALL_STRONG if self._is_urgent else Role.SMALL_MEDIUM, tabular=True)

    def _count_width(self) -> int:
        shown = self.locale().toString(self._count) if self._count else ""
        return max(_BADGE, QFontMetrics(self._count_font()).horizontalAdvance(shown) + 12)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
