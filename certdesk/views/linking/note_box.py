"""A letter as it will be sent, with the ways to send it: copied, or opened in the mail program."""

from dataclasses import replace

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.letters import Letter, mailto
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Kind, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.linking_outcomes import to_words

_MARGIN = 12


class NoteBox(QWidget):
    """`name` begins the object names. What is copied is the text alone."""

    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._letter: Letter | None = None
        self._to = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._to.setObjectName(f"{name}_to")
        self._text = Paragraph()
        self._text.setObjectName(f"{name}_text")
        paper = Card(sunken=True, margin=_MARGIN)
        paper.column.addWidget(self._to)
        paper.column.addWidget(self._text)
        self.copy = CopyButton(self.tr("Copy a note"), self._copied_text, Kind.SECONDARY)
        self.copy.setObjectName(f"{name}_copy")
        mail = secondary(self.tr("Open in mail"), Icon.MAIL)
        mail.setObjectName(f"{name}_mail")
        mail.clicked.connect(self._open_mail)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.md)
        flow.addWidget(self.copy)
        flow.addWidget(mail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(paper)
        column.addWidget(buttons)

    def show_letter(self, letter: Letter) -> None:
        """Show that letter from now on."""
        self._letter = letter
        self._to.setText(breakable(to_words(letter.recipients)))
        self._to.setVisible(bool(letter.recipients))
        self._text.setText(breakable(letter.text.strip()))

    def _copied_text(self) -> str:
        return self._letter.text if self._letter else ""

    def _open_mail(self) -> None:
        """A mail program that cannot be told of everybody is told of nobody: it asks."""
        if self._letter is None:
            return
        address = mailto(self._letter) or mailto(replace(self._letter, recipients=()))
        if address is None or not QDesktopServices.openUrl(QUrl(address)):
            self.said.emit(self.tr("No mail program answered. Copy the note instead."))
