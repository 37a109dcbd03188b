"""The field above the list that narrows it while one types."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from certdesk.views.kit.fields import SearchField

LONGEST_FILTER: Final = 256
_ONWARD: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FilterField(SearchField):
    """Down and Enter lead on to the orders found; Escape clears what is typed, and then leaves the field."""

    onward = Signal()
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        find = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F).toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(placeholder, find.replace("+", " "))
        self.setParent(parent)
        self.setMaxLength(LONGEST_FILTER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ONWARD:
            self.onward.emit()
        else:
            super().keyPressEvent(event)
