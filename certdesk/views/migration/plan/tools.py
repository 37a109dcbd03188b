"""The line above the table of plans: a field that narrows it, its order, and the plan of all that are checked."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.migration.plan.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import ghost, secondary
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.orders.filter_field import FilterField
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.migration import plan_tools as words

_LEAST_CHARACTERS: Final = 84
_WIDEST_FIELD: Final = 300


class PlanTools(QWidget):
    """Two lines where there is no room for one."""

    typed = Signal(str)
    sort_wanted = Signal()
    bulk_wanted = Signal()
    onward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = FilterField(self.tr("Find a name, client or number"))
        self.field.setObjectName("migration_plan_filter")
        self.field.setMaximumWidth(scaled(_WIDEST_FIELD))
        self.sort = ghost("")
        self.sort.setObjectName("migration_plan_sort")
        self.sort.set_trailing_icon(Icon.CHEVRON_DOWN)
        self.bulk = secondary("", Icon.PEN_LINE)
        self.bulk.setObjectName("migration_plan_bulk")
        self.bulk.set_trailing_icon(Icon.CHEVRON_DOWN)
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(self.sort)
        row.addStretch(1)
        row.addWidget(self.bulk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(AdaptivePair(self.field, acts, _LEAST_CHARACTERS, (SPACE.md, SPACE.md)))
        self.field.textChanged.connect(self.typed)
        self.field.onward.connect(self.onward)
        self.field.left.connect(self.onward)
        self.sort.clicked.connect(self.sort_wanted)
        self.bulk.clicked.connect(self.bulk_wanted)

    def render_tools(self, props: Props) -> None:
        """Show the order and how many are checked; what is typed is left alone, unless it was cleared."""
        if props.search != self.field.text():
            self.field.setText(props.search)
        self.sort.setText(words.sort_act(props.sorting))
        count = len(props.checked)
        self.bulk.setText(words.bulk_words(count))
        self.bulk.setEnabled(count > 0)
        why = "" if count else words.nothing_checked()
        set_plain_tooltip(self.bulk, why)
        self.bulk.setAccessibleDescription(why)
