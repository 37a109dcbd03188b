"""The list of orders as whoever sits before it sees it: is it painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView


class ListWatch(QObject):
    """Calls `painted` each time the list has painted rows and the event loop is free again."""

    def __init__(self, view: QAbstractItemView, painted: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._painted = painted
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on only."""
        if event.type() is QEvent.Type.Paint and self._view.model().rowCount():
            QTimer.singleShot(0, self._painted)
        return False


def order_list() -> QListView:
    """Return the list of orders of the window that this process shows."""
    for window in QApplication.topLevelWidgets():
        view = window.findChild(QListView, "orders_list")
        if isinstance(view, QListView):
            return view
    raise LookupError
