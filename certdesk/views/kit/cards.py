"""Cards: an outline on a ground, an icon on a tile, and a choice with its explanation."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, ToneName

_TILE_ICON: Final = {False: 20, True: 22}


class Card(QFrame):
    """A rounded outline without a shadow; `column` is where its content goes.

    `sunken` is for quiet panels, `strong` for a card over the rosette, where a hairline would be lost.
    """

    def __init__(self, *, sunken: bool = False, strong: bool = False, margin: int = 18) -> None:
        super().__init__()
        self._sunken, self._strong = sunken, strong
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin + 1, margin, margin + 1, margin)
        self.column.setSpacing(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        ground = tokens.bg_sunken if self._sunken else tokens.bg_surface
        rounded(
            QPainter(self),
            QRectF(self.rect()),
            RADIUS.lg,
            ground,
            tokens.line_strong if self._strong else tokens.line_subtle,
        )


class IconTile(QWidget):
    """An icon on a soft square, or on a disc; decoration beside words, so silent when read aloud."""

    def __init__(self, name: Icon, tone: ToneName = ToneName.SLATE, *, side: int = 40, disc: bool = False) -> None:
        super().__init__()
        self._name, self._tone, self._side, self._disc = name, tone, side, disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: Icon, tone: ToneName) -> None:
        """Show another icon from now on."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().tone(self._tone)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self._side / 2 if self._disc else RADIUS.md, tone.soft, None)
        size = _TILE_ICON[self._side >= 44]
        drawn = pixmap(self._name, QColor(tone.text), size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint((self.width() - size) // 2, (self.height() - size) // 2), drawn)


class PanelIcon(QWidget):
    """An icon alone beside words, in a tone's text colour."""

    def __init__(self, name: Icon, tone: ToneName = ToneName.SLATE, *, size: int = 18) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: Icon, tone: ToneName) -> None:
        """Show another icon from now on."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(current_tokens().tone(self._tone).text)
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, colour, self._size, self.devicePixelRatioF()))
