"""A column of choices at the side of a sheet: an icon and a few words each, one of them chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font

_ICON: Final = 16
_BEFORE: Final = 36  # the icon and the room around it
_AFTER: Final = 30  # the check mark
_PAD: Final = 8
_LEAST_HEIGHT: Final = 34
_WRAP: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One choice: the object name of its button, its icon, and its words."""

    name: str
    icon: Icon
    words: str


class Rail(QWidget):
    """Choices by their values, under a heading."""

    chosen = Signal(object)  # the value

    def __init__(self, heading: str, entries: Mapping[object, RailEntry]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 14, 16)
        column.setSpacing(1)
        column.addWidget(PlainLabel(heading, Role.LABEL).wrapped())
        column.addSpacing(6)
        self._group = QButtonGroup(self)
        self._buttons = {value: _RailButton(entry) for value, entry in entries.items()}
        for value, button in self._buttons.items():
            self._group.addButton(button)
            when_chosen(button, partial(self.chosen.emit, value))
            column.addWidget(button)
        column.addStretch(1)

    def show_chosen(self, value: object) -> None:
        """Mark the choice with this value."""
        mark(self._buttons[value])

    def button_of(self, value: object) -> QRadioButton:
        """Return the button of this value, to be focused."""
        return self._buttons[value]

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.bg_sunken))
        line = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(self.width() - 1, 0, 1, self.height()))
        painter.fillRect(line, QColor(tokens.line_subtle))


class _RailButton(Ringed, QRadioButton):
    def __init__(self, entry: RailEntry) -> None:
        super().__init__(entry.words)
        self._icon = entry.icon
        self.setObjectName(entry.name)
        self.setAccessibleName(self.text())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Measured in the bold face, so that choosing moves nothing."""
        room = QRect(0, 0, max(width - _BEFORE - _AFTER, 40), 10_000)
        words = QFontMetrics(font(Role.LABEL)).boundingRect(room, _WRAP, self.text())
        return max(_LEAST_HEIGHT, words.height() + 2 * _PAD)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(205, self.heightForWidth(205))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_selected, None)
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), RADIUS.sm, tokens.bg_hover, None)
        ink = tokens.link if self.isChecked() else tokens.text_2
        self._draw_icon(painter, self._icon, 10, ink)
        if self.isChecked():
            self._draw_icon(painter, Icon.CHECK, self.width() - _ICON - 10, tokens.link)
        painter.setFont(font(Role.LABEL if self.isChecked() else Role.BODY))
        painter.setPen(QColor(tokens.text_1))
        place = self._mirrored(QRect(_BEFORE, 0, self.width() - _BEFORE - _AFTER, self.height()))
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, align | _WRAP, self.text())
        if self.has_ring:
            focus_ring(painter, self, RADIUS.sm)

    def _draw_icon(self, painter: QPainter, name: Icon, left: int, colour: str) -> None:
        place = self._mirrored(QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON))
        painter.drawPixmap(place, pixmap(name, QColor(colour), _ICON, self.devicePixelRatioF()))

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
