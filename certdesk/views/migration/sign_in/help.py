"""Beside the customer accounts: how to sign in, the provider's tips, and the checklist to take along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.migration.sign_in.model import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.facts import Fact
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.numbered import NumberedSteps
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.migration.clients.support import CustomerSupportSheet
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import sign_in as words
from certdesk.views.wording.migration.support import Case, Question


class SignInHelp(QWidget):
    """The tips are those of [S3] for individuals."""

    assistance_wanted = Signal(str)
    checklist_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_sign_in_help")
        self._case = Case()
        self._sheet = OneSheet()
        steps = NumberedSteps("migration_sign_in_how")
        steps.show_steps(words.how_steps())
        password = PlainLabel(words.password_line(), Role.SMALL, Ink.SECOND).wrapped()
        password.setObjectName("migration_sign_in_password")
        how = Card(sunken=True)
        how.column.setSpacing(SPACE.md)
        how.column.addWidget(PlainLabel(words.how_title(), Role.LABEL))
        how.column.addWidget(steps)
        how.column.addWidget(password)
        self._checklist = secondary(self.tr("Checklist to print…"), Icon.PRINTER)
        self._checklist.setObjectName("migration_sign_in_checklist")
        self._checklist.clicked.connect(self.checklist_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(how)
        column.addWidget(self._build_tips())
        column.addWidget(self._checklist, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def render_help(self, props: Props) -> None:
        """Know what Customer Support would be asked about: what cannot be signed in to yet."""
        left = [held.name for account in props.accounts if not account.is_ticked for held in account.held]
        self._checklist.setVisible(bool(props.accounts or props.homeless))
        names = [each.held.name for each in props.homeless] or left
        self._case = Case(tuple(names))

    def _build_tips(self) -> QWidget:
        assistance = secondary(self.tr("Account Assistance…"))
        assistance.setObjectName("migration_sign_in_assistance")
        assistance.clicked.connect(lambda: self.assistance_wanted.emit(""))
        support = secondary(self.tr("What to ask…"))
        support.setObjectName("migration_sign_in_support")
        support.clicked.connect(self._ask_support)
        card = Card(sunken=True)
        card.column.setSpacing(SPACE.lg)
        card.column.addWidget(_tip(Icon.MAIL, "migration_tip_notices", words.notices_tip()))
        card.column.addWidget(_tip(Icon.SEARCH, "migration_tip_assistance", words.assistance_tip(), assistance))
        card.column.addWidget(_tip(Icon.HEADPHONES, "migration_tip_support", words.support_tip(), support))
        return card

    def _ask_support(self) -> None:
        self._sheet.open(CustomerSupportSheet(self.window(), Question.SIGN_IN, self._case))


def _tip(icon: Icon, name: str, said: Words, button: Button | None = None) -> Fact:
    tip = Fact(icon, name)
    tip.show_words(said.title, said.text)
    if button is not None:
        tip.words.addSpacing(SPACE.sm)
        tip.words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    return tip
