"""What stays open: the certificates that are in no pack, and the way back to where that is decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.move_plans import Moved
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.hand_over.held import HeldCertificates
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration import hand_over_rest as words
from certdesk.views.wording.migration.hand_over_held import left_line

_LEAST_CHARACTERS = 60
_MARGIN = 14


class LeftCard(Card):
    """Each with why it is in no pack."""

    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName("migration_handover_left")
        self._title = PlainLabel("", Role.LABEL).wrapped()
        self._title.setObjectName("migration_handover_left_title")
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._held = HeldCertificates("migration_handover_left_one", left_line)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        plan = self._plan = secondary(self.tr("Back to Plan"), Icon.ARROW_LEFT)
        plan.setObjectName("migration_handover_left_plan")
        plan.clicked.connect(self.plan_wanted)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plan, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        head = AdaptivePair(told, acts, _LEAST_CHARACTERS, (SPACE.lg, SPACE.md))
        head.set_stretch(1, 0)
        self.column.setSpacing(SPACE.lg)
        self.column.addWidget(head)
        self.column.addWidget(self._held)

    def render_left(self, left: tuple[Moved, ...], *, has_way_back: bool) -> None:
        """Show what is in no pack; nothing where there is none. The way back may stand elsewhere."""
        self._plan.setVisible(has_way_back)
        self.setVisible(bool(left))
        if left:
            said = words.left_words(len(left))
            self._title.setText(said.title)
            self._text.setText(said.text)
            self._held.show_held(left)
