"""Whom to ask for what only an account administrator can do, and the note that asks."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from certdesk.domain.accounts import Administrator
from certdesk.domain.letters import Letter
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.administrators import Administrators
from certdesk.views.linking.note_box import NoteBox
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.messages.words import Words


class AskCard(Card):
    """`name` begins the object names. The note is to whoever is chosen of several administrators."""

    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._write: Callable[[Administrator], Letter] | None = None
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName(f"{name}_ask_title")
        self._text = Paragraph()
        self._text.setObjectName(f"{name}_ask_text")
        self._administrators = Administrators()
        self._administrators.chosen.connect(self._show_note)
        self._note = NoteBox(f"{name}_note")
        self._note.said.connect(self.said)
        self.column.setSpacing(0)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACE.lg)
        self.column.addWidget(self._administrators)
        self.column.addSpacing(SPACE.lg)
        self.column.addWidget(self._note)
        self.column.addStretch(1)

    def show_ask(
        self, words: Words, administrators: tuple[Administrator, ...], write: Callable[[Administrator], Letter]
    ) -> None:
        """Show what is asked for, and of whom; `write` makes the note to one of them."""
        self._write = write
        self._title.setText(words.title)
        self._text.setText(words.text)
        self._administrators.show_administrators(administrators)
        self._show_note()

    def focus_first(self) -> None:
        """Put the focus on copying the note."""
        self._note.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_note(self) -> None:
        if self._write is not None:
            self._note.show_letter(self._write(self._administrators.asked))
