"""What survives a restart: the window, the splitter, the view, the filter, the selection, the appearance."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.book_props import OrdersState
from certdesk.views.theme.appearance import Scheme


class WindowState:
    """Reads and writes one settings file. Values that make no sense count as not there."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def scheme(self) -> Scheme:
        """Return the chosen appearance."""
        word = self._text("appearance")
        return Scheme(word) if word in {scheme.value for scheme in Scheme} else Scheme.SYSTEM

    def keep_scheme(self, scheme: Scheme) -> None:
        """Keep the chosen appearance."""
        self._settings.setValue("appearance", scheme.value)

    def orders(self) -> OrdersState:
        """Return filter, view and selection."""
        word = self._text("orders/view")
        view = View(word) if word in {view.value for view in View} else View.ALL
        selected = self._text("orders/selected")
        return OrdersState(self._text("orders/filter"), view, OrderId(selected) if selected else None)

    def keep_orders(self, state: OrdersState) -> None:
        """Keep filter, view and selection."""
        self._settings.setValue("orders/filter", state.typed)
        self._settings.setValue("orders/view", state.view.value)
        self._settings.setValue("orders/selected", state.selected or "")

    def octets(self, name: str) -> QByteArray:
        """Return the bytes that Qt keeps its geometry in; empty when there are none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_octets(self, name: str, octets: QByteArray) -> None:
        """Keep the bytes of a geometry."""
        self._settings.setValue(name, octets)

    def flush(self) -> None:
        """Write what was kept to disk."""
        self._settings.sync()

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return value if isinstance(value, str) else ""
