"""What sending many requests comes to, before anything is sent: why, how many, and what follows from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.many_csrs.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.many_csrs.reason import ManyReason
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_review as words


class ManyReview(QWidget):
    """A card of consequences, and one reason for all that are reissued."""

    reason_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("many_review")
        self._shown: object = None
        card = Card(margin=SPACE.xl)
        card.setObjectName("many_consequences")
        card.column.addWidget(PlainLabel(self.tr("What happens then"), Role.SUBTITLE))
        card.column.addSpacing(SPACE.sm)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.xl)
        card.column.addLayout(self._rows)
        self._reason = ManyReason()
        self._reason.entered.connect(self.reason_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        column.addWidget(card)
        column.addWidget(self._reason)
        column.addStretch(1)

    @property
    def first(self) -> QWidget | None:
        """The field that one begins with, where there is one."""
        return None if self._reason.isHidden() else self._reason.field.edit

    def show_props(self, props: Props) -> None:
        """Show what would be sent now."""
        self._reason.setVisible(props.outlook.again > 0)
        said = words.consequences(props.outlook, props.now)
        if said == self._shown:
            return
        self._shown = said
        empty(self._rows)
        for name, title, text in said:
            self._rows.addWidget(_Row(name, title, text))


class _Row(QWidget):
    def __init__(self, name: Icon, title: str, text: str) -> None:
        super().__init__()
        is_warning = name is Icon.TIMER
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(PlainLabel(title, Role.MEDIUM).wrapped())
        lines.addWidget(PlainLabel(text, Role.SMALL, Ink.SECOND, tabular=True).wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        tone = ToneName.AMBER if is_warning else ToneName.SLATE
        row.addWidget(PanelIcon(name, tone, size=17), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
