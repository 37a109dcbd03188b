"""Shapes that several widgets paint: rounded boxes, the focus ring, and the rule for when it shows."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from certdesk.views.theme.palette import current_tokens

_BY_POINTER: Final = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason})


def shows_ring(reason: Qt.FocusReason) -> bool:
    """Whether focus that came this way needs a ring; after a click the pointer already shows the place."""
    return reason not in _BY_POINTER


def rounded(painter: QPainter, rect: QRectF, radius: float, fill: str | None, outline: str | None) -> None:
    """A rounded box, its one-pixel outline inside `rect` and on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(outline), 1) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5) if outline else rect
    painter.drawRoundedRect(box, radius, radius)


def focus_ring(painter: QPainter, widget: QWidget, radius: float, gap: str | None = None) -> None:
    """The ring at the widget's own edge, two pixels wide; `gap` parts it from a filled shape."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QRectF(widget.rect())
    painter.setPen(QPen(QColor(current_tokens().focus), 2))
    painter.drawRoundedRect(edge.adjusted(1, 1, -1, -1), radius, radius)
    if gap is not None:
        painter.setPen(QPen(QColor(gap), 2))
        painter.drawRoundedRect(edge.adjusted(3, 3, -3, -3), max(1.0, radius - 2), max(1.0, radius - 2))
