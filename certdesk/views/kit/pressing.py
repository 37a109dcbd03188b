"""What every control does that takes the focus: it shows where it is, and Enter presses it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from certdesk.views.kit.keys import presses
from certdesk.views.kit.painting import shows_ring

if TYPE_CHECKING:
    _Widget = QWidget
    _Button = QAbstractButton
else:  # beside the widget that a class is, these add methods and no second widget
    _Widget = _Button = object


class Ringed(_Widget):
    """Knows whether its focus needs a ring. It stands before the widget among the bases of a class."""

    _came_without_pointer = False

    @property
    def has_ring(self) -> bool:
        """Whether a ring is to be painted now."""
        return self._came_without_pointer and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._came_without_pointer = shows_ring(event.reason())
        super().focusInEvent(event)


class Pressed(Ringed, _Button):
    """A button that Enter presses as Space does, with a ring."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.click()
        else:
            super().keyPressEvent(event)
