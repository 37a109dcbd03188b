"""What is shown while no order is chosen: the three most urgent ones, with what can be done."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.domain.reminders import RefundReminder
from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import Suggestion
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.orders.details.reminders import ReminderCards
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.acts import act_icon, plain_words
from certdesk.views.wording.orders import status_look, status_word
from certdesk.views.wording.validity import expiry_words

_LEAST_CHARACTERS: Final = 56


class SuggestionsPage(QWidget):
    """An invitation, and next steps where there are any."""

    order_wanted = Signal(object)  # OrderId
    act_wanted = Signal(object)  # Suggestion

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("suggestions")
        self._suggestions: tuple[Suggestion, ...] | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(SPACE.md)
        self._reminders = ReminderCards()
        self._reminders.order_wanted.connect(self.order_wanted)
        self._hint = PlainLabel("", ink=Ink.SECOND).wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.details, SPACE.xxl, SPACE.details, SPACE.xxl)
        column.setSpacing(SPACE.xs)
        column.addWidget(PlainLabel(self.tr("Choose an order"), Role.PAGE_TITLE))
        column.addWidget(self._hint)
        column.addSpacing(SPACE.lg)
        column.addLayout(self._cards)
        column.addWidget(self._reminders)
        column.addStretch(1)

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show these orders, the most urgent in front."""
        if suggestions == self._suggestions:
            return
        self._suggestions = suggestions
        empty(self._cards)
        for place, suggestion in enumerate(suggestions, start=1):
            self._cards.addWidget(self._card(place, suggestion))
        nothing = self.tr("Its certificate, names and activity are shown here.")
        self._hint.setText(self.tr("Suggested next steps") if suggestions else nothing)

    def show_reminders(self, reminders: tuple[RefundReminder, ...]) -> None:
        """Show which refunds are to be looked after."""
        self._reminders.show_reminders(reminders)

    def _card(self, place: int, suggestion: Suggestion) -> Card:
        order = suggestion.entry.order
        card = Card(margin=SPACE.lg)
        name = LinkButton(displayable(suggestion.entry.shown_name, 60).replace("&", "&&"))
        name.setObjectName(f"suggestion_{place}")
        name.clicked.connect(lambda: self.order_wanted.emit(order.id))
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(name, 0, Qt.AlignmentFlag.AlignLeading)
        words.addLayout(_facts(suggestion))
        if suggestion.act is None:
            card.column.addWidget(told)
            return card
        button = self._button(place, suggestion, suggestion.act)
        pair = AdaptivePair(told, button, _LEAST_CHARACTERS, (SPACE.lg, SPACE.sm))
        pair.set_stretch(1, 0)
        card.column.addWidget(pair)
        return card

    def _button(self, place: int, suggestion: Suggestion, act: Act) -> QWidget:
        words = plain_words(act)
        button = secondary(words, act_icon(act))
        button.setAccessibleName(f"{words}, {displayable(suggestion.entry.shown_name, 60)}")
        button.setObjectName(f"suggested_act_{place}")
        button.clicked.connect(lambda: self.act_wanted.emit(suggestion))
        return button


def _facts(suggestion: Suggestion) -> QHBoxLayout:
    order, look = suggestion.entry.order, status_look(suggestion.entry.order.status)
    word = status_word(order.status) if order.status else displayable(order.status_word, 40)
    rest = [displayable(suggestion.entry.client, 60)]
    if suggestion.days is not None:
        rest.append(expiry_words(suggestion.days))
    row = QHBoxLayout()
    row.setContentsMargins(2, 0, 0, 0)
    row.setSpacing(SPACE.sm)
    row.addWidget(PanelIcon(Icon(look.icon), ToneName(look.tone), size=14), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(PlainLabel(word, Role.SMALL_MEDIUM, Ink(look.tone)))
    row.addWidget(ElidedLabel("  ".join(f"·  {part}" for part in rest if part), Role.SMALL, Ink.SECOND), 1)
    return row
