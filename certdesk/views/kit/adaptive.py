"""Two parts beside each other where there is room for both, else one above the other."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class AdaptivePair(QWidget):
    """Turns upright below `least_characters` of the interface font, so that larger text turns it sooner.

    `least_width` may ask for more, by what the parts hold; `turn` looks again after that has changed.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        least_characters: int,
        gaps: tuple[int, int],
        *,
        least_width: Callable[[], int] = int,
    ) -> None:
        super().__init__()
        self._least_characters = least_characters
        self._least_width = least_width
        self._gaps = gaps
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)
        self.turn()

    def set_stretch(self, first: int, second: int) -> None:
        """Share the width between the parts in that proportion."""
        self._box.setStretch(0, first)
        self._box.setStretch(1, second)

    def turn(self) -> None:
        """Stand upright or lie, as there is room."""
        least = max(self._least_characters * self.fontMetrics().averageCharWidth(), self._least_width())
        upright = self.width() < least
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        gap = self._gaps[1] if upright else self._gaps[0]
        if gap != self._box.spacing():  # setting it, even to what it is, has everything around laid out anew
            self._box.setSpacing(gap)
        if direction is not self._box.direction():
            self._box.setDirection(direction)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.turn()
