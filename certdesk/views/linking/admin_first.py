"""What the wizard shows where an account administrator has to link first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import AdminFirst
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Kind
from certdesk.views.kit.cards import Card
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.linking.ask_card import AskCard
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.proceed_sheet import ProceedSheet
from certdesk.views.linking.way import Way
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import linking_outcomes as words
from certdesk.views.wording.linking_notes import admin_note
from certdesk.views.wording.messages.words import Words

_LEAST_CHARACTERS = 92


class AdminFirstPanel(QWidget):
    """What it means, whom to ask and how, and the two ways on."""

    retry_wanted = Signal()
    proceed_wanted = Signal()  # it was asked whether to
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_admin_first")
        self._shown: AdminFirst | None = None
        self._sheet = OneSheet()
        self.headline = Headline("linking_admin_first", Icon.HOURGLASS, ToneName.AMBER)
        self._asked = AskCard("linking")
        self._asked.said.connect(self.said)
        pair = AdaptivePair(self._asked, self._build_ways(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        pair.set_stretch(17, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl + SPACE.hair)
        column.addWidget(self.headline)
        column.addSpacing(SPACE.xs)
        column.addWidget(pair)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has nothing to ask; a minimised window comes back with the question."""
        if not event.spontaneous():
            self._sheet.close()
        super().hideEvent(event)

    def render_panel(self, shown: AdminFirst) -> None:
        """Show this outcome, and read out that it was proceeded."""
        before, self._shown = self._shown, shown
        service = shown.seat.service
        look = (Icon.CIRCLE_CHECK, ToneName.GREEN) if shown.is_ready else (Icon.HOURGLASS, ToneName.AMBER)
        said = words.admin_first_words(service, is_ready=shown.is_ready)
        self.headline.show_words(said, *look)
        asked = Words(words.ask_title(shown.organisation, shown.administrators), words.ask_text(shown))
        self._asked.show_ask(asked, shown.administrators, lambda each: admin_note(service, each, shown.user))
        proceeded = words.proceeded_words(shown)
        self._retry.show_words(words.retry_words(service, is_ready=shown.is_ready), words.tried_words(shown))
        self._proceed.show_words(words.way_in_words(service), proceeded)
        self._show_ready(is_ready=shown.is_ready)
        if before is None or before.seat != shown.seat or not self.isVisible():
            return
        if shown.is_ready and not before.is_ready:
            announce(self.headline, f"{said.title}. {said.text}")
        elif proceeded and before.proceeded_at != shown.proceeded_at:
            announce(self._proceed, proceeded)

    def focus_first(self) -> None:
        """Put the focus on what is to be done next: the note, or trying again once that makes sense."""
        is_ready = self._shown is not None and self._shown.is_ready
        if is_ready:
            self._retry.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._asked.focus_first()

    def _build_ways(self) -> QWidget:
        self._retry = Way("linking_retry", self.tr("Try again"), Icon.REFRESH)
        self._retry.below.setObjectName("linking_tried")
        self._retry.wanted.connect(self.retry_wanted)
        self._proceed = Way("linking_proceed", self.tr("Proceed without linking"), Icon.LOG_IN)
        self._proceed.below.setObjectName("linking_proceeded")
        self._proceed.wanted.connect(self._ask)
        card = Card(sunken=True)
        card.column.setSpacing(SPACE.xxl)
        card.column.addWidget(self._retry)
        card.column.addWidget(self._proceed)
        card.column.addStretch(1)
        return card

    def _show_ready(self, *, is_ready: bool) -> None:
        """Nobody has to be asked any more, and there is nothing to be worked around."""
        focused = self.focusWidget()
        had_focus = focused is not None and any(each.isAncestorOf(focused) for each in (self._asked, self._proceed))
        self._asked.setVisible(not is_ready)
        self._proceed.setVisible(not is_ready)
        self._retry.button.set_kind(Kind.PRIMARY if is_ready else Kind.SECONDARY)
        if is_ready and had_focus:
            self.focus_first()

    def _ask(self) -> None:
        if self._shown is None:
            return
        if self._shown.proceeded_at is not None:  # it was asked before, and what it means stands below
            self.proceed_wanted.emit()
            return
        sheet = ProceedSheet(self.window(), self._shown.seat.service)
        sheet.confirmed.connect(self.proceed_wanted)
        self._sheet.open(sheet)
