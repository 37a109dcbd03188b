"""Refreshing a page now and then, while somebody can see it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

EVERY_MILLISECONDS: Final = 15 * 60_000
_SHOWING: Final = frozenset({QEvent.Type.Show, QEvent.Type.WindowStateChange, QEvent.Type.WindowActivate})


class SlowRefresh(QObject):
    """Calls `refresh` a quarter of an hour after the last one.

    While the window is hidden or minimised it waits, and makes up for it when the window is seen again.
    """

    def __init__(self, pane: QWidget, refresh: Callable[[], None], every: int = EVERY_MILLISECONDS) -> None:
        super().__init__(pane)
        self._pane = pane
        self._refresh = refresh
        self._watched: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=every)
        self._timer.timeout.connect(self._come_due)
        self._is_due = False
        self._timer.start()

    def start_anew(self) -> None:
        """Count from now on: the page was refreshed."""
        self._is_due = False
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_due and event.type() in _SHOWING:
            QTimer.singleShot(0, self, self._come_due)
        return False

    def _come_due(self) -> None:
        window = self._pane.window()
        self._is_due = True
        if window is not self._watched:
            self._watched = window
            window.installEventFilter(self)
        if window.isVisible() and not window.isMinimized():
            self.start_anew()
            self._refresh()
