"""The table of plans with what stands on it and below it: the box that checks all, why it is empty, and a hint."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.migration.plan.props import Props
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.migration.plan.header import AllBox
from certdesk.views.migration.plan.model import SORT_KEYS, Column, PlanModel
from certdesk.views.migration.plan.table import PlanTable
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.migration.plan_tools import nothing_words


class PlanPanel(QWidget):
    """The box belongs to the panel and not to the table's head: there nobody who walks the tree would find it."""

    all_wanted = Signal(bool)
    clear_wanted = Signal()
    sort_wanted = Signal(object)  # SortKey

    def __init__(self, props: Props) -> None:
        super().__init__()
        self.all = AllBox(self)
        self.table = PlanTable(PlanModel(props))
        self._nothing = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._nothing.setObjectName("migration_plan_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = secondary(self.tr("Clear search"))
        self._clear.setObjectName("migration_plan_clear")
        inside = QVBoxLayout(self.table)
        inside.setSpacing(SPACE.lg)
        inside.addStretch(1)
        inside.addWidget(self._nothing)
        inside.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.all.raise_()
        self.table.horizontalHeader().installEventFilter(self)
        self.all.wanted.connect(self.all_wanted)
        self.table.all_checked.connect(self._check_all)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self._clear.clicked.connect(self.clear_wanted)

    def render_panel(self, props: Props) -> None:
        """Show these certificates, or why there are none."""
        self.table.show_props(props)
        said = nothing_words(props)
        self._nothing.setText(said)
        self._nothing.setVisible(bool(said))
        self._clear.setVisible(bool(said) and bool(props.search.strip()))
        self.all.show_checked(props.is_all_checked)
        self.all.setVisible(bool(props.rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutDirectionChange}:
            self._place_box()
        return super().eventFilter(watched, event)

    def _place_box(self) -> None:
        header = self.table.horizontalHeader()
        width = header.sectionSize(Column.CHECK)
        section = QRect(header.sectionViewportPosition(Column.CHECK), 0, width, header.height())
        self.all.stand_over(QRect(header.mapTo(self, section.topLeft()), section.size()))

    def _check_all(self) -> None:
        self.all_wanted.emit(True)

    def _sort(self, section: int) -> None:
        key = SORT_KEYS.get(Column(section))
        if key is not None:
            self.sort_wanted.emit(key)
