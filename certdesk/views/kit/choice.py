"""A choice among few: a radio button with a title, a quiet extension, a tag and a note."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle

from certdesk.views.kit.painting import focus_ring, radio_dot, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, Ink, ToneName
from certdesk.views.theme.typography import Role, font, set_role

_LEFT: Final = 41
_END: Final = 12
_PAD: Final = 8
_GAP: Final = 10
_TAG_HEIGHT: Final = 20
_TAG_GAP: Final = 4
_FLAGS: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_WRAP: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Choice:
    """The words of one choice; empty ones are not shown. `tone` is that of the tag."""

    title: str
    note: str = ""
    extension: str = ""
    tag: str = ""
    tone: ToneName = ToneName.ACCENT


class RadioCard(Ringed, QRadioButton):
    """A radio button as wide as its column: soft ground and outline when it is chosen, nothing around it if not."""

    def __init__(self, choice: Choice, *, outlined: bool = False) -> None:
        super().__init__(choice.title)
        self._outlined = outlined
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_role(self, Role.MEDIUM)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_choice(choice)

    @property
    def choice(self) -> Choice:
        """The words it shows."""
        return self._choice

    def show_choice(self, choice: Choice) -> None:
        """Show other words, as when a different format becomes the recommended one."""
        self._choice = choice
        self.setText(choice.title)
        words = (choice.title, choice.extension, choice.tag)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setAccessibleDescription(choice.note)
        self.updateGeometry()
        self.update()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        note = self._note_height(width)
        return 2 * _PAD + self._head_height(width) + (2 + note if note else 0)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), RADIUS.md, tokens.bg_accent_soft, tokens.accent)
        elif self._outlined or self.underMouse():
            line, ground = (tokens.line_strong, tokens.bg_surface) if self._outlined else (None, None)
            is_pointed_at = self.underMouse() and self.isEnabled()
            rounded(painter, QRectF(self.rect()), RADIUS.md, tokens.bg_hover if is_pointed_at else ground, line)
        dot = self._mirrored(QRect(13, self.height() // 2 - 8, 16, 16))
        radio_dot(painter, QPointF(QRectF(dot).center()), checked=self.isChecked(), enabled=self.isEnabled())
        self._paint_title(painter)
        self._paint_note(painter)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.md)

    def _paint_title(self, painter: QPainter) -> None:
        left = self._write(painter, Role.MEDIUM, Ink.MAIN, self._choice.title, _LEFT)
        left = self._write(painter, Role.CODE, Ink.QUIET, self._extension(), left)
        if self._choice.tag:
            self._paint_tag(painter, left)

    def _paint_tag(self, painter: QPainter, left: int) -> None:
        tone = current_tokens().tone(self._choice.tone)
        size = _tag_size(self._choice.tag)
        height = self._title_height(self.width())
        top = self._top() + (height - size.height()) // 2
        if not self._has_tag_beside(self.width()):
            left, top = _LEFT, self._top() + height + _TAG_GAP
        place = self._mirrored(QRect(QPoint(left - 1, top), size))
        rounded(painter, QRectF(place), place.height() / 2, tone.soft, tone.line)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(QColor(tone.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._choice.tag)

    def _has_tag_beside(self, width: int) -> bool:
        """Whether the tag has room on the title's line; else it stands below."""
        left = _LEFT
        for role, text in ((Role.MEDIUM, self._choice.title), (Role.CODE, self._extension())):
            left += QFontMetrics(font(role)).horizontalAdvance(text) + _GAP if text else 0
        return left + _tag_size(self._choice.tag).width() + _GAP <= width

    def _head_height(self, width: int) -> int:
        """The title's line, and that of a tag which finds no room there."""
        is_beside = not self._choice.tag or self._has_tag_beside(width)
        return self._title_height(width) + (0 if is_beside else _TAG_GAP + _tag_size(self._choice.tag).height())

    def _extension(self) -> str:
        """Isolated, so that the dot stays in front in right-to-left."""
        return f"\u2066{self._choice.extension}\u2069" if self._choice.extension else ""

    def _write(self, painter: QPainter, role: Role, ink: Ink, text: str, left: int) -> int:
        """Write on the title's line from `left` on and return where the next word may begin."""
        if not text:
            return left
        face = font(role)
        needed, room = QFontMetrics(face).horizontalAdvance(text) + 1, _room(self.width())
        width = min(needed, room)
        painter.setFont(face)
        painter.setPen(QColor(current_tokens().ink(ink if self.isEnabled() else Ink.QUIET)))  # the note speaks of it
        place = QRect(left, self._top(), width, self._title_height(self.width()))
        breaks = Qt.TextFlag.TextWordWrap if needed > room else Qt.TextFlag.TextDontClip  # what is drawn may be wider
        flags = QStyle.visualAlignment(self.layoutDirection(), _FLAGS) | breaks
        painter.drawText(self._mirrored(place), flags, text)
        return left + width + _GAP

    def _paint_note(self, painter: QPainter) -> None:
        top = self._top() + self._head_height(self.width()) + 2
        place = QRect(_LEFT, top, _room(self.width()), self.height() - top)
        painter.setFont(font(Role.SMALL))
        painter.setPen(QColor(current_tokens().ink(Ink.SECOND if self.isEnabled() else Ink.QUIET)))  # it may say why
        painter.drawText(self._mirrored(place), _WRAP, self._choice.note)

    def _top(self) -> int:
        return _PAD + max(0, self.height() - self.heightForWidth(self.width())) // 2

    def _title_height(self, width: int) -> int:
        """One line, or as many as a title without an extension needs that is too long for one."""
        line = self.fontMetrics().height()
        if not self._choice.extension:
            line = max(line, _wrapped(Role.MEDIUM, self._choice.title, width))
        return line + (6 if self._choice.tag else 0)

    def _note_height(self, width: int) -> int:
        if not self._choice.note:
            return 0
        return _wrapped(Role.SMALL, self._choice.note, width)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


def _room(width: int) -> int:
    """Return what the words have of a card that wide."""
    return max(width - _LEFT - _END, 60)


def _wrapped(role: Role, text: str, width: int) -> int:
    return QFontMetrics(font(role)).boundingRect(QRect(0, 0, _room(width), 10_000), _WRAP, text).height()


def _tag_size(tag: str) -> QSize:
    metrics = QFontMetrics(font(Role.CAPTION))
    return QSize(metrics.horizontalAdvance(tag) + 19, max(_TAG_HEIGHT, metrics.height() + 5))
