"""What stands in the place of the list while there are no rows: grey rows that keep still, or a few words."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.orders.row_metrics import MARGIN, PADDING, measured
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role

_WIDTHS: Final = (0.52, 0.60, 0.46, 0.56, 0.42, 0.50)
_END: Final = 48


class PlaceholderRows(QWidget):
    """Six rows without words, which do not move."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Loading the orders"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), measured()
        for place, share in enumerate(_WIDTHS):
            top = metrics.heading_height + place * metrics.row_height
            width = self.width() - 2 * (MARGIN + PADDING)
            self._paint_line(painter, top + metrics.row_height * 0.27, width * share, width)
            self._paint_line(painter, top + metrics.row_height * 0.62, width * (share - 0.14), width)

    def _paint_line(self, painter: QPainter, top: float, width: float, whole: float) -> None:
        fill, left = current_tokens().line_subtle, MARGIN + PADDING
        begin, end = QRectF(left, top, width, 9), QRectF(left + whole - _END, top, _END, 9)
        if self.isRightToLeft():
            begin.moveRight(self.width() - left)
            end.moveLeft(left)
        rounded(painter, begin, RADIUS.xs, fill, None)
        rounded(painter, end, RADIUS.xs, fill, None)


class Notice(QWidget):
    """A few words in the middle of an empty list, and one way out of it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self.way_out = LinkButton("")
        self.way_out.setObjectName("orders_way_out")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.group, SPACE.page + SPACE.group, SPACE.group, SPACE.group)
        column.setSpacing(SPACE.xs)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(SPACE.xs)
        column.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, title: str, text: str, way_out: str) -> None:
        """Show these words; without a way out there is no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.way_out.setText(way_out)
        self.way_out.setVisible(bool(way_out))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
