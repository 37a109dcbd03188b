"""The top of the reissue page: the way back, what it is about, whether it is kept, and where one is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.reissue.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.stepper import StepHeader
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording import reissue as words
from certdesk.views.wording.breaking import breakable

_LONGEST = 120


class ReissueHead(QWidget):
    """Says when the draft was saved; that is read aloud with the page, not at each saving."""

    orders_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = LinkButton(self.tr("Orders"))
        self._back.setObjectName("reissue_orders")
        self._back.setAccessibleName(self.tr("Back to Orders"))
        set_role(self._back, Role.SMALL_MEDIUM)
        self._name = ElidedLabel("", Role.SMALL, Ink.SECOND)
        self._saved = PlainLabel("", Role.SMALL, Ink.SECOND, tabular=True)
        self._saved.setObjectName("reissue_saved")
        self._title = PlainLabel("", Role.PAGE_TITLE).wrapped()
        self._title.setObjectName("reissue_title")
        self.steps = StepHeader(words.step_words())
        trail = QHBoxLayout()
        trail.setSpacing(SPACE.sm)
        trail.setContentsMargins(0, 0, 0, 0)
        trail.addWidget(self._back)
        trail.addWidget(PanelIcon(Icon.CHEVRON_RIGHT, size=12))
        trail.addWidget(self._name, 1)
        trail.addWidget(self._saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(trail)
        column.addWidget(self._title)
        column.addSpacing(SPACE.lg)
        column.addWidget(self.steps)
        self._back.clicked.connect(self.orders_wanted)

    def render_head(self, props: Props) -> None:
        """Show which order it is, which step, and since when it is kept."""
        if props.entry is None:
            return
        name = displayable(props.entry.shown_name, _LONGEST)
        self._name.setText(name)
        self._title.setText(breakable(words.title(name)))
        self._saved.setText(words.saved_words(props))
        self._saved.setVisible(bool(words.saved_words(props)))
        self.steps.setVisible(props.sent is None and props.blocked is None)
        self.steps.show_step(int(props.step))
