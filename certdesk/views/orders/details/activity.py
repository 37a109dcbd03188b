"""What happened on the order: a few lines on the overview, all of it in its own tab."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.activity import ActivityLine
from certdesk.domain.portal import ValidationMethod
from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import activity as words
from certdesk.views.wording import dates

_MOST = 60
_ICON = 16


class ActivityLines(QWidget):
    """An icon, what happened, who it was if asked for, and when."""

    def __init__(self, *, with_who: bool = False) -> None:
        super().__init__()
        self._with_who = with_who
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_lines(self, lines: Sequence[ActivityLine], method: ValidationMethod | None) -> None:
        """Show these lines, the newest in front."""
        if self._shown == (tuple(lines), method):
            return
        self._shown = (tuple(lines), method)
        empty(self._column)
        self._column.addWidget(self._table(lines, method))

    def _table(self, lines: Sequence[ActivityLine], method: ValidationMethod | None) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.md)
        grid.setVerticalSpacing(SPACE.md + 2)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            grid.addWidget(PanelIcon(words.activity_icon(line), size=_ICON), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(ElidedLabel(words.what(line, method)), row, 1)
            if self._with_who:
                grid.addWidget(PlainLabel(words.who(line), ink=Ink.SECOND), row, 2)
            when = PlainLabel(dates.date_and_time(line.at), Role.SMALL, Ink.QUIET, tabular=True)
            grid.addWidget(when, row, 3, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return table


class ActivityTab(QWidget):
    """All lines up to a bound that keeps the page light; the text always holds all of them."""

    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activity_tab")
        self._lines = ActivityLines(with_who=True)
        self._older = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._older.setObjectName("older_activity")
        self._none = PlainLabel("", ink=Ink.SECOND)
        self._none.setObjectName("no_activity")
        self._export = secondary(self.tr("Export as text…"), Icon.FILE_TEXT)
        self._export.setObjectName("export_activity")
        self._export.clicked.connect(self.export_wanted)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("What DigiCert says and what you did here"), ink=Ink.SECOND).wrapped(), 1)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.lg, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addLayout(head)
        for widget in (self._lines, self._older, self._none):
            column.addWidget(widget)
        column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show what is known to have happened on the order."""
        self._lines.show_lines(page.activity[:_MOST], page.fields.method)
        older = len(page.activity) - _MOST
        self._older.setVisible(older > 0)
        text = QCoreApplication.translate("ActivityTab", "%n older line(s) are in the exported text.", None, older)
        self._older.setText(dates.plural(text, older))
        seen = self.tr("Nothing has happened yet.")
        unseen = self.tr("Nothing was done here yet. Sign in to see what DigiCert says.")
        self._none.setText(seen if page.is_seen or not page.can_sign_in else unseen)
        self._none.setVisible(not page.activity)
        self._export.setVisible(bool(page.activity))
