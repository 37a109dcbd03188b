"""Refunds to look after, below the suggested next steps."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.orders import OrderId
from certdesk.domain.reminders import RefundReminder, WindowClosing
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.notices import reminder_words

_MOST: Final = 3


class ReminderCards(QWidget):
    """One card for each of the first few; nothing at all where there is nothing to look after."""

    order_wanted = Signal(object)  # OrderId

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reminders")
        self._shown: tuple[RefundReminder, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE.md)
        self._more = PlainLabel("", Role.SMALL, Ink.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xxl, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(PlainLabel(self.tr("Refunds to look after"), ink=Ink.SECOND))
        column.addLayout(self._cards)
        column.addWidget(self._more)
        self.hide()

    def show_reminders(self, reminders: tuple[RefundReminder, ...]) -> None:
        """Show these reminders, the most pressing in front."""
        if reminders == self._shown:
            return
        self._shown = reminders
        self.setVisible(bool(reminders))
        empty(self._cards)
        for place, reminder in enumerate(reminders[:_MOST], start=1):
            self._cards.addWidget(self._card(place, reminder))
        more = len(reminders) - _MOST
        self._more.setText(dates.plural(QCoreApplication.translate("ReminderCards", "and %n more", None, more), more))
        self._more.setVisible(more > 0)

    def _card(self, place: int, reminder: RefundReminder) -> Card:
        card = Card(margin=SPACE.lg)
        name = LinkButton(displayable(reminder.name, 60).replace("&", "&&"))
        name.setObjectName(f"reminder_{place}")
        name.setAccessibleDescription(reminder_words(reminder))
        name.clicked.connect(lambda: self._choose(reminder.order))
        card.column.setSpacing(0)
        card.column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeading)
        card.column.addLayout(_facts(reminder))
        return card

    def _choose(self, order: OrderId) -> None:
        self.order_wanted.emit(order)


def _facts(reminder: RefundReminder) -> QHBoxLayout:
    is_closing = isinstance(reminder, WindowClosing)
    row = QHBoxLayout()
    row.setContentsMargins(2, 0, 0, 0)
    row.setSpacing(SPACE.sm)
    sign = PanelIcon(Icon.HOURGLASS if is_closing else Icon.RECEIPT, ToneName.AMBER, size=14)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(ElidedLabel(reminder_words(reminder), Role.SMALL, Ink.SECOND), 1)
    return row
