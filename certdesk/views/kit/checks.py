"""Radio buttons and check boxes in the program's own shape."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle

from certdesk.views.kit.painting import RADIO_SIDE, check_square, focus_ring, radio_dot
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS
from certdesk.views.theme.typography import Role, set_role

_SIDE: Final = RADIO_SIDE
_GAP: Final = 8
_INSET: Final = 4


class RadioButton(Ringed, QRadioButton):
    """A radio button."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_role(self, Role.BODY)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        centre = QRectF(_mark(self)).center()
        radio_dot(painter, QPointF(centre), checked=self.isChecked(), enabled=self.isEnabled())
        _paint_text(self, painter)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.xs)


class CheckBox(Ringed, QCheckBox):
    """A check box."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_role(self, Role.BODY)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        check_square(painter, QRectF(_mark(self)).center(), checked=self.isChecked(), enabled=self.isEnabled())
        _paint_text(self, painter)
        if self.has_ring:
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
