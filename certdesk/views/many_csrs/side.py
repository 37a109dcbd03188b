"""Where the chosen line stands: beside the list in a column that scrolls, or below it as high as it has to be."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_WIDEST: Final = 16_777_215
_LOWEST: Final = 160


class Side(QScrollArea):
    """A column of a given width, or a part of the page without a height of its own."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._is_column = True
        _dress(self, content)
        content.installEventFilter(self)

    def stand(self, *, width: int | None) -> None:
        """Be a column as wide as that, or None for a part of the page."""
        self._is_column = width is not None
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or _WIDEST)
        vertical = QSizePolicy.Policy.Expanding if self._is_column else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _LOWEST if self._is_column else self._needed())

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._needed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        if self._content.isHidden():
            return 0
        width = max(1, self.width())
        layout = self._content.layout()
        return layout.totalHeightForWidth(width) if layout is not None else self._content.sizeHint().height()


def scrolling(content: QWidget) -> QScrollArea:
    """Return a scroll area around `content` that cannot be seen."""
    area = QScrollArea()
    _dress(area, content)
    return area


def _dress(area: QScrollArea, content: QWidget) -> None:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
