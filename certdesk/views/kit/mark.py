"""CertDesk's mark: a seal with twelve scallops and a tick, in one colour."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import LIGHT

_SCALLOPS: Final = 12
_STEPS: Final = 240
_TICK: Final = ((-0.38, 0.03), (-0.115, 0.29), (0.40, -0.25))
_TICK_WIDTH: Final = 0.23


def paint_mark(painter: QPainter, place: QRectF, seal: QColor, tick: QColor) -> None:
    """The mark, as large as fits into `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    radius = min(place.width(), place.height()) / 2
    painter.scale(radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(seal)
    painter.drawPolygon(_outline())
    pen = QPen(tick, _TICK_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _TICK]))
    painter.restore()


def application_icon() -> QIcon:
    """The mark for window frames and task bars, in its light colours everywhere."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        canvas = QPixmap(side, side)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        paint_mark(painter, QRectF(canvas.rect()), QColor(LIGHT.accent), QColor(LIGHT.accent_on))
        painter.end()
        made.addPixmap(canvas)
    return made


class Mark(QWidget):
    """The mark as a widget; decoration, so silent when read aloud."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        paint_mark(QPainter(self), QRectF(self.rect()), QColor(tokens.accent), QColor(tokens.accent_on))


def _outline() -> QPolygonF:
    points = []
    for step in range(_STEPS):
        angle = 2 * pi * step / _STEPS
        radius = 0.93 + 0.07 * cos(_SCALLOPS * angle)
        points.append(QPointF(radius * sin(angle), -radius * cos(angle)))
    return QPolygonF(points)
