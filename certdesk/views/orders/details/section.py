"""A titled part of a page, set off by a hairline."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role


class Section(QWidget):
    """A hairline, a title with a quiet count, and the content."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self._count = PlainLabel("", Role.SMALL_MEDIUM, Ink.QUIET, tabular=True)
        self._count.hide()
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(PlainLabel(title, Role.LABEL))
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xl, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(Hairline())
        column.addSpacing(SPACE.sm)
        column.addLayout(head)
        column.addWidget(content)

    def set_count(self, count: int) -> None:
        """Show how many there are behind the title."""
        self._count.setText(self.locale().toString(count))
        self._count.show()
