"""What the wizard shows where an account administrator has to link first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import AdminFirst
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.administrators import Administrators
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.note_box import NoteBox
from certdesk.views.linking.proceed_sheet import ProceedSheet
from certdesk.views.orders.details.adaptive import AdaptivePair
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_outcomes as words
from certdesk.views.wording.linking_notes import admin_note

_LEAST_CHARACTERS = 92
_START = Qt.AlignmentFlag.AlignLeading


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
        pair = AdaptivePair(self._build_asking(), self._build_ways(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
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
        self._headline.show_words(words.admin_first_words(service), Icon.HOURGLASS, ToneName.AMBER)
        self._ask_title.setText(words.ask_title(shown))
        self._ask_text.setText(words.ask_text(shown))
        self._administrators.show_administrators(shown.administrators)
        self._show_note()
        for told, (title, text) in (
            (words.retry_words(service), self._retry_words),
            (words.way_in_words(service), self._way_in_words),
        ):
            title.setText(told.title)
            text.setText(told.text)
        self._tried.setText(words.tried_words(shown))
        proceeded = words.proceeded_words(shown)
        self._proceeded.setText(proceeded)
        self._proceeded.setVisible(bool(proceeded))
        is_news = before is not None and before.seat == shown.seat and before.proceeded_at != shown.proceeded_at
        if is_news and proceeded and self.isVisible():
            announce(self._proceeded, proceeded)

    def focus_first(self) -> None:
        """Put the focus on what is to be done next: the note."""
        self._note.copy.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._retry_words = (PlainLabel("", Role.LABEL).wrapped(), Paragraph())
        self._way_in_words = (PlainLabel("", Role.LABEL).wrapped(), Paragraph())
        self._retry = secondary(self.tr("Try again"), Icon.REFRESH)
        self._retry.setObjectName("linking_retry")
        self._retry.clicked.connect(self.retry_wanted)
        self._tried = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True).wrapped()
        self._tried.setObjectName("linking_tried")
        self._proceed = secondary(self.tr("Proceed without linking"), Icon.LOG_IN)
        self._proceed.setObjectName("linking_proceed")
        self._proceed.clicked.connect(self._ask)
        self._proceeded = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True).wrapped()
        self._proceeded.setObjectName("linking_proceeded")
        card = Card(sunken=True)
        card.column.setSpacing(0)
        for words_, button, below in (
            (self._retry_words, self._retry, self._tried),
            (self._way_in_words, self._proceed, self._proceeded),
        ):
            for label in words_:
                card.column.addWidget(label)
            card.column.addSpacing(SPACE.md)
            card.column.addWidget(button, 0, _START)
            card.column.addSpacing(SPACE.sm)
            card.column.addWidget(below)
            card.column.addSpacing(SPACE.xxl)
        card.column.addStretch(1)
        return card

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
