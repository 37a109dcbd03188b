"""Asking the client: a note to be copied, opened in the mail program or saved; doing so marks the client as asked."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.letters import Letter, mailto
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.find.props import Chosen
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton, LinkButton, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.migration.find.way import WayRow
from certdesk.views.saving import Document, ask_where, write
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.find_notes import client_note, file_name_of, to_words


class AskWay(WayRow):
    """The note can be read before it is copied."""

    handed_out = Signal()
    not_asked = Signal()
    said = Signal(str)

    def __init__(self, file_of: Callable[[Letter], bytes]) -> None:
        super().__init__(Icon.SEND, self.tr("Ask the client"), "")
        self.setObjectName("migration_find_ask")
        self._file_of = file_of
        self._letter: Letter | None = None
        self._chosen = Chosen()
        self._build()
        self._bind()

    def render_way(self, chosen: Chosen) -> None:
        """Show how the client of what is chosen is asked."""
        if chosen.ids != self._chosen.ids:
            self._open(is_open=False)
            self._copy.set_words(self.tr("Copy note"))  # what was copied was the note to another client
        self._chosen = chosen
        self.say(words.ask_words(chosen))
        can_ask = bool(chosen.lines) and chosen.client is not None
        for button in (self._copy, self._look):
            button.setEnabled(can_ask)
        self._not_asked.setVisible(chosen.is_asked)
        self._letter = _note(chosen) if can_ask and self.is_opened else None
        if self._letter is not None:
            self._to.setText(breakable(to_words(self._letter, chosen.contact)))
            self._note.setText(breakable(self._letter.text.strip()))

    def _build(self) -> None:
        self._look = IconButton(Icon.EYE, self.tr("Show the note"), ink=Ink.SECOND)
        self._look.setObjectName("migration_find_ask_look")
        self._copy = CopyButton(self.tr("Copy note"), self._copied)
        self._copy.setObjectName("migration_find_ask_copy")
        self.add_button(self._look)
        self.add_button(self._copy)
        self._to = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._note = Paragraph()
        self._note.setObjectName("migration_find_ask_text")
        paper = Card(sunken=True, margin=12)
        paper.column.addWidget(self._to)
        paper.column.addWidget(self._note)
        self._mail = secondary(self.tr("Open in mail"), Icon.MAIL)
        self._mail.setObjectName("migration_find_ask_mail")
        self._save = secondary(self.tr("Save as .eml…"), Icon.ARROW_DOWN_TO_LINE)
        self._save.setObjectName("migration_find_ask_save")
        self._not_asked = LinkButton(self.tr("Not asked"))
        self._not_asked.setObjectName("migration_find_not_asked")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.md, centred=True)
        for button in (self._mail, self._save, self._not_asked):
            flow.addWidget(button)
        self.below.addWidget(paper)
        self.below.addWidget(buttons)

    def _bind(self) -> None:
        self._look.clicked.connect(lambda: self._open(is_open=not self.is_opened))
        self._copy.clicked.connect(self.handed_out)
        self._mail.clicked.connect(self._open_mail)
        self._save.clicked.connect(self._save_file)
        self._not_asked.clicked.connect(self.not_asked)

    def _open(self, *, is_open: bool) -> None:
        self.open_below(is_open=is_open)
        self._look.set_icon(Icon.EYE_OFF if is_open else Icon.EYE)
        self._look.rename(self.tr("Hide the note") if is_open else self.tr("Show the note"))
        self.render_way(self._chosen)

    def _copied(self) -> str:
        return _note(self._chosen).text

    def _open_mail(self) -> None:
        """A mail program that cannot be told of everybody is told of nobody: it asks."""
        letter = _note(self._chosen)
        address = mailto(letter) or mailto(replace(letter, recipients=()))
        if address is None:
            self.said.emit(self.tr("This note is too long to be handed to a mail program. Save it as a file."))
        elif QDesktopServices.openUrl(QUrl(address)):
            self.handed_out.emit()
        else:
            self.said.emit(self.tr("No mail program answered. Save the note as a file, or copy it."))

    def _save_file(self) -> None:
        letter = _note(self._chosen)
        document = Document(file_name_of(letter), self._file_of(letter))
        ask_where(self.window(), self.tr("Save note"), document, partial(self._write, document))

    def _write(self, document: Document, path: Path) -> None:
        try:
            write(document, path)
        except Unavailable as problem:
            self.said.emit(one_line(problem))
        else:
            self.handed_out.emit()
            self.said.emit(self.tr("Saved {file}").replace("{file}", displayable(path.name)))


def _note(chosen: Chosen) -> Letter:
    return client_note(chosen.asked_for, chosen.contact, chosen.signatory)
