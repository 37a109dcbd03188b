"""A notice across a page: icon, title, text, and what can be done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role


class Banner(QFrame):
    """A notice in a tone; its buttons stand at the end of the line."""

    def __init__(self, name: Icon, title: str, text: str = "", tone: ToneName = ToneName.AMBER) -> None:
        super().__init__()
        self._tone = tone
        self._icon = PanelIcon(name, tone)
        self._title = PlainLabel(title, Role.LABEL).wrapped()
        self._text = PlainLabel(text, Role.SMALL, Ink.SECOND).wrapped()
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(13, 11, 13, 11)
        self._row.setSpacing(SPACE.md + 2)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.show_notice(name, title, text, tone)

    def add_action(self, button: Button) -> None:
        """Put the button at the end of the banner."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_foot(self, foot: QWidget) -> None:
        """Put what does not fit at the end of the line below the words."""
        self._words.addWidget(foot)

    def show_notice(self, name: Icon, title: str, text: str, tone: ToneName) -> None:
        """Show another notice with the same buttons."""
        self._tone = tone
        self._icon.show_icon(name, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = current_tokens().tone(self._tone)
        rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, tone.soft, tone.line)
