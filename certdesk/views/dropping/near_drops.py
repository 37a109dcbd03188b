"""While a page that takes drops is shown, the rest of its window takes them for it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from certdesk.views.csr.mime import Hover, hover_of


class TakesDrops(Protocol):
    """A part of a page that takes drops for itself."""

    def isVisible(self) -> bool:
        """Whether it is shown."""

    def set_drag_near(self, is_near: bool) -> None:
        """Show that something is dragged somewhere in the window."""

    def take_drop(self, data: QMimeData) -> None:
        """Take what was dropped beside it."""


class NearDrops(QObject):
    """Watches the drags over `window` that `place` does not see. What is taken is copied, never moved."""

    def __init__(self, window: QWidget, place: TakesDrops, is_ready: Callable[[], bool]) -> None:
        super().__init__(window)
        self._place, self._is_ready = place, is_ready
        self._hover = Hover()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._place.isVisible() or not self._is_ready():
            return False
        match event:
            case QDragEnterEvent():
                self._hover = hover_of(event.mimeData())
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._place.set_drag_near(self._hover.is_usable)
            case QDragMoveEvent():
                event.setDropAction(Qt.DropAction.CopyAction)
                event.setAccepted(self._hover.is_usable)
            case QDropEvent():
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._place.set_drag_near(False)
                self._place.take_drop(event.mimeData())
            case _ if event.type() is QEvent.Type.DragLeave:
                self._place.set_drag_near(False)
            case _:
                return False
        return True
