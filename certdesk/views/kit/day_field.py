"""A field for a day, with its label, hint and error."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.views.kit.below import Below
from certdesk.views.kit.day_picker import DayPicker
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.stepping import dress
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role

_FORMAT: Final = "d MMM yyyy"  # as in `wording.dates.date`


class DayField(QWidget):
    """Day, month and year are typed, turned with the arrow keys, or chosen in a month.

    `entered` tells what a person put in.
    """

    entered = Signal(object)  # date

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._is_written = False
        self.edit = _DateEdit()
        self.edit.setAccessibleName(label)
        self.picker = DayPicker()
        self.label = PlainLabel(label, Role.LABEL)
        self.label.setBuddy(self.edit)
        self.below = Below()
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.md)
        self._row.addWidget(self.edit)
        self._row.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self.label)
        column.addLayout(self._row)
        column.addWidget(self.below)
        self.edit.dateChanged.connect(self._tell)
        self.picker.chosen.connect(lambda day: self.edit.setDate(QDate(day.year, day.month, day.day)))
        self.picker.show_day(self.day())
        self.show_error("")

    def day(self) -> date:
        """The day that stands in the field."""
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def write(self, day: date) -> None:
        """Show that day; nobody hears of it."""
        self._is_written = True
        self.edit.setDate(QDate(day.year, day.month, day.day))
        self._is_written = False

    def add_beside(self, button: QWidget) -> None:
        """Put that after the field."""
        self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_latest(self, day: date) -> None:
        """Take no later day."""
        self.edit.setMaximumDate(QDate(day.year, day.month, day.day))
        self.picker.set_latest(day)

    def show_error(self, error: str) -> None:
        """Show the error in place of the hint, or the hint again where there is none."""
        set_look(self.edit, "problem", "true" if error else "false")
        self.below.show_words(self._hint, error)
        self.edit.setAccessibleDescription(error or self._hint)

    def _tell(self) -> None:
        self.picker.show_day(self.day())
        if not self._is_written:
            self.entered.emit(self.day())


class _DateEdit(QDateEdit):
    """The arrow keys do what its buttons would."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before its format, which Qt would turn around
        self.setDisplayFormat(_FORMAT)
        dress(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # else scrolling what it stands in would choose another day
