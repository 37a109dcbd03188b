"""Writing and drawing inside one item of the order list, mirrored where the script runs right to left."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle

from certdesk.views.kit.measured import Face
from certdesk.views.orders.row_metrics import COLUMN_GAP
from certdesk.views.theme.tokens import RADIUS

_BAR: Final = 3
_LINE: Final = (
    Qt.AlignmentFlag.AlignAbsolute.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
)
_FROM_THE_LEFT: Final = _LINE | Qt.AlignmentFlag.AlignLeft.value
_FROM_THE_RIGHT: Final = _LINE | Qt.AlignmentFlag.AlignRight.value
_LEFT_TO_RIGHT: Final = Qt.TextFlag.TextForceLeftToRight.value


@dataclass(frozen=True, slots=True)
class RowCanvas:
    """Where one item is painted. Places are given as if the script ran left to right."""

    painter: QPainter
    rect: QRect
    direction: Qt.LayoutDirection

    def mirrored(self, place: QRect) -> QRect:
        """Return `place` where it stands on the screen."""
        return QStyle.visualRect(self.direction, self.rect, place)

    def write(self, place: QRect, text: str, face: Face, colour: str, *, is_name: bool = False) -> None:
        """Write `text` from the beginning of `place`, in its own direction; a host name always left to right."""
        flags = _FROM_THE_RIGHT if self.direction is Qt.LayoutDirection.RightToLeft else _FROM_THE_LEFT
        self.painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.painter.setFont(face.font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(self.mirrored(place), flags | _LEFT_TO_RIGHT if is_name else flags, text)

    def write_at_end(self, line: QRect, text: str, face: Face, colour: str) -> int:
        """Write `text` at the end of `line` and return what room is left before it."""
        if not text:
            return line.width()
        width = min(face.width(text), line.width())
        self.write(QRect(line.right() + 1 - width, line.top(), width, line.height()), text, face, colour)
        return max(0, line.width() - width - COLUMN_GAP)

    def write_elided(self, place: QRect, text: str, face: Face, colour: str) -> int:
        """Write `text`, without its end where there is no room for it, and return where it ends."""
        shown = face.elided(text, Qt.TextElideMode.ElideRight, place.width())
        self.write(place, shown, face, colour)
        return place.left() + min(face.width(shown), max(0, place.width()))

    def draw(self, place: QRect, picture: QPixmap) -> None:
        """Draw `picture` at the beginning of `place`."""
        self.painter.drawPixmap(self.mirrored(place), picture)

    def draw_bar(self, colour: str) -> None:
        """Draw the bar that marks the beginning of the chosen row."""
        edge = QRect(self.rect.left(), self.rect.top(), _BAR, self.rect.height())
        shape, strip = QPainterPath(), QPainterPath()
        shape.addRoundedRect(QRectF(self.rect), RADIUS.sm, RADIUS.sm)
        strip.addRect(QRectF(self.mirrored(edge)))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.fillPath(shape & strip, QColor(colour))
