"""The top of the linking wizard: the way back, what is linked, and where one is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.stepper import StepHeader
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording import linking as words


class LinkingHead(QWidget):
    """A service is in the title from the moment its way begins."""

    accounts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = LinkButton(self.tr("Accounts"))
        self._back.setObjectName("linking_accounts")
        self._back.setAccessibleName(self.tr("Back to Accounts"))
        set_role(self._back, Role.SMALL_MEDIUM)
        self._title = PlainLabel("", Role.PAGE_TITLE).wrapped()
        self._title.setObjectName("linking_title")
        self.steps = StepHeader(words.step_words())
        trail = QHBoxLayout()
        trail.setSpacing(SPACE.sm)
        trail.setContentsMargins(0, 0, 0, 0)
        trail.addWidget(self._back)
        trail.addWidget(PanelIcon(Icon.CHEVRON_RIGHT, size=12))
        trail.addWidget(ElidedLabel(words.title(None), Role.SMALL, Ink.SECOND), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(trail)
        column.addWidget(self._title)
        column.addSpacing(SPACE.lg)
        column.addWidget(self.steps)
        self._back.clicked.connect(self.accounts_wanted)

    def render_head(self, props: Props) -> None:
        """Show what is linked, and which step it is."""
        is_begun = props.chosen is not None and props.page is not Page.CHOOSE
        self._title.setText(words.title(props.chosen.seat.service if is_begun and props.chosen else None))
        self.steps.show_step(int(props.step))
