"""A card of facts: each an icon, a title and a line or two."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role

_MARGIN = 14


class Fact(QWidget):
    """One fact; `words` is where more may stand under its text."""

    def __init__(self, icon: Icon, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = PlainLabel("", Role.MEDIUM).wrapped()
        self._title.setObjectName(f"{name}_title")
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        self._text.setObjectName(f"{name}_text")
        self.words = QVBoxLayout()
        self.words.setSpacing(1)
        self.words.addWidget(self._title)
        self.words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(PanelIcon(icon, ToneName.SLATE, size=17), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.words, 1)

    def show_words(self, title: str, text: str) -> None:
        """Show this fact from now on."""
        self._title.setText(title)
        self._text.setText(text)


class FactCard(Card):
    """Facts below one another on quiet ground."""

    def __init__(self, *facts: Fact) -> None:
        super().__init__(sunken=True, margin=_MARGIN)
        self.column.setSpacing(11)
        for fact in facts:
            self.column.addWidget(fact)
