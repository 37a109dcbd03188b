"""A titled column of words with a number behind each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role


@dataclass(frozen=True, slots=True)
class Counted:
    """One line: its words, its number, and an icon in a tone where it has one."""

    words: str
    count: int
    icon: Icon | None = None
    tone: ToneName = ToneName.SLATE


class CountColumn(QWidget):
    """Shows lines, and below them a remark where there are more."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(SPACE.md)
        self._lines.setVerticalSpacing(SPACE.sm)
        self._lines.setColumnStretch(1, 1)
        self._remark = PlainLabel("", Role.SMALL, Ink.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(PlainLabel(title, Role.LABEL))
        column.addLayout(self._lines)
        column.addWidget(self._remark)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[Counted], remark: str = "") -> None:
        """Show these lines."""
        empty(self._lines)
        for place, line in enumerate(lines):
            if line.icon is not None:
                self._lines.addWidget(PanelIcon(line.icon, line.tone, size=14), place, 0)
            ink = Ink.MAIN if line.icon is None else Ink(line.tone.value)
            words = ElidedLabel(line.words, Role.BODY if line.icon is None else Role.MEDIUM, ink)
            count = PlainLabel(self.locale().toString(line.count), Role.BODY, Ink.SECOND, tabular=True)
            count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            words.setAccessibleName(f"{line.words}, {line.count}")
            self._lines.addWidget(words, place, 0 if line.icon is None else 1, 1, 2 if line.icon is None else 1)
            self._lines.addWidget(count, place, 2)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
