"""The menu at the head of the list: which view, sorted by what, and what can be done with the whole list."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.book_props import Props
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.menu import Menu
from certdesk.views.wording.orders import view_title
from certdesk.views.wording.selection import SELECTION_ICONS, SelectionAct


class ListAct(StrEnum):
    """What can be done with the whole list."""

    SAVE_VIEW = "save view"
    RENAME_VIEW = "rename view"
    REMOVE_VIEW = "remove view"
    IMPORT = "import"
    EXPORT = "export"
    REPORT = "report"
    REMOVED = "removed"


class ListMenu(Menu):
    """Views and sorting can be checked; the rest are acts."""

    view_chosen = Signal(object)  # View
    sorting_chosen = Signal(object)  # Sorting
    act_wanted = Signal(object)  # ListAct

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Views and sorting"))
        self.setAccessibleName(self.title())
        self.setObjectName("orders_views_menu")
        group = QActionGroup(self)
        self._views = {view: self._choice(view_title(view), group, self) for view in View}
        for view, action in self._views.items():
            action.triggered.connect(partial(self._choose_view, view))
        self._acts: dict[ListAct, QAction] = {}
        self._add_act(ListAct.SAVE_VIEW, self.tr("Save this view…"), Icon.SAVE)
        self._add_act(ListAct.RENAME_VIEW, self.tr("Rename this view…"), Icon.PENCIL)
        self._add_act(ListAct.REMOVE_VIEW, self.tr("Remove this view"), Icon.TRASH)
        self.name_view("")
        self.addSeparator()
        self._sorting = self._add_sorting()
        self.addSeparator()
        self._add_act(ListAct.IMPORT, self.tr("Import a list…"), Icon.FILE_TEXT)
        self._add_act(ListAct.EXPORT, self.tr("Export this list…"), SELECTION_ICONS[SelectionAct.EXPORT])
        self._add_act(ListAct.REPORT, self.tr("Report for a client…"), Icon.PRINTER)
        self._add_act(ListAct.REMOVED, self.tr("Orders removed from the list…"), Icon.ARCHIVE)

    def render_props(self, props: Props) -> None:
        """Check what is shown, with the number of orders in each view."""
        for view, action in self._views.items():
            action.setText(f"{view_title(view)}  {props.counts.get(view, 0)}")
            action.setChecked(view is props.view)
        for sorting, action in self._sorting.items():
            action.setChecked(sorting is props.sorting)
        self._acts[ListAct.SAVE_VIEW].setEnabled(props.can_be_saved and not self._is_saved)
        self._acts[ListAct.EXPORT].setEnabled(props.shown > 0)
        self._acts[ListAct.REPORT].setEnabled(props.total > 0)

    def name_view(self, name: str) -> None:
        """Offer to rename or remove the saved view of that name, which is shown; nothing where there is none."""
        for act in (ListAct.RENAME_VIEW, ListAct.REMOVE_VIEW):
            self._acts[act].setVisible(bool(name))
        self._is_saved = bool(name)

    def _add_sorting(self) -> dict[Sorting, QAction]:
        words = {
            Sorting.END: self.tr("End date"),
            Sorting.NAME: self.tr("Name"),
            Sorting.CLIENT: self.tr("Client"),
            Sorting.STATUS: self.tr("Status"),
        }
        menu = Menu(self.tr("Sort each group by"), self)
        menu.setObjectName("orders_sorting_menu")
        group = QActionGroup(menu)
        actions = {sorting: self._choice(word, group, menu) for sorting, word in words.items()}
        for sorting, action in actions.items():
            action.triggered.connect(partial(self._choose_sorting, sorting))
        self.addMenu(menu)
        return actions

    def _choice(self, text: str, group: QActionGroup, menu: Menu) -> QAction:
        action = group.addAction(text)
        action.setCheckable(True)
        menu.addAction(action)
        return action

    def _add_act(self, act: ListAct, text: str, name: Icon) -> None:
        action = self.addAction(icon(name), text)
        action.setObjectName(f"orders_{act.name.lower()}")
        action.triggered.connect(partial(self._want, act))
        self._acts[act] = action

    def _choose_view(self, view: View, _checked: bool = False) -> None:
        self.view_chosen.emit(view)

    def _choose_sorting(self, sorting: Sorting, _checked: bool = False) -> None:
        self.sorting_chosen.emit(sorting)

    def _want(self, act: ListAct, _checked: bool = False) -> None:
        self.act_wanted.emit(act)
