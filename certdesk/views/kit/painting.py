"""Shapes that several widgets paint: rounded boxes, the focus ring, shadows, and the dot of a radio button."""

from math import exp
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from certdesk.views.theme.palette import current_tokens

_BY_POINTER: Final = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason})
RADIO_SIDE: Final = 16


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
    """The ring at the widget's own edge; `gap` is the line that parts it from a filled shape."""
    edge = QRectF(widget.rect())
    focus_ring_around(painter, edge, radius)
    if gap is not None:
        painter.setPen(QPen(QColor(gap), 2))
        painter.drawRoundedRect(edge.adjusted(3, 3, -3, -3), max(1.0, radius - 2), max(1.0, radius - 2))


def focus_ring_around(painter: QPainter, edge: QRectF, radius: float) -> None:
    """The ring, two pixels wide and inside `edge`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(current_tokens().focus), 2))
    painter.drawRoundedRect(edge.adjusted(1, 1, -1, -1), radius, radius)


def shadow(painter: QPainter, panel: QRectF, radius: float, *, blur: int = 48, drop: int = 16) -> None:
    """A soft shadow under `panel`: boxes that widen, with alphas that fall off as a blurred edge does."""
    grows = range(-blur // 2, blur, 2)
    weights = [exp(-((grow / (blur / 2)) ** 2) / 2) for grow in grows]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outside = QPainterPath()
    outside.addRect(QRectF(painter.viewport()))
    inside = QPainterPath()
    inside.addRoundedRect(panel, radius, radius)
    painter.setClipPath(outside - inside)
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, weight in zip(grows, weights, strict=True):
        painter.setBrush(QColor.fromRgbF(0, 0, 0, current_tokens().shadow_alpha * weight / sum(weights)))
        box = panel.adjusted(-grow, drop - grow, grow, drop + grow)
        painter.drawRoundedRect(box, radius + max(grow, 0), radius + max(grow, 0))
    painter.restore()


def radio_dot(painter: QPainter, centre: QPointF, *, checked: bool, enabled: bool = True) -> None:
    """The round mark of a radio button."""
    tokens = current_tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if enabled else tokens.text_disabled))
        painter.drawEllipse(centre, 7.5, 7.5)
        painter.setBrush(QColor(tokens.accent_on))
        painter.drawEllipse(centre, 2.5, 2.5)
        return
    painter.setPen(QPen(QColor(tokens.border_control if enabled else tokens.line_strong), 1.5))
    painter.setBrush(QColor(tokens.bg_surface))
    painter.drawEllipse(centre, 6.75, 6.75)


def check_square(painter: QPainter, centre: QPointF, *, checked: bool, enabled: bool = True) -> None:
    """The square mark of a check box."""
    tokens = current_tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF(centre.x() - 6.75, centre.y() - 6.75, 13.5, 13.5)
    if not checked:
        painter.setPen(QPen(QColor(tokens.border_control if enabled else tokens.line_strong), 1.5))
        painter.setBrush(QColor(tokens.bg_surface))
        painter.drawRoundedRect(place, 3, 3)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent if enabled else tokens.text_disabled))
    painter.drawRoundedRect(place.adjusted(-0.75, -0.75, 0.75, 0.75), 3.5, 3.5)
    painter.setPen(QPen(QColor(tokens.accent_on), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    left, top = centre.x(), centre.y()
    tick = [QPointF(left - 3.4, top + 0.2), QPointF(left - 0.9, top + 2.8), QPointF(left + 3.6, top - 2.8)]
    painter.drawPolyline(tick)
