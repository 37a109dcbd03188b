"""Sentences that belong together, each behind a dot, with its lines one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role


class Bullets(QWidget):
    """Each sentence is a label of its own, in a column beside the dots."""

    def __init__(self, texts: Sequence[str], role: Role = Role.BODY, *, apart: int = SPACE.sm) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.md)
        grid.setVerticalSpacing(apart)
        grid.setColumnStretch(1, 1)
        for row, text in enumerate(texts):
            dot = PlainLabel("•", role, Ink.SECOND)
            grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(text, role, Ink.SECOND).wrapped(), row, 1)
