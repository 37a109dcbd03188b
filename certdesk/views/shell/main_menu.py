"""The main menu: every action of the table, in a fixed order."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from certdesk.views.actions import ACTS, Actions, Command
from certdesk.views.kit.menu import Menu
from certdesk.views.theme.appearance import Appearance, Scheme

_BOOK = (Command.ADD_ORDER, Command.PASTE_CSR, Command.REFRESH, Command.FIND, Command.UNDO)
_LISTS = (Command.IMPORT_LIST, Command.EXPORT_LIST, Command.CLIENT_REPORT, Command.ACTIVITY)
_GO = (
    Command.GO_ORDERS,
    Command.GO_ACCOUNTS,
    Command.GO_MIGRATION,
    Command.BACK,
    Command.NEXT_PANE,
    Command.PREVIOUS_PANE,
    Command.NEXT_TAB,
    Command.PREVIOUS_TAB,
    Command.MAIN_MENU,
)
_END = (Command.SETTINGS, Command.STATUS_GUIDE, Command.SHORTCUTS, Command.QUIT)


class MainMenu(Menu):
    """Opened from the sidebar and with F10."""

    def __init__(self, actions: Actions, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("MainMenu", "Main menu"), parent)
        self.setObjectName("main_menu_popup")
        self.setToolTipsVisible(True)
        self._appearance = appearance
        self._schemes: dict[Scheme, QAction] = {}
        self.addActions([actions.of(command) for command in _BOOK])
        self.addSeparator()
        self.addActions([actions.of(command) for command in _LISTS])
        self.addSeparator()
        order = Menu(self.tr("This order"), self)
        order.setToolTipsVisible(True)
        order.addActions([actions.of(command) for command in ACTS])
        self.addMenu(order)
        go = Menu(self.tr("Go"), self)
        go.addActions([actions.of(command) for command in _GO])
        self.addMenu(go)
        self.addMenu(self._appearance_menu())
        self.addAction(actions.of(Command.MAILBOX))
        self.addSeparator()
        self.addActions([actions.of(command) for command in _END])
        self.aboutToShow.connect(self._mark_scheme)

    def _appearance_menu(self) -> QMenu:
        menu = Menu(self.tr("Appearance"), self)
        group = QActionGroup(menu)
        words = {
            Scheme.SYSTEM: self.tr("System"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        for scheme, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, scheme=scheme: self._appearance.choose(scheme))
            group.addAction(action)
            self._schemes[scheme] = action
        return menu

    def _mark_scheme(self) -> None:
        self._schemes[self._appearance.scheme].setChecked(True)
