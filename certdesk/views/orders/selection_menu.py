"""The context menu of several chosen orders."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.orders.selection import Several
from certdesk.views.icons import icon
from certdesk.views.kit.menu import Menu
from certdesk.views.wording.selection import SELECTION_ICONS, SelectionAct, act_words, selected


def selection_menu(several: Several, then: Callable[[SelectionAct], object], parent: QWidget) -> Menu:
    """Return a menu that hands what is chosen in it to `then`, and goes when it closes."""
    menu = Menu(selected(several.summary.count), parent)
    menu.setObjectName("selection_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act, name in SELECTION_ICONS.items():
        if act is SelectionAct.CLEAR:
            menu.addSeparator()
        menu.addAction(icon(name), act_words(act)).triggered.connect(partial(_pass_on, then, act))
    return menu


def _pass_on(then: Callable[[SelectionAct], object], act: SelectionAct, _checked: bool = False) -> None:
    then(act)
