"""What happened, at the head of an outcome: an icon on a tile, a heading and a paragraph."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.messages.words import Words


class Headline(QWidget):
    """`name` begins the object names of its title and its text."""

    def __init__(self, name: str, icon: Icon, tone: ToneName) -> None:
        super().__init__()
        self._tile = IconTile(icon, tone)
        self._title = PlainLabel("", Role.HEADING).wrapped()
        self._title.setObjectName(f"{name}_title")
        self._text = Paragraph()
        self._text.setObjectName(f"{name}_text")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg + SPACE.hair)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def take_focus(self) -> None:
        """Put the focus on the title: Tab goes on from there."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, words: Words, icon: Icon, tone: ToneName) -> None:
        """Show that from now on."""
        self._tile.show_icon(icon, tone)
        self._title.setText(words.title)
        self._text.setText(words.text)
