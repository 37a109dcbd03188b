"""One way on: what it is, the button that takes it, and what is known of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.messages.words import Words


class Way(QWidget):
    """`name` is the object name of its button."""

    wanted = Signal()

    def __init__(self, name: str, words: str, icon: Icon) -> None:
        super().__init__()
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._text = Paragraph()
        self.button = secondary(words, icon)
        self.button.setObjectName(name)
        self.button.clicked.connect(self.wanted)
        self.below = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True).wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(SPACE.md)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(SPACE.sm)
        column.addWidget(self.below)

    def show_words(self, words: Words, below: str) -> None:
        """Show what it is, and below its button what is known of it."""
        self._title.setText(words.title)
        self._text.setText(words.text)
        self.below.setText(below)
        self.below.setVisible(bool(below))
