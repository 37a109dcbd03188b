"""Where the keyboard focus goes when something covers the window, and where it returns to."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid


class FocusReturn:
    """Remembers who had the focus, and gives it back if that widget can still take it."""

    def __init__(self) -> None:
        self._opener: QWidget | None = None

    def remember(self, opened_from: QWidget) -> None:
        """Note the widget that has the focus in that window, also while another window is in front.

        What was hidden for a while and comes back goes on remembering the first one.
        """
        if self._opener is None or not isValid(self._opener):
            self._opener = opened_from.window().focusWidget()

    def give_back(self) -> None:
        """Focus the noted widget, or what is near it where it is hidden or disabled by now; nothing if it is gone."""
        opener, self._opener = self._opener, None
        if opener is None or not isValid(opener):
            return
        target = opener if opener.isVisible() and opener.isEnabled() else _near(opener)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _near(lost: QWidget) -> QWidget | None:
    """Return the first stop of the smallest part around a widget that has any: without focus no key does anything."""
    holder = lost.parentWidget()
    while holder is not None:
        if holder.isVisible() and (stop := next(tab_stops(holder), None)) is not None:
            return stop
        holder = None if holder.isWindow() else holder.parentWidget()
    return None


def tab_stops(inside: QWidget) -> Iterator[QWidget]:
    """The widgets within `inside` that Tab stops at, in reading order.

    WORKAROUND: asking Qt for the focus chain from Python ties the wrappers of its neighbours to one another, so
    that closing a sheet invalidates widgets that live on (PySide 6.11). The layouts know the same order.
    """
    for widget in in_reading_order(inside):
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.isVisible() and widget.isEnabled() and not _is_passed_over(widget):
            yield widget


def step_focus(inside: QWidget, *, forward: bool) -> bool:
    """Move the focus one stop within `inside`, from the last to the first; False if there is nowhere to go."""
    stops = list(tab_stops(inside))
    if not stops:
        return False
    focused = QApplication.focusWidget()
    at = stops.index(focused) if focused in stops else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop = stops[(at + (1 if forward else -1)) % len(stops)]
    stop.setFocus(reason)
    scroll_to(stop)
    return True


def scroll_to(stop: QWidget) -> None:
    """Bring into sight what the focus was led to. Qt does that only where a scroll area itself moved the focus.

    Of what is taller than there is room for, the beginning is shown.
    """
    holder = stop.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(stop)
            if (content := holder.widget()) is not None and stop.height() > holder.viewport().height():
                holder.verticalScrollBar().setValue(stop.mapTo(content, QPoint(0, 0)).y())
        holder = holder.parentWidget()


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything within a widget, shown or not, in the order of its layouts."""
    for child in _children(widget):
        yield child
        yield from in_reading_order(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """What a widget shows, in the order of its layout; without one, in the order in which it was made."""
    if isinstance(widget, QScrollArea):
        shown = widget.widget()
        yield from () if shown is None else (shown,)
    elif isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        yield from () if current is None else (current,)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _is_passed_over(widget: QWidget) -> bool:
    """Whether Tab has no reason to stop there.

    Of a group it stops at the chosen button only; the arrow keys reach the others. What hands the focus on to another
    widget, as the line of a spin box does, is not stopped at besides that one.
    """
    if widget.focusProxy() is not None:
        return True
    if not isinstance(widget, QAbstractButton) or widget.isChecked() or (group := widget.group()) is None:
        return False
    return group.exclusive() and group.checkedButton() is not None
