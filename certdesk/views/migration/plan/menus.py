"""The menus of the page Plan: the plan of one certificate or of several, what can be done with a row, and sorting."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.plan.rows import Row, Sorting, SortKey
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.menu import Menu
from certdesk.views.theme.tokens import Ink
from certdesk.views.wording.migration import plans
from certdesk.views.wording.migration.plan_tools import client_words, sort_words


class PlanMenu(Menu):
    """The plans, the safe way to go on managing first; a letter chooses one."""

    plan_chosen = Signal(object)  # MovePlan | None
    client_wanted = Signal(str)
    guide_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Plan"))
        self.setAccessibleName(self.title())
        self.setObjectName("migration_plan_menu")
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._plans = {plan: self._add_plan(plan) for plan in plans.PLANS}
        self.addSeparator()
        self._none = self._add_plan(None)
        self._client_line = self.addSeparator()
        self._client = self.addAction("")
        self._client.triggered.connect(self._tell_client)
        self.addSeparator()
        guide = self.addAction(self.tr("&What is delegate access?"))
        guide.triggered.connect(self.guide_wanted)
        self._whose = ""

    def open_for(self, present: frozenset[MovePlan | None], at: QPoint, client: str | None = None) -> None:
        """Open for certificates that have these plans; `client` offers to check all of that one's, None does not."""
        only = next(iter(present)) if len(present) == 1 else None
        for plan, action in self._plans.items():
            action.setChecked(plan is only)
        self._none.setChecked(present == {None})
        self._client_line.setVisible(client is not None)
        self._client.setVisible(client is not None)
        if client is not None:
            self._whose = client
            self._client.setText(client_words(client).replace("&", "&&"))
        self.popup(at)
        self.setActiveAction(self._plans[plans.PLANS[0] if only is None else only])

    def _add_plan(self, plan: MovePlan | None) -> QAction:
        action = self.addAction(plans.plan_entry(plan))
        action.setObjectName(f"migration_plan_{plan.name.lower() if plan else 'none'}")
        action.setCheckable(True)
        action.triggered.connect(partial(self._choose, plan))
        self._group.addAction(action)
        return action

    def _choose(self, plan: MovePlan | None, _checked: bool = False) -> None:
        self.plan_chosen.emit(plan)

    def _tell_client(self) -> None:
        self.client_wanted.emit(self._whose)


class RowMenu(Menu):
    """What can be done with one certificate."""

    find_wanted = Signal(object)  # Row
    plan_wanted = Signal(object)  # Row
    client_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setObjectName("migration_plan_row_menu")
        self._row: Row | None = None
        find = self.addAction(icon(Icon.SEARCH, Ink.SECOND), self.tr("&Find its account"))
        plan = self.addAction(icon(Icon.PEN_LINE, Ink.SECOND), self.tr("Set &plan…"))
        self._client = self.addAction(icon(Icon.CIRCLE_CHECK, Ink.SECOND), "")
        find.triggered.connect(lambda: self.find_wanted.emit(self._row))
        plan.triggered.connect(lambda: self.plan_wanted.emit(self._row))
        self._client.triggered.connect(lambda: self.client_wanted.emit(self._row.client if self._row else ""))

    def open_for(self, row: Row, at: QPoint) -> None:
        """Open for that certificate."""
        self._row = row
        self.setTitle(row.name)
        self.setAccessibleName(row.name)
        self._client.setText(client_words(row.client).replace("&", "&&"))
        self.popup(at)


class SortMenu(Menu):
    """What the table can be sorted by; the same again turns it round."""

    chosen = Signal(object)  # SortKey

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Sort"))
        self.setAccessibleName(self.title())
        self.setObjectName("migration_plan_sort_menu")
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._keys = {key: self._add(key, group) for key in SortKey}

    def show_sorting(self, sorting: Sorting) -> None:
        """Check what the table is sorted by."""
        for key, action in self._keys.items():
            action.setChecked(key is sorting.key)

    def _add(self, key: SortKey, group: QActionGroup) -> QAction:
        action = self.addAction(sort_words(key))
        action.setCheckable(True)
        action.triggered.connect(partial(self._choose, key))
        group.addAction(action)
        return action

    def _choose(self, key: SortKey, _checked: bool = False) -> None:
        self.chosen.emit(key)
