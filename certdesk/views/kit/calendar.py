"""A month of days to choose from: by the arrow keys, page by page, and by the pointer."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QTableView

from certdesk.views.kit.announce import announce
from certdesk.views.kit.painting import focus_ring_around, rounded
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font, set_role

_CELL: Final = QSize(38, 34)
_DAYS, _ROWS = 7, 7


class Calendar(QCalendarWidget):
    """The week begins as in the user's country. `today` has a line around it, what is chosen is filled."""

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = None if today is None else QDate(today.year, today.month, today.day)
        set_role(self, Role.BODY)
        self.setLocale(QLocale())
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateEditEnabled(False)
        self.setFixedSize(scaled(_CELL.width()) * _DAYS, scaled(_CELL.height()) * _ROWS)
        self._quieten()
        self.selectionChanged.connect(self._say)

    @property
    def table(self) -> QTableView:
        """What the days stand in, and the keys work."""
        found = self.findChild(QTableView)
        assert isinstance(found, QTableView)  # noqa: S101 - for the type checker: it is part of every calendar
        return found

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        tokens = current_tokens()
        is_chosen = day == self.selectedDate()
        cell = QRectF(rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.fillRect(rect, QColor(tokens.bg_raised))
        if is_chosen:
            rounded(painter, cell, RADIUS.sm, tokens.accent, None)
            if self.table.hasFocus():
                focus_ring_around(painter, QRectF(rect), RADIUS.sm)
        elif day == self._today:
            rounded(painter, cell, RADIUS.sm, None, tokens.border_control)
        painter.setFont(font(Role.BODY, tabular=True))
        painter.setPen(QColor(tokens.accent_on if is_chosen else self._ink(day)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.locale().toString(day.day()))
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _ink(self, day: QDate) -> str:
        tokens = current_tokens()
        if not self.minimumDate() <= day <= self.maximumDate():
            return tokens.text_disabled
        return tokens.text_1 if day.month() == self.monthShown() else tokens.text_3

    def _quieten(self) -> None:
        table = self.table
        table.horizontalHeader().setMinimumSectionSize(1)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAccessibleName(self.tr("Days"))
        self._dress()

    def _dress(self) -> None:
        """The names of the days stand back, and no day of the week is red."""
        tokens = current_tokens()
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(tokens.text_3))
        quiet.setBackground(QColor(tokens.bg_raised))
        quiet.setFont(font(Role.CAPTION))
        self.setHeaderTextFormat(quiet)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, quiet)

    def _say(self) -> None:
        if self.isVisible():
            announce(self, self.locale().toString(self.selectedDate(), QLocale.FormatType.LongFormat))
