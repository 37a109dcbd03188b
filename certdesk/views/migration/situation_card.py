"""One of the four kinds of people: a radio button with who it is, and what changes for them."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import focus_ring, radio_dot, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, Ink
from certdesk.views.theme.typography import Role, font, set_role
from certdesk.views.wording.migration.who import SituationWords

_TEXT: Final = 47
_END: Final = 18
_TOP: Final = 18
_UNDER_WHO: Final = 16
_BEHIND_ARROW: Final = 22
_ICON: Final = 20
_WRAP: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEAST: Final = 280


class SituationCard(Ringed, QRadioButton):
    """It is pressed anywhere."""

    def __init__(self, words: SituationWords, name: Icon) -> None:
        super().__init__(words.title)
        self._words, self._icon = words, name
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(f"{words.who} {words.change}")
        set_role(self, Role.SUBTITLE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        _title, _who, change = self._places(width)
        return change.bottom() + _TOP + 1

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = current_tokens(), QPainter(self)
        title, who, change = self._places(self.width())
        is_on = self.isChecked()
        ground = tokens.bg_hover if self.underMouse() else tokens.bg_surface
        line = tokens.accent if is_on else tokens.line_strong
        rounded(painter, QRectF(self.rect()), RADIUS.lg, tokens.bg_accent_soft if is_on else ground, line)
        if is_on:
            rounded(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.lg - 1, None, line)
        dot = self._mirrored(QRect(19, title.center().y() - 8, 16, 16))
        radio_dot(painter, QPointF(QRectF(dot).center()), checked=is_on, enabled=self.isEnabled())
        self._paint_icons(painter, title, change)
        self._write(painter, title, Role.SUBTITLE, Ink.MAIN, self._words.title)
        self._write(painter, who, Role.BODY, Ink.SECOND, self._words.who)
        self._write(painter, change, Role.BODY, Ink.MAIN, self._words.change)
        painter.setPen(QPen(QColor(tokens.line_subtle), 1))
        between = who.bottom() + _UNDER_WHO
        edge = self._mirrored(QRect(_TEXT, between, self.width() - _TEXT - _END, 1))
        painter.drawLine(edge.left(), between, edge.right(), between)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.lg)

    def _paint_icons(self, painter: QPainter, title: QRect, change: QRect) -> None:
        tokens, ratio = current_tokens(), self.devicePixelRatioF()
        at = self._mirrored(QRect(self.width() - _END - _ICON, title.center().y() - _ICON // 2, _ICON, _ICON))
        colour = QColor(tokens.link if self.isChecked() else tokens.text_2)
        painter.drawPixmap(at.topLeft(), pixmap(self._icon, colour, _ICON, ratio))
        line = QFontMetrics(font(Role.BODY)).height()
        arrow = self._mirrored(QRect(_TEXT, change.top() + (line - 14) // 2, 14, 14))
        painter.drawPixmap(arrow.topLeft(), pixmap(Icon.ARROW_RIGHT, QColor(tokens.text_2), 14, ratio))

    def _write(self, painter: QPainter, place: QRect, role: Role, ink: Ink, text: str) -> None:
        painter.setFont(font(role))
        painter.setPen(QColor(current_tokens().ink(ink)))
        painter.drawText(self._mirrored(place), QStyle.visualAlignment(self.layoutDirection(), _WRAP), text)

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where title, who and what changes are written, in left-to-right."""
        room = max(width - _TEXT - _END, 80)
        title = self._block(_TEXT, _TOP, room - _ICON - 10, Role.SUBTITLE, self._words.title)
        who = self._block(_TEXT, title.bottom() + 3, room, Role.BODY, self._words.who)
        change_top = who.bottom() + 2 * _UNDER_WHO - 4
        change = self._block(_TEXT + _BEHIND_ARROW, change_top, room - _BEHIND_ARROW, Role.BODY, self._words.change)
        return title, who, change

    def _block(self, left: int, top: int, width: int, role: Role, text: str) -> QRect:
        height = QFontMetrics(font(role)).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
        return QRect(left, top, width, height)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
