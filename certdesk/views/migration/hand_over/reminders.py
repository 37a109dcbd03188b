"""Clients who have not answered for a while, with a letter that reminds each."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.letters import mailto
from certdesk.viewmodels.migration.hand_over.props import Due
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import Kind, LinkButton, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import hand_over_rest as words
from certdesk.views.wording.migration.hand_over_letters import reminder_letter

_ROW: Final = "migration_handover_reminder"
_FIRST: Final = 1
_MORE: Final = 25
_LEAST_CHARACTERS: Final = 80
_MARGIN: Final = 14


class RemindersCard(Card):
    """Those who have been asked longest stand first; the others are shown when they are wanted."""

    said = Signal(str)
    reminded = Signal(object)  # MoveReminder: the user says that it went out
    left = Signal()  # the focus was in a row that is gone, and there is none to go to

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("migration_handover_reminders")
        self._shown: tuple[tuple[Due, ...], datetime] | None = None
        self._most, self._made = _FIRST, 0
        self._first: ReminderRow
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName("migration_handover_reminders_title")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.md)
        self._more = LinkButton("")
        self._more.setObjectName("migration_handover_reminders_more")
        self._more.clicked.connect(self._show_more)
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        head.addWidget(self._title, 1)
        head.addWidget(self._more)
        self.column.setSpacing(SPACE.sm)
        self.column.addLayout(head)
        self.column.addLayout(self._rows)

    def render_reminders(self, due: tuple[Due, ...], now: datetime) -> None:
        """Show whom to remind; nothing where there is nobody."""
        has_focus = self.isAncestorOf(focused) if (focused := QApplication.focusWidget()) is not None else False
        self.setVisible(bool(due))
        today = now.astimezone().replace(hour=0, minute=0)
        if self._shown == (due, today):
            return
        self._shown = (due, today)
        self._title.setText(words.reminders_title(len(due)))
        empty(self._rows)
        self._made = 0
        self._add()
        if has_focus and not due:
            self.left.emit()
        elif has_focus:
            self._first.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        self._most += _MORE
        self._add()

    def _add(self) -> None:
        if self._shown is None:
            return
        due, today = self._shown
        for each in due[self._made : self._most]:
            if self._made:
                self._rows.addWidget(Hairline())
            row = ReminderRow(self._made, each, today)
            row.said.connect(self.said)
            row.reminded.connect(self.reminded)
            self._rows.addWidget(row)
            self._first = row if not self._made else self._first
            self._made += 1
        left = len(due) - self._made
        self._more.setText(words.more_words(min(left, _MORE)))
        self._more.setVisible(left > 0)


class ReminderRow(QWidget):
    """One client, the letter to copy or to open, and the tick that it went out."""

    said = Signal(str)
    reminded = Signal(object)  # MoveReminder

    def __init__(self, number: int, due: Due, now: datetime) -> None:
        super().__init__()
        self.setObjectName(f"{_ROW}_{number}")
        self._due = due
        said = words.reminder_words(due.reminder, now)
        self.setAccessibleName(said)
        told = QWidget()
        line = QHBoxLayout(told)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.md)
        line.addWidget(PanelIcon(Icon.HOURGLASS, ToneName.AMBER, size=16), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(PlainLabel(breakable(said), Role.BODY, Ink.MAIN).wrapped(), 1)
        pair = AdaptivePair(told, self._build_acts(number), _LEAST_CHARACTERS, (SPACE.lg, SPACE.xs))
        pair.set_stretch(1, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(pair)

    def _build_acts(self, number: int) -> QWidget:
        self.copy = CopyButton(self.tr("Copy a reminder"), lambda: reminder_letter(self._due).text, Kind.SECONDARY)
        self.copy.setObjectName(f"{_ROW}_copy_{number}")
        mail = secondary(self.tr("Open in mail"), Icon.MAIL)
        mail.setObjectName(f"{_ROW}_mail_{number}")
        mail.clicked.connect(self._open_mail)
        tick = secondary(self.tr("Tick Reminded"), Icon.CHECK)
        tick.setObjectName(f"{_ROW}_tick_{number}")
        tick.clicked.connect(lambda: self.reminded.emit(self._due.reminder))
        acts = QWidget()
        line = QHBoxLayout(acts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.md)
        line.addWidget(self.copy)
        line.addWidget(mail)
        line.addWidget(tick)
        line.addStretch(1)
        return acts

    def _open_mail(self) -> None:
        address = mailto(reminder_letter(self._due))
        if address is None or not QDesktopServices.openUrl(QUrl(address)):
            self.said.emit(self.tr("No mail program answered. Copy the reminder instead."))
