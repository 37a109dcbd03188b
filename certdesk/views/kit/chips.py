"""Small rounded things that hold a word: statuses, tags, counts, names and key caps."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, RADIUS, Ink, ToneName
from certdesk.views.theme.typography import Role

_ICON: Final = 14
_GAP: Final = 5


class ChipSize(Enum):
    """Least height and type of a chip."""

    SMALL = (HEIGHT.chip_small, Role.SMALL_MEDIUM)
    NORMAL = (HEIGHT.chip, Role.SMALL_MEDIUM)
    LARGE = (HEIGHT.chip + 2, Role.MEDIUM)


class _Pill(PlainLabel):
    """A label with room around it; what is painted behind is the subclass's own."""

    def __init__(self, text: str, role: Role, ink: Ink, *, padding: tuple[int, int], least: int) -> None:
        super().__init__(text, role, ink, tabular=True)
        self._padding, self._least = padding, least
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._make_room()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(self._least, hint.height() + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()
        super().changeEvent(event)

    def _make_room(self) -> None:
        before, after = self._padding
        if self.isRightToLeft():
            before, after = after, before
        self.setContentsMargins(before, 0, after, 0)


class StatusChip(_Pill):
    """An icon and a word in the colours of a tone, read aloud as “Status: Issued”."""

    def __init__(self, word: str, name: Icon, tone: ToneName, size: ChipSize = ChipSize.NORMAL) -> None:
        least, role = size.value
        super().__init__(word, role, Ink(tone.value), padding=(9 + _ICON + _GAP, 10), least=least)
        self._name, self._tone = name, tone
        self._say(word)

    def show_status(self, word: str, name: Icon, tone: ToneName) -> None:
        """Show another status from now on."""
        self._name, self._tone = name, tone
        self.set_ink(Ink(tone.value))
        self.setText(word)
        self._say(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().tone(self._tone)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.height() / 2, tone.soft, tone.line)
        place = QRect(QPoint(9, (self.height() - _ICON) // 2), QSize(_ICON, _ICON))
        drawn = pixmap(self._name, QColor(tone.text), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(self.layoutDirection(), self.rect(), place), drawn)
        painter.end()
        super().paintEvent(event)

    def _say(self, word: str) -> None:
        self.setAccessibleName(self.tr("Status: {word}").replace("{word}", word))


class Tag(_Pill):
    """One or two quiet words beside a title, as “Recommended”."""

    def __init__(self, word: str, tone: ToneName = ToneName.ACCENT) -> None:
        super().__init__(word, Role.CAPTION, Ink(tone.value), padding=(10, 9), least=20)
        self._tone = tone

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().tone(self._tone)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self.height() / 2, tone.soft, tone.line)
        painter.end()
        super().paintEvent(event)


class NameChip(_Pill):
    """A host name in fixed pitch that can be selected and copied."""

    def __init__(self, name: str) -> None:
        super().__init__(displayable(name), Role.CODE, Ink.MAIN, padding=(8, 8), least=26)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.selectable()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS.sm, current_tokens().bg_hover, None)
        painter.end()
        super().paintEvent(event)


class KeyCap(_Pill):
    """A key combination, as in “Ctrl K”."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys, Role.CAPTION, Ink.SECOND, padding=(6, 6), least=18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS.xs, None, current_tokens().line_strong)
        painter.end()
        super().paintEvent(event)
