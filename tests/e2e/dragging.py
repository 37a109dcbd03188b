"""Drags as the window system delivers them, without one: for the offscreen platform, which has no drag and drop."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


def files(*paths: Path) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    """What a text editor drags."""
    data = QMimeData()
    data.setText(words)
    return data


def link(address: str) -> QMimeData:
    """What a browser drags."""
    data = QMimeData()
    data.setUrls([QUrl(address)])
    return data


class Drag:
    """One drag over `window`; the widget that takes it is the one Qt asks, from the pointer upwards."""

    def __init__(self, window: QWidget, data: QMimeData) -> None:
        self._window, self._data = window, data
        self._target: QWidget | None = None

    def enter(self, at: QPoint) -> bool:
        """Come in at that place of the window, and return whether something takes it there."""
        for widget in self._under(at):
            event = QDragEnterEvent(widget.mapFrom(self._window, at), _ANY, self._data, _LEFT, _NO_KEYS)
            event.ignore()
            QApplication.sendEvent(widget, event)
            if event.isAccepted():
                self._target = widget
                return True
        return False

    def move(self, at: QPoint) -> Qt.DropAction:
        """Move on, and return what letting go would do."""
        target = self._target
        assert target is not None
        event = QDragMoveEvent(target.mapFrom(self._window, at), _ANY, self._data, _LEFT, _NO_KEYS)
        QApplication.sendEvent(target, event)
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction

    def leave(self) -> None:
        assert self._target is not None
        QApplication.sendEvent(self._target, QDragLeaveEvent())

    def drop(self, at: QPoint) -> Qt.DropAction:
        """Let go, and return what was done."""
        target = self._target
        assert target is not None
        event = QDropEvent(QPointF(target.mapFrom(self._window, at)), _ANY, self._data, _LEFT, _NO_KEYS)
        QApplication.sendEvent(target, event)
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction

    def _under(self, at: QPoint) -> Sequence[QWidget]:
        found: list[QWidget] = []
        widget: QWidget | None = self._window.childAt(at) or self._window
        while widget is not None:
            if widget.acceptDrops():
                found.append(widget)
            widget = None if widget is self._window else widget.parentWidget()
        return found


def drop(window: QWidget, data: QMimeData, at: QPoint) -> Qt.DropAction:
    """Drag that in, and let it go at that place of the window."""
    drag = Drag(window, data)
    if not drag.enter(at) or drag.move(at) is Qt.DropAction.IgnoreAction:
        return Qt.DropAction.IgnoreAction
    return drag.drop(at)
