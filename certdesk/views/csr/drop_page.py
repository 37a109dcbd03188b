"""A page that takes drops on all of it, and shows beforehand what letting go would do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from certdesk.views.csr.hover_plate import HoverPlate
from certdesk.views.csr.mime import Hover, hover_of
from certdesk.views.theme.tokens import Ground


class DropPage(QWidget):
    """What is dropped is copied, never moved. `ground` is what the page stands on."""

    dropped = Signal(object)  # QMimeData

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._hover = Hover()
        self._plate = HoverPlate(self, ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._plate.isVisible():
            self._plate.cover()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Always accepted, so that it is told when the drag leaves; what cannot be used is refused as it moves."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._hover = hover_of(event.mimeData())
        self._plate.show_hover(self._hover)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._hover.is_usable)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_hover()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._end_hover()
        self.dropped.emit(event.mimeData())

    def _end_hover(self) -> None:
        self._plate.hide()
