"""What a signing request says, as a table of a few lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from certdesk.domain.csr import CsrFacts
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.csr import facts_rows

_ROWS = 4


class CsrSaid(Card):
    """Shown once a request was read."""

    def __init__(self) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("csr_said")
        grid = QGridLayout()
        self.column.addLayout(grid)
        grid.setHorizontalSpacing(SPACE.xxl)
        grid.setVerticalSpacing(SPACE.xs)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(self.tr("What the CSR says"), Role.LABEL), 0, 0, 1, 2)
        self._cells = tuple((PlainLabel("", Role.SMALL, Ink.QUIET), PlainLabel("", Role.CODE)) for _ in range(_ROWS))
        for row, (what, value) in enumerate(self._cells, 1):
            grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value.wrapped(), row, 1)

    def show_facts(self, facts: CsrFacts) -> None:
        """Show what that request says."""
        for (what, value), (left, right) in zip(self._cells, facts_rows(facts), strict=True):
            what.setText(left)
            value.setText(breakable(right))
