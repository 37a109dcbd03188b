"""The two buttons of the practice chip: the chip itself with its notes, and the mail with how many are unread."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Pressed
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.typography import Role, font

_ICON: Final = 14
_ICON_AT: Final = 11
_BEFORE, _AFTER, _BETWEEN = 29, 10, 4
_LEAST_HEIGHT: Final = 28
_MAIL_SIDE: Final = 28
_LEAST_MARK: Final = 15
_UNBOUND: Final = 16_777_215  # Qt's own
_ALIGNED: Final = Qt.AlignmentFlag.AlignVCenter


class ChipButton(Pressed, QPushButton):
    """Its words and, at their end, a note; the note has a line of its own where both do not fit in one."""

    def __init__(self, text: str, tooltip: str) -> None:
        super().__init__(text)
        self._note, self._tooltip = "", tooltip
        self._icon = Icon.FLASK_CONICAL
        set_plain_tooltip(self, tooltip)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_notes(self, *notes: str, quietly: str) -> None:
        """Show what is out of the ordinary: the last note, where there is little room. All of them, and what is said
        `quietly`, stand in the tooltip.
        """
        self._note = next((note for note in reversed(notes) if note), "")
        said = [note for note in (*notes, quietly) if note]
        self.setAccessibleDescription(", ".join(said))
        set_plain_tooltip(self, "\n".join((self._tooltip, *said)))
        self.updateGeometry()
        self.update()

    def set_icon(self, name: Icon) -> None:
        """Show that icon: folded, the chip has room for nothing else."""
        self._icon = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        one = self._line_height()
        return one + _note_metrics().height() if self._is_tall(width) else one

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().violet
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = min(self.height(), self._line_height()) / 2
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rounded(painter, outline, radius - 1, tone.soft, tone.line)
        is_tall = self._is_tall(self.width())
        inner = self.rect().adjusted(_BEFORE, 0, -_AFTER, 0)
        first, second = inner, inner
        if is_tall:
            first = inner.adjusted(0, 5, 0, 0)
            first.setHeight(_text_metrics().height())
            second = QRect(inner.left(), first.bottom() + 1, inner.width(), _note_metrics().height())
        sign = QRect(_ICON_AT, first.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        painter.drawPixmap(self._mirrored(sign), pixmap(self._icon, QColor(tone.text), _ICON, self.devicePixelRatioF()))
        painter.setPen(QColor(tone.text))
        painter.setFont(font(Role.SMALL_STRONG))
        self._write(painter, first, self.text(), Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font(Role.CAPTION, tabular=True))
        self._write(painter, second, self._note, Qt.AlignmentFlag.AlignLeft if is_tall else Qt.AlignmentFlag.AlignRight)
        if self.has_ring:
            focus_ring(painter, self, radius)

    def _write(self, painter: QPainter, place: QRect, text: str, align: Qt.AlignmentFlag) -> None:
        if place.width() <= 0:
            return
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        aligned = QStyle.visualAlignment(self.layoutDirection(), align)
        painter.drawText(self._mirrored(place), _ALIGNED | aligned, shown)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _is_tall(self, width: int) -> bool:
        """Whether the note needs a line of its own; folded to the icon there is none."""
        room = width - _BEFORE - _AFTER
        if not self._note or room <= 0:
            return False
        text, note = _text_metrics().horizontalAdvance(self.text()), _note_metrics().horizontalAdvance(self._note)
        return text + _BETWEEN + note > room

    def _line_height(self) -> int:
        return max(_LEAST_HEIGHT, _text_metrics().height() + 12)


class MailButton(IconButton):
    """The mailbox, and over its corner how many mails are unread."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__(Icon.MAIL, accessible_name, side=_MAIL_SIDE)
        self.setMaximumSize(_UNBOUND, _UNBOUND)
        self._name = accessible_name
        self._unread = 0

    def set_unread(self, unread: int) -> None:
        """Show that many."""
        self._unread = unread
        words = QCoreApplication.translate("PracticeChip", "%n unread", None, unread)
        self.setAccessibleDescription(words if unread else "")
        set_plain_tooltip(self, f"{self._name} ({words})" if unread else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_MAIL_SIDE), scaled(_MAIL_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unread:
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Role.CAPTION, tabular=True))
        shown = str(self._unread) if self._unread < 100 else "99+"
        height = max(_LEAST_MARK, painter.fontMetrics().height())
        width = max(height, painter.fontMetrics().horizontalAdvance(shown) + 8)
        place = QRectF(self.width() - width, 0, width, height)
        rounded(painter, place, height / 2, tokens.accent, None)
        painter.setPen(QColor(tokens.accent_on))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def _text_metrics() -> QFontMetrics:
    return QFontMetrics(font(Role.SMALL_STRONG))


def _note_metrics() -> QFontMetrics:
    return QFontMetrics(font(Role.CAPTION, tabular=True))
