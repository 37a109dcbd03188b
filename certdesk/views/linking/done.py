"""What the wizard shows once a service is linked; for an administrator with the rest of the team."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.accounts import TeamState
from certdesk.viewmodels.linking.props import Done
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.facts import Fact, FactCard
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.note_box import NoteBox
from certdesk.views.linking.team_card import TeamCard
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_outcomes as words
from certdesk.views.wording.linking_notes import colleagues_note
from certdesk.views.wording.linking_team import one_click_words

_LEAST_CHARACTERS = 112
_TOLD = frozenset({TeamState.CAN_LINK, TeamState.CLASHES})


class DonePanel(QWidget):
    """That it is linked, what became of the username, and what is next."""

    open_wanted = Signal()
    another_wanted = Signal()
    team_wanted = Signal()  # read it again, after it could not be read
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_done")
        self.headline = Headline("linking_linked", Icon.CIRCLE_CHECK, ToneName.GREEN)
        self._username = Fact(Icon.CIRCLE_USER_ROUND, "linking_replaced")
        self._credentials = Fact(Icon.KEY_ROUND, "linking_credentials")
        self._open = primary(self.tr("Open it"), Icon.EXTERNAL_LINK)
        self._open.setObjectName("linking_open")
        self._open.clicked.connect(self.open_wanted)
        another = secondary(self.tr("Link another"), Icon.LINK)
        another.setObjectName("linking_another")
        another.clicked.connect(self.another_wanted)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.md)
        flow.addWidget(self._open)
        flow.addWidget(another)
        self._team = TeamCard()
        self._team.retry_wanted.connect(self.team_wanted)
        self._note_card = self._build_note()
        self._colleagues = AdaptivePair(self._team, self._note_card, _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(self.headline)
        column.addWidget(self._build_facts())
        column.addWidget(buttons)
        column.addWidget(self._colleagues)

    def render_panel(self, shown: Done) -> None:
        """Show this link."""
        service = shown.seat.service
        self.headline.show_words(words.linked_words(shown), Icon.CIRCLE_CHECK, ToneName.GREEN)
        for fact, said in (
            (self._username, words.username_words(shown)),
            (self._credentials, words.credentials_words(service)),
        ):
            fact.show_words(said.title, said.text)
        self._colleagues.setVisible(shown.is_administrator)
        if not shown.is_administrator:
            return
        told = one_click_words(service)
        self._note_title.setText(told.title)
        self._note_text.setText(told.text)
        recipients = [each.email for each in shown.team or () if each.state in _TOLD]
        self._note_card.setVisible(shown.team is None or bool(recipients))  # else there is nobody to be told
        self._note.show_letter(colleagues_note(service, shown.organisation, shown.user, recipients))
        self._team.render_team(shown)

    def focus_first(self) -> None:
        """Put the focus on what is to be done next: opening it."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_facts(self) -> QWidget:
        first, second = _at_top(self._username), _at_top(self._credentials)
        card = FactCard()
        card.column.addWidget(AdaptivePair(first, second, _LEAST_CHARACTERS, (SPACE.group, SPACE.lg)))
        return card

    def _build_note(self) -> QWidget:
        self._note_title = PlainLabel("", Role.LABEL).wrapped()
        self._note_title.setObjectName("linking_colleagues_title")
        self._note_text = Paragraph()
        self._note = NoteBox("linking_colleagues_note")
        self._note.said.connect(self.said)
        card = Card()
        card.column.setSpacing(0)
        card.column.addWidget(self._note_title)
        card.column.addWidget(self._note_text)
        card.column.addSpacing(SPACE.lg)
        card.column.addWidget(self._note)
        card.column.addStretch(1)
        return card


def _at_top(fact: Fact) -> QWidget:
    """A fact whose neighbour may have more to say."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(fact)
    column.addStretch(1)
    return place
