"""The rows of the order list as places to drop on: marked while one is held over them, scrolled at the edges."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer

from certdesk.viewmodels.orders.rows import Row
from certdesk.views.orders.list_view import OrderListView

_EDGE: Final = 36
_STEP_MILLISECONDS: Final = 24


class RowTarget(QObject):
    """Knows which order a drag is over; near an edge of the list it lets more of it come into sight."""

    def __init__(self, view: OrderListView) -> None:
        super().__init__(view)
        self._view = view
        self._at: QPoint | None = None
        self._scrolling = QTimer(self, interval=_STEP_MILLISECONDS)
        self._scrolling.timeout.connect(self.scroll)

    def hover(self, at: QPoint) -> Row | None:
        """Mark the row at that place on the screen, and return it; None beside the rows."""
        self._at = at
        view = self._view
        place = view.viewport().mapFromGlobal(at)
        is_over = view.isVisible() and view.viewport().rect().contains(place)
        row = view.mark_target(place) if is_over else view.mark_target(None)
        if is_over and self._speed(place):
            self._scrolling.start()
        else:
            self._scrolling.stop()
        return row

    def leave(self) -> None:
        """The drag went elsewhere."""
        self._at = None
        self._scrolling.stop()
        self._view.mark_target(None)

    def scroll(self) -> None:
        """Move on a little, as long as the drag stays near the edge."""
        if self._at is None:
            return
        view = self._view
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + self._speed(view.viewport().mapFromGlobal(self._at)))
        self.hover(self._at)

    def _speed(self, place: QPoint) -> int:
        """Pixels a step, more of them the nearer the edge is."""
        above, below = _EDGE - place.y(), place.y() - (self._view.viewport().height() - _EDGE)
        return -(above // 3 + 1) if above > 0 else below // 3 + 1 if below > 0 else 0
