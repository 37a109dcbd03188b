"""Where the keyboard focus goes when something covers the window, and where it returns to."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusReturn:
    """Remembers who had the focus, and gives it back if that widget can still take it."""

    def __init__(self) -> None:
        self._opener: QWidget | None = None

    def remember(self) -> None:
        """Note the widget that has the focus now."""
        self._opener = QApplication.focusWidget()

    def give_back(self) -> None:
        """Focus the noted widget unless it is gone, hidden or disabled."""
        opener, self._opener = self._opener, None
        if opener is not None and isValid(opener) and opener.isVisible() and opener.isEnabled():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)


def tab_stops(inside: QWidget) -> Iterator[QWidget]:
    """The widgets within `inside` that Tab stops at, in their order."""
    widget = inside.nextInFocusChain()
    while widget is not None and widget is not inside:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and inside.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            yield widget
        widget = widget.nextInFocusChain()


def step_focus(inside: QWidget, *, forward: bool) -> bool:
    """Move the focus one stop within `inside`, from the last to the first; False if there is nowhere to go."""
    stops = list(tab_stops(inside))
    if not stops:
        return False
    focused = QApplication.focusWidget()
    at = stops.index(focused) if focused in stops else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True
