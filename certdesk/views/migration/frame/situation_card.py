"""One of the four kinds of people: a radio button with who it is, and what changes for them."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring, radio_dot, rounded
from certdesk.views.kit.paragraph import LEADING, Paragraph
from certdesk.views.kit.pressing import Ringed
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.who import SituationWords

_TEXT: Final = 47
_END: Final = 18
_TOP: Final = 18
_BOTTOM: Final = 22
_ICON: Final = 20
_ARROW: Final = 14
_LEAST: Final = 280


class SituationCard(Ringed, QRadioButton):
    """It is pressed anywhere; what stands in it is read out with its name."""

    def __init__(self, words: SituationWords, name: Icon) -> None:
        super().__init__()
        self._icon = name
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(f"{words.who} {words.change}")
        self._build(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        is_on = self.isChecked()
        ground = tokens.bg_hover if self.underMouse() else tokens.bg_surface
        line = tokens.accent if is_on else tokens.line_strong
        rounded(painter, QRectF(self.rect()), RADIUS.lg, tokens.bg_accent_soft if is_on else ground, line)
        if is_on:
            rounded(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.lg - 1, None, line)
        middle = self._title.geometry().center().y() + 1
        dot = self._mirrored(QRect(19, middle - 8, 16, 16))
        radio_dot(painter, QPointF(QRectF(dot).center()), checked=is_on, enabled=self.isEnabled())
        at = self._mirrored(QRect(self.width() - _END - _ICON, middle - _ICON // 2, _ICON, _ICON))
        colour = QColor(tokens.link if is_on else tokens.text_2)
        painter.drawPixmap(at.topLeft(), pixmap(self._icon, colour, _ICON, self.devicePixelRatioF()))
        if self.has_ring:
            focus_ring(painter, self, RADIUS.lg)

    def _build(self, words: SituationWords) -> None:
        self._title = PlainLabel(words.title, Role.SUBTITLE).wrapped()
        change = Paragraph(words.change, ink=Ink.MAIN)
        below = QHBoxLayout()
        below.setSpacing(SPACE.sm)
        below.addWidget(_Arrow(), 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(change, 1)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addSpacing(_ICON + SPACE.md)
        self._column = QVBoxLayout(self)
        self._leave_room()
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(SPACE.hair)
        self._column.addWidget(PlainLabel(words.who, Role.BODY, Ink.SECOND).wrapped())
        self._column.addSpacing(SPACE.lg)
        self._column.addWidget(Hairline())
        self._column.addSpacing(SPACE.md)
        self._column.addLayout(below)
        for part in self.findChildren(PlainLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room()

    def _leave_room(self) -> None:
        """The radio button stands where reading begins; Qt does not mirror margins."""
        left, right = (_END, _TEXT) if self.isRightToLeft() else (_TEXT, _END)
        self._column.setContentsMargins(left, _TOP, right, _BOTTOM)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class _Arrow(QWidget):
    """It points to what changes, from the middle of the first line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = pixmap(Icon.ARROW_RIGHT, QColor(current_tokens().text_2), _ARROW, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - _ARROW) // 2, drawn)

    def sizeHint(self) -> QSize:
        return QSize(_ARROW, round(self.fontInfo().pixelSize() * LEADING))
