"""CertDesk on a home, for measured processes, and its list of orders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView

from certdesk.app.collector import Collector
from certdesk.app.run import application
from certdesk.bootstrap import Program, Surroundings, build
from certdesk.credentials.store import StoreUnusable
from certdesk.paths import places


class NoKeyring:
    """A computer without a keyring: the vault key stays inside the measured home."""

    def get(self, _account: str) -> str | None:
        """Refuse."""
        raise StoreUnusable("none")

    def set(self, _account: str, _secret: str) -> None:
        """Refuse."""
        raise StoreUnusable("none")


class ListWatch(QObject):
    """Calls `painted` each time the list has painted rows and the event loop is free again."""

    def __init__(self, view: QListView, painted: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._painted = painted
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look on only."""
        if event.type() is QEvent.Type.Paint and self._view.model().rowCount():
            QTimer.singleShot(0, self._painted)
        return False


def built(home: Path) -> Program:
    """Return the program on `home`, not yet shown."""
    app = application()
    Collector(app)
    return build(places(home), app, Surroundings(keyring=NoKeyring(), downloads=home))


def order_list() -> QListView:
    """Return the list of orders of the window that this process shows."""
    for window in QApplication.topLevelWidgets():
        view = window.findChild(QListView, "orders_list")
        if isinstance(view, QListView):
            return view
    raise LookupError
