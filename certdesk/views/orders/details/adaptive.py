"""Two parts beside each other where there is room for both, else one above the other."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class AdaptivePair(QWidget):
    """Turns upright below `least_characters` of the interface font, so that larger text turns it sooner."""

    def __init__(self, first: QWidget, second: QWidget, least_characters: int, gaps: tuple[int, int]) -> None:
        super().__init__()
        self._least_characters = least_characters
        self._gaps = gaps
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)
        self._turn()

    def set_stretch(self, first: int, second: int) -> None:
        """Share the width between the parts in that proportion."""
        self._box.setStretch(0, first)
        self._box.setStretch(1, second)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        upright = self.width() < self._least_characters * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._box.setSpacing(self._gaps[1] if upright else self._gaps[0])
        if direction is not self._box.direction():
            self._box.setDirection(direction)
