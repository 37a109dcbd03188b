"""The wizard's first step: the services, how each stands, and what to expect of it."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Seat
from certdesk.domain.linking import SeatView
from certdesk.viewmodels.linking.plan import can_choose
from certdesk.viewmodels.linking.props import Props
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.missing import MissingPanel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_choice as words
from certdesk.views.wording.accounts_rows import row_name


class ChooseStep(QWidget):
    """A radio card for each service; those that are linked or not enabled are off, and say why."""

    seat_chosen = Signal(object)  # Seat
    service_missed = Signal(object, object)  # OrganisationId, Service or None
    missing_closed = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_choose")
        self._props = Props()
        self._cards: dict[Seat, RadioCard] = {}
        self._group = QButtonGroup(self)
        self._build()

    def render_step(self, props: Props) -> None:
        """Show the services, which one is chosen, and what is asked for beside them."""
        self._props = props
        self._checking.setVisible(props.is_checking and bool(props.seats))
        self._render_cards(props.seats)
        chosen = None if props.chosen is None else props.chosen.seat
        for seat, card in self._cards.items():
            self._group.setExclusive(chosen is not None)
            mark(card, is_on=seat == chosen)
        self._group.setExclusive(True)
        self._render_nothing(props)
        self._missing_link.setVisible(bool(props.seats))
        self._missing_link.setEnabled(props.missing is None)
        self._missing.render_missing(props.missing)

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to choose, or to ask for."""
        return bool(self._cards)

    def focus_first(self) -> None:
        """Put the focus on the service that is chosen, or on the first that can be."""
        card = self._group.checkedButton() or next((each for each in self._cards.values() if each.isEnabled()), None)
        (card or self._missing_link).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.lg)
        self._checking = PlainLabel(self.tr("Checking…"), Role.SMALL, Ink.QUIET)
        self._checking.setObjectName("linking_checking")
        head.addWidget(PlainLabel(self.tr("Which service do you want to link?"), Role.HEADING).wrapped(), 1)
        head.addWidget(self._checking, 0, Qt.AlignmentFlag.AlignBottom)
        self._nothing_title = PlainLabel("", Role.LABEL)
        self._nothing = Paragraph()
        self._nothing.setObjectName("linking_nothing")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.md)
        self._missing_link = LinkButton(self.tr("Not on the list?"))
        self._missing_link.setObjectName("linking_not_on_list")
        self._missing_link.clicked.connect(self._open_missing)
        self._missing = MissingPanel()
        self._missing.missed.connect(self.service_missed)
        self._missing.closed.connect(self._close_missing)
        self._missing.said.connect(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addLayout(head)
        column.addWidget(Paragraph(words.begin_words()))
        column.addWidget(self._nothing_title)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addWidget(self._missing_link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._missing)
        column.addStretch(1)

    def _render_cards(self, seats: tuple[SeatView, ...]) -> None:
        if tuple(self._cards) != tuple(each.seat for each in seats):
            self._make_cards(seats)
        for seen in seats:
            card, shown = self._cards[seen.seat], words.seat_choice(seen)
            if card.choice != shown:
                card.show_choice(shown)
            card.setAccessibleName(row_name(seen))
            card.setEnabled(can_choose(seen))

    def _make_cards(self, seats: tuple[SeatView, ...]) -> None:
        had_focus = next((seat for seat, card in self._cards.items() if card.hasFocus()), None)
        for card in self._cards.values():
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for at, seen in enumerate(seats):
            card = RadioCard(Choice(""), outlined=True)
            card.setObjectName(f"linking_seat_{at}")
            when_chosen(card, partial(self.seat_chosen.emit, seen.seat))
            self._group.addButton(card)
            self._list.addWidget(card)
            self._cards[seen.seat] = card
        for before, after in pairwise((self._missing_link, *self._cards.values(), self._missing_link)):
            QWidget.setTabOrder(before, after)  # first what was made last behind the link, then the link behind it
        if had_focus in self._cards:
            self._cards[had_focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_nothing(self, props: Props) -> None:
        is_shown = not any(can_choose(each) for each in props.seats)
        said = words.nothing_words(props)
        self._nothing_title.setText(said.title)
        self._nothing_title.setVisible(is_shown and bool(said.title))
        self._nothing.setText(said.text)
        self._nothing.setVisible(is_shown)

    def _open_missing(self) -> None:
        """The service that is not enabled, where there is one, is what is most likely asked for."""
        seats = self._props.seats
        likely = next((each for each in seats if not each.standing.is_enabled), None)
        if likely is not None:
            self.service_missed.emit(likely.seat.organisation, likely.seat.service)
        elif seats:
            self.service_missed.emit(seats[0].seat.organisation, None)
        self._missing.focus_first()
        QTimer.singleShot(0, self, lambda: scroll_to(self._missing))  # once there is room for it

    def _close_missing(self) -> None:
        self.missing_closed.emit()
        self._missing_link.setFocus(Qt.FocusReason.OtherFocusReason)
