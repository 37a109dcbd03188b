"""A value on soft ground that is copied by pressing it."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Pressed
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS
from certdesk.views.theme.typography import Role, set_role

_ICON: Final = 14
_PAD: Final = 8
_WIDEST: Final = 32  # characters


class CopyChip(Pressed, QPushButton):
    """A value in fixed pitch with the sign of copying; the middle of a long one gives way."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.setProperty("kind", "link")  # of the looks of a button, the one without a ground
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(self, Role.CODE)
        self.clicked.connect(self._copy)

    def show_value(self, value: str, accessible_name: str) -> None:
        """Show that value, whose name says what pressing does."""
        self._value = value
        self.setAccessibleName(accessible_name)
        set_plain_tooltip(self, accessible_name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._value)
        widest = _WIDEST * self.fontMetrics().averageCharWidth()
        return QSize(min(words.width(), widest) + _ICON + 3 * _PAD, max(HEIGHT.least_target, words.height() + _PAD))

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        ground = tokens.line_subtle if self.underMouse() and self.isEnabled() else tokens.bg_hover
        rounded(painter, QRectF(self.rect()), RADIUS.sm, ground, None)
        ink = QColor(tokens.text_1 if self.isEnabled() else tokens.text_disabled)
        room = QRect(_PAD, 0, self.width() - _ICON - 3 * _PAD, self.height())
        text = self.fontMetrics().elidedText(self._value, Qt.TextElideMode.ElideMiddle, room.width() + 1)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(self._mirrored(room), Qt.AlignmentFlag.AlignCenter, text)
        place = QRect(QPoint(self.width() - _ICON - _PAD, (self.height() - _ICON) // 2), QSize(_ICON, _ICON))
        colour = QColor(tokens.text_2 if self.isEnabled() else tokens.text_disabled)
        painter.drawPixmap(self._mirrored(place), pixmap(Icon.COPY, colour, _ICON, self.devicePixelRatioF()))
        if self.has_ring:
            focus_ring(painter, self, RADIUS.sm)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        self.copied.emit(self._value)
