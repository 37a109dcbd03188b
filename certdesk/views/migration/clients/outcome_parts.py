"""What the last page shows beside a letter: own steps, and what to do instead of sharing a sign-in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.migration import Decision, Situation
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.bullets import Bullets
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.facts import Fact
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.numbered import NumberedSteps
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import outcomes as words

_LEAST_CHARACTERS = 92


class OwnSteps(Card):
    """What somebody does who manages their own certificates [S3]."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_own")
        self._steps = NumberedSteps("migration_own_step")
        self.column.addWidget(self._steps)

    def show_steps(self, situation: Situation) -> None:
        """Show the steps of that situation."""
        self._steps.show_steps(words.own_steps(situation))


class OutcomeActs(QWidget):
    """The steps to take along, and the ways to who helps."""

    print_wanted = Signal()
    assistance_wanted = Signal()
    support_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        printed = secondary(self.tr("Print or save the steps…"), Icon.PRINTER)
        printed.setObjectName("migration_outcome_print")
        printed.clicked.connect(self.print_wanted)
        self._assistance = secondary(self.tr("Account Assistance…"), Icon.SEARCH)
        self._assistance.setObjectName("migration_outcome_assistance")
        self._assistance.clicked.connect(self.assistance_wanted)
        self._support = secondary(self.tr("Ask Customer Support…"), Icon.HEADPHONES)
        self._support.setObjectName("migration_outcome_support")
        self._support.clicked.connect(self.support_wanted)
        flow = FlowLayout(self, gap=SPACE.md)
        for button in (printed, self._assistance, self._support):
            flow.addWidget(button)

    def show_for(self, decision: Decision) -> None:
        """Show what helps with that decision: a letter alone has no steps, and who helps is asked already."""
        self.setVisible(decision is not Decision.WEBMASTER_GOES_ON)
        self._support.setVisible(decision is not Decision.NEED_HELP)


class ShareInstead(QWidget):
    """What a shared sign-in means, and the ways that need none. The warning itself stands above."""

    delegate_wanted = Signal()
    about_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_share")
        pair = AdaptivePair(_risks(), self._build_instead(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.lg))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pair)

    def _build_instead(self) -> QWidget:
        card = Card()
        card.setObjectName("migration_share_instead")
        card.column.setSpacing(SPACE.lg)
        card.column.addWidget(PlainLabel(words.instead_title(), Role.LABEL))
        for icon, name, said in zip(
            (Icon.USER_CHECK, Icon.LOG_IN),
            ("migration_instead_delegate", "migration_instead_myself"),
            words.instead(),
            strict=True,
        ):
            fact = Fact(icon, name)
            fact.show_words(said.title, said.text)
            card.column.addWidget(fact)
        self.choose = secondary(self.tr("Choose delegate access"), Icon.USER_CHECK)
        self.choose.setObjectName("migration_share_choose")
        self.choose.clicked.connect(self.delegate_wanted)
        about = secondary(self.tr("About delegate access…"))
        about.setObjectName("migration_share_about")
        about.clicked.connect(self.about_wanted)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.md)
        flow.addWidget(self.choose)
        flow.addWidget(about)
        card.column.addWidget(buttons)
        card.column.addStretch(1)
        return card


def _risks() -> QWidget:
    card = Card(sunken=True)
    card.setObjectName("migration_share_risks")
    card.column.setSpacing(SPACE.md)
    card.column.addWidget(PlainLabel(words.share_risks_title(), Role.LABEL).wrapped())
    card.column.addWidget(Bullets(words.share_risks(), apart=SPACE.md))
    card.column.addStretch(1)
    return card
