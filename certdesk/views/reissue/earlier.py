"""The certificates of an order that another one has taken the place of, and what becomes of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.orders.details_props import Page
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.comparison import issued_words, state_words

_MOST = 8


class EarlierCertificates(QWidget):
    """One line for each, the newest first."""

    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("earlier_certificates")
        self._shown: tuple[tuple[str, str, Ink], ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.sm)
        compare = LinkButton(self.tr("Compare with the one before"))
        compare.setObjectName("compare_certificates")
        compare.clicked.connect(self.compare_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addLayout(self._lines)
        column.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeading)

    def show_page(self, page: Page) -> None:
        """Show the earlier certificates of the order."""
        seen = page.header.freshness
        now = seen.as_of + seen.age
        states = tuple((issued_words(each), *state_words(each, now)) for each in page.earlier[:_MOST])
        if states == self._shown:
            return
        self._shown = states
        empty(self._lines)
        for issued, state, ink in states:
            self._lines.addWidget(_Line(issued, state, ink))


class _Line(QWidget):
    def __init__(self, issued: str, words: str, ink: Ink) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(PlainLabel(issued, tabular=True).wrapped(), 1)
        state = PlainLabel(words, Role.SMALL_MEDIUM, ink, tabular=True).wrapped()
        state.setObjectName("earlier_state")
        row.addWidget(state, 1)
