"""Check boxes and radio buttons in the program's own shapes."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle

from certdesk.views.kit.painting import RADIO_SIDE, focus_ring, radio_dot, rounded, shows_ring
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS
from certdesk.views.theme.typography import Role, set_role

_SIDE: Final = RADIO_SIDE
_GAP: Final = 8
_INSET: Final = 4
_TICK: Final = ((4.2, 8.3), (6.9, 10.9), (11.8, 5.4))
_DASH: Final = ((4.5, 8.0), (11.5, 8.0))


class CheckBox(QCheckBox):
    """A check box; its third state, where it has one, is shown by a dash."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._ring = False
        set_role(self, Role.BODY)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = shows_ring(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, tokens, state = _mark(self), current_tokens(), self.checkState()
        empty = state is Qt.CheckState.Unchecked
        fill = tokens.accent if self.isEnabled() else tokens.text_disabled
        outline = tokens.border_control if self.isEnabled() else tokens.line_strong
        rounded(painter, QRectF(box), RADIUS.xs, tokens.bg_surface if empty else fill, outline if empty else None)
        if not empty:
            shape = _TICK if state is Qt.CheckState.Checked else _DASH
            painter.setPen(QPen(QColor(tokens.accent_on), 1.75, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF([QPointF(box.x() + x, box.y() + y) for x, y in shape]))
        _paint_text(self, painter)
        if self._ring and self.hasFocus():
            focus_ring(painter, self, RADIUS.xs)


class RadioButton(QRadioButton):
    """A radio button."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._ring = False
        set_role(self, Role.BODY)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = shows_ring(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        centre = QRectF(_mark(self)).center()
        radio_dot(painter, QPointF(centre), checked=self.isChecked(), enabled=self.isEnabled())
        _paint_text(self, painter)
        if self._ring and self.hasFocus():
            focus_ring(painter, self, RADIUS.xs)


def _hint(button: QAbstractButton) -> QSize:
    text = button.fontMetrics().size(Qt.TextFlag.TextHideMnemonic, button.text())
    width = 2 * _INSET + _SIDE + (_GAP + text.width() if button.text() else 0)
    return QSize(width, max(HEIGHT.least_target, text.height() + 8))


def _mark(button: QAbstractButton) -> QRect:
    place = QRect(_INSET, (button.height() - _SIDE) // 2, _SIDE, _SIDE)
    return QStyle.visualRect(button.layoutDirection(), button.rect(), place)


def _paint_text(button: QAbstractButton, painter: QPainter) -> None:
    tokens = current_tokens()
    before = _INSET + _SIDE + _GAP
    place = QRect(before, 0, button.width() - before, button.height())
    painter.setPen(QColor(tokens.text_1 if button.isEnabled() else tokens.text_disabled))
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    aligned = QStyle.visualAlignment(button.layoutDirection(), flags)
    shown = QStyle.visualRect(button.layoutDirection(), button.rect(), place)
    painter.drawText(shown, aligned | Qt.TextFlag.TextHideMnemonic, button.text())
