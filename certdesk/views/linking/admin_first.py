"""What the wizard shows where an account administrator has to link first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import AdminFirst
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Kind
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.administrators import Administrators
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.note_box import NoteBox
from certdesk.views.linking.proceed_sheet import ProceedSheet
from certdesk.views.linking.way import Way
from certdesk.views.orders.details.adaptive import AdaptivePair
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_outcomes as words
from certdesk.views.wording.linking_notes import admin_note

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
        self._asking: ProceedSheet | None = None
        self._headline = Headline("linking_admin_first", Icon.HOURGLASS, ToneName.AMBER)
        self._card = self._build_asking()
        pair = AdaptivePair(self._card, self._build_ways(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        pair.set_stretch(17, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl + SPACE.hair)
        column.addWidget(self._headline)
        column.addSpacing(SPACE.xs)
        column.addWidget(pair)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has nothing to ask; a minimised window comes back with the question."""
        if self._asking is not None and not event.spontaneous():
            self._asking.dismiss()
        super().hideEvent(event)

    def render_panel(self, shown: AdminFirst) -> None:
        """Show this outcome, and read out that it was proceeded."""
        before, self._shown = self._shown, shown
        service = shown.seat.service
        look = (Icon.CIRCLE_CHECK, ToneName.GREEN) if shown.is_ready else (Icon.HOURGLASS, ToneName.AMBER)
        said = words.admin_first_words(service, is_ready=shown.is_ready)
        self._headline.show_words(said, *look)
        self._ask_title.setText(words.ask_title(shown))
        self._ask_text.setText(words.ask_text(shown))
        self._administrators.show_administrators(shown.administrators)
        self._show_note()
        proceeded = words.proceeded_words(shown)
        self._retry.show_words(words.retry_words(service, is_ready=shown.is_ready), words.tried_words(shown))
        self._proceed.show_words(words.way_in_words(service), proceeded)
        self._show_ready(is_ready=shown.is_ready)
        if before is None or before.seat != shown.seat or not self.isVisible():
            return
        if shown.is_ready and not before.is_ready:
            announce(self._headline, f"{said.title}. {said.text}")
        elif proceeded and before.proceeded_at != shown.proceeded_at:
            announce(self._proceed, proceeded)

    def focus_first(self) -> None:
        """Put the focus on what is to be done next: the note, or trying again once that makes sense."""
        is_ready = self._shown is not None and self._shown.is_ready
        there = self._retry.button if is_ready else self._note.copy
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_asking(self) -> QWidget:
        self._ask_title = PlainLabel("", Role.LABEL).wrapped()
        self._ask_title.setObjectName("linking_ask_title")
        self._ask_text = Paragraph()
        self._ask_text.setObjectName("linking_ask_text")
        self._administrators = Administrators()
        self._administrators.chosen.connect(self._show_note)
        self._note = NoteBox("linking_note")
        self._note.said.connect(self.said)
        card = Card()
        card.column.setSpacing(0)
        card.column.addWidget(self._ask_title)
        card.column.addWidget(self._ask_text)
        card.column.addSpacing(SPACE.lg)
        card.column.addWidget(self._administrators)
        card.column.addSpacing(SPACE.lg)
        card.column.addWidget(self._note)
        card.column.addStretch(1)
        return card

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
        had_focus = focused is not None and any(each.isAncestorOf(focused) for each in (self._card, self._proceed))
        self._card.setVisible(not is_ready)
        self._proceed.setVisible(not is_ready)
        self._retry.button.set_kind(Kind.PRIMARY if is_ready else Kind.SECONDARY)
        if is_ready and had_focus:
            self.focus_first()

    def _show_note(self) -> None:
        if self._shown is not None:
            self._note.show_letter(admin_note(self._shown.seat.service, self._administrators.asked, self._shown.user))

    def _ask(self) -> None:
        if self._shown is None:
            return
        if self._shown.proceeded_at is not None:  # it was asked before, and what it means stands below
            self.proceed_wanted.emit()
            return
        sheet = self._asking = ProceedSheet(self.window(), self._shown.seat.service)
        sheet.confirmed.connect(self.proceed_wanted)
        sheet.closed.connect(self._forget_sheet)
        sheet.ask()

    def _forget_sheet(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
        self._asking = None
