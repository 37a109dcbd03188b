"""What stands at the top of each step: which step it is, and its title."""

from PySide6.QtWidgets import QVBoxLayout

from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role


class Headline(QVBoxLayout):
    """Two lines: a quiet one that counts, and the title."""

    def __init__(self, count: str, title: str, role: Role = Role.SHEET_TITLE) -> None:
        super().__init__()
        self.title = PlainLabel(title, role).wrapped()
        self.title.setObjectName("step_title")
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(6)
        self.addWidget(PlainLabel(count, Role.SMALL_MEDIUM, Ink.QUIET))
        self.addWidget(self.title)
