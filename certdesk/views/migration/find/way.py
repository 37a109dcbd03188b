"""One way to find a customer number: an icon, what it is, a button, and what opens below."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import IconTile
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role

_TILE: Final = 34


class WayRow(QWidget):
    """A hairline closes it. `below` is what opens; it is closed at first."""

    def __init__(self, icon: Icon, title: str, text: str) -> None:
        super().__init__()
        self._text = PlainLabel(text, Role.SMALL, Ink.SECOND, tabular=True).wrapped()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(PlainLabel(title, Role.LABEL).wrapped())
        words.addWidget(self._text)
        words.addStretch(1)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, SPACE.lg, 0, SPACE.lg)
        self._line.setSpacing(SPACE.md)
        self._line.addWidget(IconTile(icon, side=_TILE), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addSpacing(SPACE.xs)
        self._line.addLayout(words, 1)
        self._opened = QWidget()
        self.below = QVBoxLayout(self._opened)
        self.below.setContentsMargins(_TILE + SPACE.lg, 0, 0, SPACE.lg)
        self.below.setSpacing(SPACE.md)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(self._opened)
        column.addWidget(Hairline())
        self._opened.hide()

    @property
    def is_opened(self) -> bool:
        """Whether what is below is shown."""
        return self._opened.isVisibleTo(self)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the end of the line."""
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str) -> None:
        """Say something else under the title."""
        self._text.setText(text)

    def open_below(self, *, is_open: bool) -> None:
        """Show what is below, or not."""
        self._opened.setVisible(is_open)
