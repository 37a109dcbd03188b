"""A button beside a field for a day that opens a month to choose from."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.kit.calendar import Calendar
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.popover import Popover
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role

_MONTH: Final = "MMMM yyyy"


class DayPicker(IconButton):
    """`chosen` tells the day. `show_day` says which one the month opens with, and which is today."""

    chosen = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__(Icon.CALENDAR, self.tr("Choose a day"), side=HEIGHT.field, ink=Ink.SECOND)
        self._day: date | None = None
        self._today: date | None = None
        self._latest: date | None = None
        self.clicked.connect(self._open)

    def show_day(self, day: date | None, today: date | None = None) -> None:
        """Open with that day from now on, without one with today."""
        self._day, self._today = day, today

    def set_latest(self, day: date) -> None:
        """Offer no later day."""
        self._latest = day

    def _open(self) -> None:
        shown = _Month(self, self._day or self._today, self._today)
        if self._latest is not None:
            shown.calendar.setMaximumDate(_q(self._latest))
        shown.calendar.activated.connect(lambda day: self._choose(shown, day))
        shown.calendar.clicked.connect(lambda day: self._choose(shown, day))
        shown.show_at(self)
        shown.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, shown: "_Month", day: QDate) -> None:
        """Enter both clicks and activates; the first of the two counts."""
        if shown.isVisible():
            shown.close()
            self.chosen.emit(date(day.year(), day.month(), day.day()))


class _Month(Popover):
    """One month, with a way to the one before and after it; Page Up and Page Down do the same."""

    def __init__(self, parent: QWidget, day: date | None, today: date | None) -> None:
        super().__init__(parent, parent.accessibleName())
        self.setObjectName("day_picker_month")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = Calendar(today)
        self.calendar.setObjectName("day_picker_days")
        if day is not None:
            self.calendar.setSelectedDate(_q(day))
        before, after = (
            IconButton(Icon.CHEVRON_LEFT, self.tr("Month before"), side=HEIGHT.least_target, ink=Ink.SECOND),
            IconButton(Icon.CHEVRON_RIGHT, self.tr("Month after"), side=HEIGHT.least_target, ink=Ink.SECOND),
        )
        before.setObjectName("day_picker_before")
        after.setObjectName("day_picker_after")
        before.clicked.connect(self.calendar.showPreviousMonth)
        after.clicked.connect(self.calendar.showNextMonth)
        self._title = PlainLabel("", Role.LABEL)
        self._title.setObjectName("day_picker_title")
        head = QHBoxLayout()
        head.setSpacing(SPACE.xs)
        head.addWidget(self._title, 1)
        head.addWidget(before)
        head.addWidget(after)
        self.column.addLayout(head)
        self.column.addWidget(self.calendar)
        self.calendar.currentPageChanged.connect(self._name)
        self._name(self.calendar.yearShown(), self.calendar.monthShown())

    def _name(self, year: int, month: int) -> None:
        self._title.setText(QLocale().toString(QDate(year, month, 1), _MONTH))


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
