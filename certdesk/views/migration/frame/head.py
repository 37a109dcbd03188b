"""The top of the migration wizard: the way to all migrations, the title, when it was saved, and where one is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.migration import Step
from certdesk.viewmodels.migration.props import Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.stepper import StepHeader
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording.migration import frame as words


class MigrationHead(QWidget):
    """Where there is nothing to go back to, the place is named and is no link."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.steps = StepHeader(words.step_words((Step.WHO,)))
        self._build()

    def render_head(self, props: Props) -> None:
        """Show which migration it is, which page, and which step."""
        is_step = props.page is not Page.LIST
        self._back.setVisible(is_step and props.has_list)
        self._place.setVisible(is_step and not props.has_list)
        name = words.told_name(props)
        self._chevron.setVisible(bool(name))
        self._name.setVisible(bool(name))
        self._name.setText(words.shown_name(name))
        self._title.setText(words.title(props))
        self._saved.setText(words.saved_words(props.saved_at) if is_step and props.saved_at else "")
        self._show_steps(props)

    def _build(self) -> None:
        self._back = LinkButton(words.place_name())
        self._back.setObjectName("migration_list_link")
        self._back.setAccessibleName(self.tr("All ISO migrations"))
        self._back.clicked.connect(self.list_wanted)
        set_role(self._back, Role.SMALL_MEDIUM)
        self._place = PlainLabel(words.place_name(), Role.SMALL_MEDIUM, Ink.SECOND)
        self._place.setMinimumHeight(self._back.sizeHint().height())  # the title stays where it is
        self._chevron = PanelIcon(Icon.CHEVRON_RIGHT, size=12)
        self._name = ElidedLabel("", Role.SMALL, Ink.SECOND)
        self._title = PlainLabel("", Role.PAGE_TITLE).wrapped()
        self._title.setObjectName("migration_title")
        self._saved = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True)
        self._saved.setObjectName("migration_saved")
        trail = QHBoxLayout()
        trail.setSpacing(SPACE.sm)
        trail.setContentsMargins(0, 0, 0, 0)
        self._place.setContentsMargins(SPACE.hair, 0, 0, 0)
        for widget in (self._back, self._place, self._chevron):
            trail.addWidget(widget)
        trail.addWidget(self._name, 1)
        trail.addStretch(1)
        trail.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTrailing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.sm)
        self._column.addLayout(trail)
        self._column.addWidget(self._title)
        self._column.addSpacing(SPACE.lg)
        self._column.addWidget(self.steps)

    def _show_steps(self, props: Props) -> None:
        """Another situation has another way."""
        if props.steps and props.steps != self._steps:
            self._steps = props.steps
            former, self.steps = self.steps, StepHeader(words.step_words(props.steps))
            self._column.replaceWidget(former, self.steps)
            former.hide()
            former.deleteLater()
        self.steps.setVisible(props.page is not Page.LIST)
        if props.steps:
            self.steps.show_step(props.step)
