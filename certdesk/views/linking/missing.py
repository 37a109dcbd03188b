"""A service that is not on the list: which one, whom to ask for it, and the letter that does."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.accounts import Service
from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import Missing
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Kind, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.linking.administrators import Administrators
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.note_box import NoteBox
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_choice as words
from certdesk.views.wording.accounts import service_name
from certdesk.views.wording.linking_notes import enable_note


class MissingPanel(Card):
    """Only an account administrator can enable a service, so it has the letter that asks one to [S1]."""

    missed = Signal(object, object)  # OrganisationId, Service or None
    closed = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_missing")
        self._shown: Missing | None = None
        self._service = Select(self.tr("Service"))
        self._service.setObjectName("linking_missing_service")
        self._organisation = Select(self.tr("Organisation"))
        self._organisation.setObjectName("linking_missing_organisation")
        self._headline = Headline("linking_missing", Icon.CIRCLE_SLASH, ToneName.SLATE)
        self._administrators = Administrators()
        self._administrators.chosen.connect(self._show_note)
        self._note = NoteBox("linking_missing_note")
        self._note.said.connect(self.said)
        self._answer = QWidget()
        self._build()
        self._service.activated.connect(self._choose)
        self._organisation.activated.connect(self._change_organisation)
        self.hide()

    def render_missing(self, missing: Missing | None) -> None:
        """Show what is asked for, or nothing."""
        before, self._shown = self._shown, missing
        self.setVisible(missing is not None)
        if missing is None or missing == before:
            return
        _fill(self._organisation, [displayable(each.name) for each in missing.organisations])
        self._organisation.setCurrentIndex(missing.organisations.index(missing.organisation))
        _fill(self._service, [self.tr("Choose a service"), *map(service_name, missing.services)])
        named = missing.service
        self._service.setCurrentIndex(0 if named is None else missing.services.index(named) + 1)
        self._answer.setVisible(named is not None)
        if named is not None:
            said = words.asked_words(named)
            self._headline.show_words(said, Icon.CIRCLE_SLASH, ToneName.SLATE)
            self._administrators.show_administrators(missing.organisation.administrators)
            self._show_note()
            if before is not None and self.isVisible():
                announce(self._headline, f"{said.title}. {said.text}")

    def focus_first(self) -> None:
        """Put the focus on what is to be named."""
        self._service.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        close = secondary(self.tr("Close"))
        close.set_kind(Kind.GHOST)
        close.setObjectName("linking_missing_close")
        close.clicked.connect(self.closed)
        fields = QWidget()
        flow = FlowLayout(fields, gap=SPACE.lg)
        for text, select in ((self.tr("Service"), self._service), (self.tr("Organisation"), self._organisation)):
            flow.addWidget(_labelled(text, select))
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, SPACE.md, 0, 0)
        answer.setSpacing(SPACE.lg)
        answer.addWidget(self._headline)
        answer.addWidget(self._administrators)
        answer.addWidget(self._note)
        self.column.setSpacing(SPACE.lg)
        self.column.addWidget(PlainLabel(self.tr("Which service do you miss?"), Role.LABEL).wrapped())
        self.column.addWidget(fields)
        self.column.addWidget(self._answer)
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeading)

    def _choose(self, index: int) -> None:
        if self._shown is not None:
            service: Service | None = self._shown.services[index - 1] if index else None
            self.missed.emit(self._shown.organisation.id, service)

    def _change_organisation(self, index: int) -> None:
        if self._shown is not None:
            self.missed.emit(self._shown.organisations[index].id, self._shown.service)

    def _show_note(self) -> None:
        shown = self._shown
        if shown is not None and shown.service is not None:
            asked = self._administrators.asked
            self._note.show_letter(enable_note(shown.service, shown.organisation.name, asked, shown.user))


def _labelled(text: str, select: Select) -> QWidget:
    label = PlainLabel(text, Role.SMALL_MEDIUM)
    label.setBuddy(select)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.xs)
    column.addWidget(label)
    column.addWidget(select)
    return whole


def _fill(select: Select, words_: list[str]) -> None:
    with QSignalBlocker(select):
        select.clear()
        select.addItems(words_)
