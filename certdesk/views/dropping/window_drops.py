"""Takes what is dropped anywhere on the window, and says beforehand what will happen to it."""

# ruff: noqa: PLC0415 - what looks at a drag is imported when there is one, so that a start does not wait for it

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.views.dropping.cue import DropCue
from certdesk.views.dropping.row_target import RowTarget
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName

if TYPE_CHECKING:
    from certdesk.views.csr.mime import Hover

_COPY: Final = Qt.DropAction.CopyAction


class WindowDrops(QObject):
    """Watches the drags that no widget of `window` takes for itself. What it takes is copied, never moved."""

    dropped = Signal(object, object)  # HandedIn, OrderId | None: for the order of that row
    refused = Signal(object)  # CertDeskError: what turned out at the drop to hold neither files nor text

    def __init__(self, window: QWidget, rows: RowTarget, is_ready: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._rows, self._is_ready = rows, is_ready
        self._hover: Hover | None = None
        self._cue = DropCue(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent():
                self._enter(event)
            case QDragMoveEvent():
                self._move(event)
            case QDropEvent():
                self._drop(event)
            case _ if event.type() == QEvent.Type.DragLeave:
                self._leave()
            case _:
                return super().eventFilter(watched, event)
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        """What cannot be used is let in too, so that it can be told why; where it moves it is refused."""
        is_own = event.source() is not None and not event.mimeData().hasUrls()
        if is_own or not self._is_ready():
            event.ignore()
            return
        from certdesk.views.csr.mime import hover_of

        self._hover = hover_of(event.mimeData())
        _accept(event)
        self._show(event)

    def _move(self, event: QDragMoveEvent) -> None:
        if self._hover is None or not self._hover.is_usable or not self._is_ready():
            event.ignore()
            return
        _accept(event)
        self._show(event)

    def _drop(self, event: QDropEvent) -> None:
        from certdesk.domain.handing_in import Origin
        from certdesk.views.csr.mime import handed_in_of

        row = self._rows.hover(self._place(event))
        handed = handed_in_of(event.mimeData(), Origin.DROPPED)
        self._leave()
        if not self._is_ready():
            event.ignore()
            return
        _accept(event)
        self._window.activateWindow()  # the keyboard is still with the program that it was dragged out of
        if isinstance(handed, CertDeskError):
            self.refused.emit(handed)
        else:
            self.dropped.emit(handed, None if row is None else row.key)

    def _leave(self) -> None:
        self._hover = None
        self._rows.leave()
        self._cue.hide()

    def _show(self, event: QDropEvent) -> None:
        hover = self._hover
        if hover is None:
            return
        from certdesk.views.wording import many_csrs as words

        if hover.refusal is not None:
            self._cue.show_words(words.cannot_be_used(hover.refusal), Icon.CIRCLE_X, ToneName.RED)
            return
        row = self._rows.hover(self._place(event))
        self._cue.show_words(words.let_go(hover.count, "" if row is None else row.name))

    def _place(self, event: QDropEvent) -> QPoint:
        """Where on the screen the drag is."""
        return self._window.mapToGlobal(event.position().toPoint())


def _accept(event: QDropEvent) -> None:
    event.setDropAction(_COPY)
    event.accept()
