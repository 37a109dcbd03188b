"""What the wizard shows where a username exists in both systems, or would."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.announce import announce
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.ask_card import AskCard
from certdesk.views.linking.headline import Headline
from certdesk.views.linking.steps_card import StepsCard
from certdesk.views.linking.username_tiles import UsernameTiles
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking_conflict as words
from certdesk.views.wording.linking_notes import rename_note
from certdesk.views.wording.messages.words import Words

_LEAST_CHARACTERS = 92


class UsernamePanel(QWidget):
    """The two usernames, and what gets them out of each other's way: the steps, or a note to an administrator."""

    service_wanted = Signal()
    suggestion_edited = Signal(str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_username")
        self._told: Words | None = None
        self.headline = Headline("linking_conflict", Icon.TRIANGLE_ALERT, ToneName.AMBER)
        self._tiles = UsernameTiles()
        self._steps = StepsCard()
        self._later = PlainLabel("", Role.LABEL).wrapped()
        self._later_text = Paragraph()
        self._later_text.setObjectName("linking_later")
        self._asked = AskCard("linking_rename")
        acts = QWidget()
        stack = QVBoxLayout(acts)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._steps)
        stack.addWidget(self._asked)
        pair = AdaptivePair(acts, self._build_side(), _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        pair.set_stretch(17, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl + SPACE.hair)
        column.addWidget(self.headline)
        column.addSpacing(SPACE.xs)
        column.addWidget(self._tiles)
        column.addWidget(pair)
        self._steps.service_wanted.connect(self.service_wanted)
        self._steps.said.connect(self.said)
        self._asked.said.connect(self.said)
        self._tiles.suggestion.edited.connect(self.suggestion_edited)
        self._tiles.suggestion.said.connect(self.said)

    def render_panel(self, shown: Conflict) -> None:
        """Show this conflict, and read out what is new about it."""
        said = words.conflict_words(shown)
        look = (Icon.CIRCLE_CHECK, ToneName.GREEN) if shown.is_changed else (Icon.TRIANGLE_ALERT, ToneName.AMBER)
        self.headline.show_words(said, *look)
        self._tiles.render_names(shown)
        self._render_acts(shown)
        later = words.later_words(shown.seat.service)
        self._later.setText(later.title)
        self._later_text.setText(later.text)
        if self._told is not None and said != self._told and self.isVisible():
            announce(self.headline, f"{said.title}. {said.text}")
        self._told = said

    @property
    def has_act(self) -> bool:
        """Whether there is something to be done before linking can be tried."""
        return not (self._steps.isHidden() and self._asked.isHidden())

    def focus_first(self) -> None:
        """Put the focus on what is to be done next: the way into the service, or the note to who has to change it."""
        (self._asked if self._steps.isHidden() else self._steps).focus_first()

    def _render_acts(self, shown: Conflict) -> None:
        """The steps are the user's, where a change of their own helps."""
        service = shown.seat.service
        self._steps.setVisible(not shown.is_another_s)
        self._steps.render_steps(shown)
        self._asked.setVisible(shown.is_another_s and not shown.is_changed)
        self._asked.show_ask(
            words.rename_words(shown),
            shown.administrators,
            lambda each: rename_note(service, shown.organisation, shown.before, each, shown.user),
        )

    def _build_side(self) -> QWidget:
        unchanged = words.unchanged_words()
        side = Card(sunken=True)
        side.column.setSpacing(0)
        side.column.addWidget(self._later)
        side.column.addWidget(self._later_text)
        side.column.addSpacing(SPACE.lg + SPACE.hair)
        side.column.addWidget(PlainLabel(unchanged.title, Role.LABEL).wrapped())
        side.column.addWidget(Paragraph(unchanged.text))
        side.column.addStretch(1)
        return side
