"""The outline of the drop zone: what it says of itself without words."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, Tokens

_THIN: Final = 1.4
_THICK: Final = 2.0
_DASHES: Final = (4.6, 2.4)  # in widths of the line


class Look(Enum):
    """How the zone looks."""

    IDLE = "idle"
    NEAR = "near"
    USABLE = "usable"
    UNUSABLE = "unusable"
    FILLED = "filled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class _Paint:
    fill: str
    line: str
    width: float
    is_dashed: bool = True


def paint_outline(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Fill the zone and draw its line."""
    paint = _paint(look, current_tokens())
    shape = rect.adjusted(1, 1, -1, -1)
    rounded(painter, shape, RADIUS.lg, paint.fill, None)
    pen = QPen(QColor(paint.line), paint.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if paint.is_dashed:
        pen.setDashPattern(list(_DASHES))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape, RADIUS.lg, RADIUS.lg)


def _paint(look: Look, tokens: Tokens) -> _Paint:
    return {
        Look.IDLE: _Paint(tokens.bg_sunken, tokens.border_control, _THIN),
        Look.NEAR: _Paint(tokens.bg_surface, tokens.petrol.solid, _THICK, is_dashed=False),
        Look.USABLE: _Paint(tokens.petrol.soft, tokens.petrol.solid, _THICK),
        Look.UNUSABLE: _Paint(tokens.bg_hover, tokens.red.solid, _THICK),
        Look.FILLED: _Paint(tokens.bg_surface, tokens.border_control, _THIN),
        Look.REFUSED: _Paint(tokens.red.soft, tokens.red.solid, _THICK),
    }[look]
