"""The rosette of fine braided lines behind sign-in and the empty page."""

from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QRadialGradient
from PySide6.QtWidgets import QWidget

from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import Tokens

_LINE: Final = 0.75
_POINTS_PER_WAVE: Final = 20


@dataclass(frozen=True, slots=True)
class Band:
    """One braided band: lengths in radii of the rosette; `swell` is how far it narrows between its lobes."""

    centre: float
    amplitude: float
    waves: int
    strands: int
    lobes: int
    swell: float


BANDS: Final = (
    Band(0.170, 0.060, 9, 9, 6, 0.30),
    Band(0.340, 0.070, 18, 10, 6, 0.60),
    Band(0.552, 0.100, 24, 10, 8, 0.88),
    Band(0.778, 0.083, 36, 8, 12, 0.66),
    Band(0.950, 0.050, 60, 6, 1, 0.00),
)


@dataclass(frozen=True, slots=True)
class Fade:
    """The radial mask: (distance in radii, opacity) from the middle outward."""

    stops: tuple[tuple[float, float], ...]


AROUND_TEXT: Final = Fade(((0.0, 0.0), (0.40, 0.03), (0.62, 1.0), (1.0, 1.0)))
AROUND_CARD: Final = Fade(((0.0, 1.0), (0.66, 1.0), (0.80, 0.55), (1.0, 0.12)))


class Guilloche(QWidget):
    """Decoration behind other widgets, drawn once per size and theme into a pixmap."""

    def __init__(self, radius: float, fade: Fade, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius, self._fade = radius, fade
        self._key: tuple[object, ...] = ()
        self._drawn = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(round(2 * self._radius), round(2 * self._radius))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, dpr = current_tokens(), self.devicePixelRatioF()
        key = (self.size().toTuple(), dpr, tokens)
        if key != self._key:
            self._key, self._drawn = key, self._render(tokens, dpr)
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _render(self, tokens: Tokens, dpr: float) -> QPixmap:
        canvas = QPixmap(self.size() * dpr)
        canvas.setDevicePixelRatio(dpr)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        painter.save()
        painter.translate(centre)
        painter.scale(self._radius, self._radius)
        colour = QColor(tokens.accent)
        colour.setAlphaF(tokens.rosette_alpha)
        painter.setPen(QPen(colour, _LINE / self._radius))
        for strand in strands():
            painter.drawPolyline(strand)
        painter.restore()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(self.rect(), self._mask(centre))
        painter.end()
        return canvas

    def _mask(self, centre: QPointF) -> QRadialGradient:
        mask = QRadialGradient(centre, self._radius)
        for distance, opacity in self._fade.stops:
            mask.setColorAt(distance, QColor.fromRgbF(0, 0, 0, opacity))
        return mask


@cache
def strands() -> tuple[QPolygonF, ...]:
    """Every line of the rosette as a closed curve around the origin with radius 1, first point at the top."""
    return tuple(_strand(band, index) for band in BANDS for index in range(band.strands))


def _strand(band: Band, index: int) -> QPolygonF:
    steps = band.waves * _POINTS_PER_WAVE
    phase = 2 * pi * index / band.strands
    points = []
    for step in range(steps + 1):
        angle = 2 * pi * step / steps
        width = band.amplitude * (1 - band.swell * (1 - cos(band.lobes * angle)) / 2)
        radius = band.centre + width * sin(band.waves * angle + phase)
        points.append(QPointF(radius * sin(angle), -radius * cos(angle)))
    return QPolygonF(points)
