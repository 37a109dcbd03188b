"""A page of the practice world: a card whose violet head says so, lest it is taken for a real one."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role

_MARGIN: Final = 28


class PracticeMark(QWidget):
    """A violet band with a flask: the words stand on every practice page, in the same place.

    `radius` is that of its upper corners, 0 across a window.
    """

    def __init__(self, *, radius: int = RADIUS.xl) -> None:
        super().__init__()
        self._radius = float(radius)
        self.setObjectName("practice_mark")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xl, SPACE.md, SPACE.xl, SPACE.md)
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(Icon.FLASK_CONICAL, ToneName.VIOLET, size=14))
        row.addWidget(PlainLabel(self.tr("Practice page"), Role.SMALL_STRONG, Ink.VIOLET))
        row.addWidget(PlainLabel(self.tr("Nothing here is real"), Role.SMALL, Ink.VIOLET).wrapped(), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().violet
        painter = QPainter(self)
        box, radius = QRectF(self.rect()), self._radius
        outline = QPainterPath()
        outline.addRoundedRect(box.adjusted(0, 0, 0, radius), radius, radius)
        painter.setClipRect(box)
        painter.fillPath(outline, QColor(tone.soft))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tone.line))


class PracticeCard(QFrame):
    """`column` is where the page goes. One that stands in a window with the mark need not be marked again."""

    def __init__(self, *, is_marked: bool = True) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        if is_marked:
            whole.addWidget(PracticeMark())
        self.column = QVBoxLayout()
        self.column.setContentsMargins(_MARGIN, _MARGIN - SPACE.xs, _MARGIN, _MARGIN - SPACE.xs)
        self.column.setSpacing(0)
        whole.addLayout(self.column)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.xl, tokens.bg_surface, tokens.violet.line)
