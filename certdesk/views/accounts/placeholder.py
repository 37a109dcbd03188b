"""What stands in the place of the services until they are read: grey rows that keep still."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from certdesk.views.kit.cards import Card
from certdesk.views.kit.painting import rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS

_WIDTHS: Final = (0.34, 0.42, 0.38)
_ROW: Final = 68
_TILE: Final = 40
_EDGE: Final = 20


class PlaceholderRows(Card):
    """Three rows without words."""

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setObjectName("services_placeholder")
        self.setAccessibleName(self.tr("Loading the services"))

    def sizeHint(self) -> QSize:
        return QSize(0, scaled(_ROW) * len(_WIDTHS))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, height = QPainter(self), scaled(_ROW)
        for place, share in enumerate(_WIDTHS):
            middle = place * height + height / 2
            left = _EDGE + _TILE + 14
            self._paint(painter, QRectF(_EDGE, middle - _TILE / 2, _TILE, _TILE))
            self._paint(painter, QRectF(left, middle - 15, 150, 10))
            self._paint(painter, QRectF(left, middle + 6, self.width() * share, 9))

    def _paint(self, painter: QPainter, box: QRectF) -> None:
        if self.isRightToLeft():
            box.moveRight(self.width() - box.left())
        rounded(painter, box, RADIUS.xs, current_tokens().line_subtle, None)
