"""What the menus of the page Plan are opened for, and what comes of what is chosen in them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.plan.model import PlanViewModel
from certdesk.viewmodels.migration.plan.rows import Row
from certdesk.views.migration.plan.menus import PlanMenu, RowMenu, SortMenu
from certdesk.views.migration.plan.table import RowWish


class PlanChoosing(QObject):
    """One menu of plans, for the row, the rows or the warning that it was opened from."""

    guide_wanted = Signal()
    find_wanted = Signal(object)  # HoldingId

    def __init__(self, model: PlanViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._about: tuple[Row, ...] = ()
        self._at = QPoint()
        self._plans, self._row, self._sort = PlanMenu(page), RowMenu(page), SortMenu(page)
        self._plans.plan_chosen.connect(self._plan)
        self._plans.guide_wanted.connect(self.guide_wanted)
        self._row.find_wanted.connect(lambda row: self.find_wanted.emit(row.id))
        self._row.plan_wanted.connect(lambda row: self._open((row,), self._at))
        self._sort.chosen.connect(model.sort_by)
        for menu in (self._plans, self._row):
            menu.client_wanted.connect(model.check_client)

    def open_plan(self, wish: RowWish) -> None:
        """Have the plan of one certificate chosen."""
        self._open((wish.row,), wish.at)

    def open_row(self, wish: RowWish) -> None:
        """Show what can be done with one certificate."""
        self._at = wish.at
        self._row.open_for(wish.row, wish.at)

    def open_bulk(self, button: QWidget) -> None:
        """Have the plan of all that are checked chosen, or all others of their client checked too."""
        props = self._model.props
        rows = tuple(row for row in props.rows if row.id in props.checked)
        clients = {row.client for row in rows}
        self._open(rows, _below(button), clients.pop() if len(clients) == 1 else None)

    def open_another(self, button: QWidget) -> None:
        """Have another plan chosen for what is to be shared."""
        self._open(self._model.props.warned, _below(button))

    def open_sort(self, button: QWidget) -> None:
        """Have the order of the table chosen."""
        self._sort.show_sorting(self._model.props.sorting)
        self._sort.open_below(button)

    def _open(self, rows: Iterable[Row], at: QPoint, client: str | None = None) -> None:
        self._about = tuple(rows)
        if self._about:
            self._plans.open_for(frozenset(row.plan for row in self._about), at, client)

    def _plan(self, plan: MovePlan | None) -> None:
        self._model.plan((row.id for row in self._about), plan)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 2))
