"""What lies over the window while something is dragged across it: a line around it, and a few words."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.announce import announce
from certdesk.views.kit.painting import focus_ring_around, rounded, shadow
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, ToneName
from certdesk.views.theme.typography import Role, font

_INSET: Final = 4
_ICON: Final = 18
_LONGEST: Final = 120
_LINES: Final = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class DropCue(QWidget):
    """Seen and not touched: pointer and drag go through it to what lies below."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("drop_cue")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._icon, self._tone, self._words = Icon.FILE_TEXT, ToneName.ACCENT, ""
        window.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is not shown."""
        return self._words if self.isVisible() else ""

    def show_words(self, words: str, name: Icon = Icon.FILE_TEXT, tone: ToneName = ToneName.ACCENT) -> None:
        """Say that, and lie over the window."""
        if self.words == words and self._tone is tone:
            return
        self._icon, self._tone, self._words = name, tone, words
        self.setAccessibleName(words)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()
        announce(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        tone = tokens.tone(self._tone)
        painter = QPainter(self)
        edge = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if self._tone is ToneName.ACCENT:
            focus_ring_around(painter, edge, RADIUS.md)
        place = self._place()
        shadow(painter, QRectF(place), RADIUS.lg, blur=SPACE.xxl, drop=4)
        rounded(painter, QRectF(place), RADIUS.lg, tokens.bg_raised, tone.line)
        inner = place.adjusted(SPACE.xl, SPACE.lg, -SPACE.xl, -SPACE.lg)
        top = inner.top() + (inner.height() - _ICON) // 2
        mirrored = self.isRightToLeft()
        left = inner.right() + 1 - _ICON if mirrored else inner.left()
        drawn = pixmap(self._icon, QColor(tone.text), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, top, drawn)
        lead = _ICON + SPACE.md
        text = inner.adjusted(0, 0, -lead, 0) if mirrored else inner.adjusted(lead, 0, 0, 0)
        painter.setFont(font(Role.MEDIUM))
        painter.setPen(QColor(tokens.text_1))
        painter.drawText(text, _LINES, self._words)

    def _place(self) -> QRect:
        """At the foot of the window, as wide as its words and never wider than the window."""
        metrics = QFontMetrics(font(Role.MEDIUM))
        around = 2 * SPACE.xl + _ICON + SPACE.md
        widest = max(160, self.width() - 4 * SPACE.xxl)
        inner = min(metrics.horizontalAdvance(self._words) + 2, widest - around)
        room = metrics.boundingRect(QRect(0, 0, inner, self.height()), _LINES, self._words[:_LONGEST])
        width, height = inner + around, max(room.height(), _ICON) + 2 * SPACE.lg
        return QRect((self.width() - width) // 2, self.height() - height - SPACE.group, width, height)
