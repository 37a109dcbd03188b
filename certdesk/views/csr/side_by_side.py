"""Two parts beside one another, or below one another where the width or larger text leaves no room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from certdesk.views.kit.scaling import scaled


class SideBySide(QWidget):
    """`least` is the width, at the usual text size, below which the second part goes under the first."""

    def __init__(self, first: QWidget, second: QWidget, *, least: int, gap: int, stretches: tuple[int, int] = (1, 1)):
        super().__init__()
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for part, stretch in zip((first, second), stretches, strict=True):
            self._row.addWidget(part, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(self._least)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_narrow else across)
