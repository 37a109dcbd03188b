"""Customer Support on the screen: when it answers, what to have ready, and what to ask."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.migration import support as words
from certdesk.views.wording.migration.support import Case, Question

_LEAST_CHARACTERS: Final = 92
_WIDTH: Final = 820


class SupportPanel(QWidget):
    """What is known is filled in; telephone numbers and addresses are the provider's to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_support")
        self._asked = ""
        what = Paragraph(words.what_it_is())
        what.setObjectName("migration_support_what")
        where = Paragraph(words.where())
        where.setObjectName("migration_support_where")
        pair = AdaptivePair(self._build_ready(), self._build_question(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.lg))
        password = Banner(Icon.LOCK, words.password_title(), words.password_text(), ToneName.AMBER)
        password.setObjectName("migration_support_password")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(what)
        column.addWidget(where)
        column.addWidget(pair)
        column.addWidget(password)

    def show_case(self, question: Question, case: Case) -> None:
        """Show what is asked, and what is known of it."""
        for (label, value), (name, known) in zip(self._ready, words.ready_rows(case), strict=True):
            label.setText(name)
            value.setText(breakable(known))
        self._asked = words.question_text(question, case)
        self._question.setText(breakable(self._asked))

    def _build_ready(self) -> QWidget:
        card = Card(sunken=True)
        card.column.setSpacing(SPACE.md)
        card.column.addWidget(PlainLabel(words.ready_title(), Role.LABEL))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.lg)
        grid.setVerticalSpacing(SPACE.sm)
        grid.setColumnStretch(1, 1)
        self._ready: list[tuple[PlainLabel, PlainLabel]] = []
        for row, _known in enumerate(words.ready_rows(Case())):
            label = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
            value = PlainLabel("", Role.SMALL_MEDIUM, tabular=True).wrapped()
            label.setObjectName(f"migration_support_ready_{row + 1}")
            value.setObjectName(f"migration_support_known_{row + 1}")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
            self._ready.append((label, value))
        card.column.addLayout(grid)
        card.column.addStretch(1)
        return card

    def _build_question(self) -> QWidget:
        self._question = Paragraph("", ink=Ink.MAIN)
        self._question.setObjectName("migration_support_question")
        self.copy = CopyButton(self.tr("Copy the question"), lambda: self._asked)
        self.copy.setObjectName("migration_support_copy")
        card = Card()
        card.column.setSpacing(SPACE.md)
        card.column.addWidget(PlainLabel(words.question_title(), Role.LABEL))
        card.column.addWidget(self._question)
        card.column.addSpacing(SPACE.xs)
        card.column.addWidget(self.copy)
        card.column.addStretch(1)
        return card


class CustomerSupportSheet(Sheet):
    """The panel in a sheet, for pages that have no room for it."""

    def __init__(self, window: QWidget, question: Question, case: Case) -> None:
        super().__init__(window, SheetHead(words.title()), width=scaled(_WIDTH))
        self.setObjectName("migration_support_sheet")
        panel = SupportPanel()
        panel.show_case(question, case)
        self.body.addWidget(panel)
        close = secondary(self.tr("Close"))
        close.setObjectName("migration_support_close")
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(close)
