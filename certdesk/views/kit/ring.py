"""The ring that shows how much of a guest session is left."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import ToneName

_SIDE: Final = 28
_PEN: Final = 3


class SessionRing(QWidget):
    """A ring filled clockwise from the top; the words beside it say the same, so it is silent when read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._tone = 0.0, ToneName.ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, fraction: float, tone: ToneName) -> None:
        """Fill that fraction of the ring, 0 to 1."""
        self._left, self._tone = min(max(fraction, 0.0), 1.0), tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - _PEN
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(tokens.line_strong), _PEN))
        painter.drawEllipse(circle)
        if self._left > 0:
            pen = QPen(QColor(tokens.tone(self._tone).solid), _PEN)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(circle, 90 * 16, round(-360 * 16 * self._left))
