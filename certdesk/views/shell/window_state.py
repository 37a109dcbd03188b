"""What survives a restart: the window, its splitter, view, filter and selection, the appearance, the last tool."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from certdesk.domain.csr_commands import Tool
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.book_props import OrdersState
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.views.orders.feed import Anchor
from certdesk.views.theme.appearance import Scheme

_LONGEST_NUMBER = 12


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
        """Return filter, view, selection and sorting."""
        word = self._text("orders/view")
        view = View(word) if word in {view.value for view in View} else View.ALL
        selected = self._text("orders/selected")
        sorting = self._text("orders/sorting")
        return OrdersState(
            self._text("orders/filter"),
            view,
            OrderId(selected) if selected else None,
            Sorting(sorting) if sorting in {sorting.value for sorting in Sorting} else Sorting.END,
        )

    def keep_orders(self, state: OrdersState) -> None:
        """Keep filter, view, selection and sorting."""
        self._settings.setValue("orders/filter", state.typed)
        self._settings.setValue("orders/view", state.view.value)
        self._settings.setValue("orders/selected", state.selected or "")
        self._settings.setValue("orders/sorting", state.sorting.value)

    def anchor(self) -> Anchor | None:
        """Return the order that the list stood at, and how far below its edge."""
        order, below = self._text("orders/anchor"), self._text("orders/below_edge")
        is_number = below.removeprefix("-").isdecimal() and len(below) < _LONGEST_NUMBER
        return Anchor(OrderId(order), int(below)) if order and is_number else None

    def keep_anchor(self, anchor: Anchor | None) -> None:
        """Keep where the list stands; None is its beginning."""
        self._settings.setValue("orders/anchor", "" if anchor is None else anchor.key)
        self._settings.setValue("orders/below_edge", "0" if anchor is None else str(anchor.below_top))

    def tool(self) -> "Tool | None":
        """Return the tool that requests were made with last; None is here."""
        from certdesk.domain.csr_commands import Tool  # noqa: PLC0415 - asked for when a request is made

        word = self._text("making/tool")
        return Tool(word) if word in {tool.value for tool in Tool} else None

    def keep_tool(self, tool: "Tool | None") -> None:
        """Keep the tool that was looked at last."""
        self._settings.setValue("making/tool", tool.value if tool else "")

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
