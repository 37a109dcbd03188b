"""The page on which is decided who looks after the certificates from now on."""

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.migration import Decision, Situation
from certdesk.viewmodels.migration.clients.decide import DecideViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.choice import RadioCard
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.migration.clients.delegate import DelegateSheet
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration import decide as words
from certdesk.views.wording.migration.delegate import Reader

_LEAST_CHARACTERS: Final = 100


class DecidePage(QWidget):
    """What is lost stands on top; an answer is kept when it is chosen, and what it leads to stands beside it."""

    said = Signal(str)

    def __init__(self, model: DecideViewModel) -> None:
        super().__init__()
        self.setObjectName("migration_decide")
        self._model = model
        self._situation: Situation | None = None
        self._decision: Decision | None = None
        self._cards: dict[Decision, RadioCard] = {}
        self._group = QButtonGroup(self)
        self._sheet = OneSheet()
        self._build()
        self._bind()
        self._render(model.props)

    def focus_first(self) -> None:
        """Put the focus on the answer that is chosen, or on the first."""
        card = self._group.checkedButton() or next(iter(self._cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._problem = Banner(Icon.TRIANGLE_ALERT, "")
        self._problem.setObjectName("migration_decide_problem")
        self._loss = Banner(Icon.INFO, "", tone=ToneName.ACCENT)
        self._loss.setObjectName("migration_decide_loss")
        answers = QWidget()
        self._list = QVBoxLayout(answers)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE.md)
        pair = AdaptivePair(answers, self._build_next(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.lg))
        pair.set_stretch(17, 10)
        heading = PlainLabel(words.heading(), Role.HEADING).wrapped()
        heading.setObjectName("migration_decide_heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._problem)
        column.addWidget(self._loss)
        column.addSpacing(SPACE.xs)
        column.addWidget(heading)
        column.addWidget(pair)
        column.addStretch(1)

    def _build_next(self) -> QWidget:
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName("migration_decide_next")
        self._text = Paragraph()
        self._text.setObjectName("migration_decide_next_text")
        self._about = secondary(self.tr("About delegate access…"), Icon.USER_CHECK)
        self._about.setObjectName("migration_decide_about_delegate")
        self._plain = Card(sunken=True)
        self._plain.setObjectName("migration_decide_next_card")
        self._plain.column.addWidget(self._title)
        self._plain.column.addWidget(self._text)
        self._plain.column.addSpacing(SPACE.sm)
        self._plain.column.addWidget(self._about, 0, Qt.AlignmentFlag.AlignLeading)
        warning = words.share_warning()
        self._warning = Banner(Icon.TRIANGLE_ALERT, warning.title, warning.text, ToneName.AMBER)
        self._warning.setObjectName("migration_decide_share_warning")
        self._instead = secondary(self.tr("Choose delegate access"), Icon.USER_CHECK)
        self._instead.setObjectName("migration_decide_instead")
        self._warning.add_foot(_at_start(self._instead))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._plain)
        column.addWidget(self._warning)
        column.addStretch(1)
        return side

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._about.clicked.connect(self._show_delegate)
        self._instead.clicked.connect(self._choose_delegate)

    def _render(self, props: Props) -> None:
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None:
            self._problem.show_notice(Icon.TRIANGLE_ALERT, *words_of(props.problem).notice, ToneName.AMBER)
        situation = props.situation
        if situation is None or not props.options:
            return
        loss = words.loss(situation, props.removal)
        self._loss.show_notice(Icon.INFO, loss.title, loss.text, ToneName.ACCENT)
        if situation is not self._situation:
            self._make_cards(situation, props.options)
        self._group.setExclusive(props.decision is not None)
        for decision, card in self._cards.items():
            mark(card, is_on=decision is props.decision)
        self._group.setExclusive(True)
        self._render_next(situation, props.decision)

    def _render_next(self, situation: Situation, decision: Decision | None) -> None:
        said = words.undecided() if decision is None else words.next_words(situation, decision)
        self._title.setText(said.title)
        self._text.setText(said.text)
        self._plain.setVisible(decision is not Decision.SHARE)
        self._warning.setVisible(decision is Decision.SHARE)
        self._about.setVisible(decision is Decision.DELEGATE)
        if decision is not self._decision and decision is not None and self.isVisible():
            announce(self._plain, f"{said.title}. {said.text}")
        self._decision = decision

    def _make_cards(self, situation: Situation, options: tuple[Decision, ...]) -> None:
        self._situation = situation
        for card in self._cards.values():
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for decision in options:
            card = RadioCard(words.choice(situation, decision), outlined=True)
            card.setObjectName(f"migration_decide_{decision.name.lower()}")
            when_chosen(card, partial(self._model.choose, decision))
            self._group.addButton(card)
            self._list.addWidget(card)
            self._cards[decision] = card
        for before, after in pairwise((self._about, *self._cards.values(), self._about)):
            QWidget.setTabOrder(before, after)  # first what was made last behind the button, then the button behind it

    def _show_delegate(self) -> None:
        self._sheet.open(DelegateSheet(self.window(), Reader.OWNER))

    def _choose_delegate(self) -> None:
        """The way out of what is not advised; the button goes with the warning, the focus to what is chosen."""
        self._model.choose(Decision.DELEGATE)
        self.focus_first()


def _at_start(part: QWidget) -> QWidget:
    """`part` below the words, at the beginning of its line."""
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, SPACE.md, 0, 0)
    column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
    return line
