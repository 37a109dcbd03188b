"""The wizard's first page: four cards in two rows, and how to tell an ISO account [S3]."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.migration import Situation
from certdesk.viewmodels.migration.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.frame.situation_card import SituationCard
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import who as words

_ICONS: Final = {
    Situation.WEBMASTER: Icon.USERS,
    Situation.GIVEN: Icon.USER,
    Situation.OWN: Icon.ID_CARD,
    Situation.MAKER: Icon.KEY,
}
_TWO_COLUMNS: Final = 640
_GAP: Final = 14


class WhoPage(QWidget):
    """What is chosen counts at once."""

    chosen = Signal(object)  # Situation

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("migration_who")
        self._columns = 0
        self._group = QButtonGroup(self)
        self._cards = {each: SituationCard(words.situation_words(each), _ICONS[each]) for each in Situation}
        self._build()

    def render_who(self, props: Props) -> None:
        """Show which of the four is chosen."""
        self._group.setExclusive(props.situation is not None)
        for situation, card in self._cards.items():
            mark(card, is_on=situation is props.situation)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Put the focus on what is chosen, or on the first."""
        card = self._group.checkedButton() or self._cards[Situation.WEBMASTER]
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _build(self) -> None:
        for situation, card in self._cards.items():
            card.setObjectName(f"migration_who_{situation.name.lower()}")
            when_chosen(card, partial(self.chosen.emit, situation))
            self._group.addButton(card)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(PlainLabel(words.lead(), Role.LEAD, Ink.SECOND).wrapped())
        column.addLayout(self._grid)
        column.addSpacing(SPACE.sm)
        column.addWidget(self._build_is_it())
        self._lay_out()

    def _build_is_it(self) -> Card:
        said = words.is_it_words()
        card = Card(sunken=True, margin=12)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(PlainLabel(said.title, Role.LABEL).wrapped())
        text.addWidget(Paragraph(said.text))
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(Icon.CIRCLE_QUESTION_MARK), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        card.column.addLayout(row)
        return card

    def _lay_out(self) -> None:
        columns = 2 if self.width() >= scaled(_TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
