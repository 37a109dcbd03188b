"""What each command of the action table does."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Page, Place
from certdesk.views.actions import ACTS, Actions, Command
from certdesk.views.book.sheets import BookSheets
from certdesk.views.orders.details.pane import DetailsPane
from certdesk.views.orders.list_menu import ListAct
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.page import OrdersPage
from certdesk.views.shell.drop_ties import DropTies
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.shell.migration_ties import MigrationTies
from certdesk.views.shell.reissue_ties import ReissueTies
from certdesk.views.shell.sheets import Sheets
from certdesk.views.shell.sidebar import Sidebar


class Commands(QObject):
    """Carries the commands out."""

    def __init__(self, window: MainWindow, models: Models, actions: Actions, sheets: Sheets) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._sheets = sheets
        self._deeds: dict[Command, Callable[[], object]] = {
            Command.ADD_ORDER: self.add_order,
            Command.REFRESH: models.orders.ask_panel,
            Command.MAIN_MENU: window.open_menu,
            Command.SETTINGS: sheets.open_settings,
            Command.STATUS_GUIDE: sheets.open_status_guide,
            Command.SHORTCUTS: sheets.open_shortcuts,
            Command.QUIT: window.close,
        }
        actions.wanted.connect(self._do)

    def add_order(self) -> None:
        """Begin to sign in for an order that is still to be named."""
        self._models.shell.open_sign_in(SignInRequest())

    def tie_mailbox(self, show: Callable[[], object]) -> None:
        """Tie the command that opens the practice mailbox."""
        self._deeds[Command.MAILBOX] = show

    def tie_orders(self, page: OrdersPage, orders: OrdersListPane, details: DetailsPane, sidebar: Sidebar) -> None:
        """Tie the commands that work on the orders page."""
        panes = _PaneRing(sidebar, orders, details)
        page.back_wanted.connect(lambda: self._back(page, orders))
        self._deeds |= {command: partial(details.act, act) for command, act in ACTS.items()}
        self._deeds |= {
            Command.FIND: lambda: self._find(page, orders),
            Command.GO_ORDERS: self._go_orders,
            Command.NEXT_PANE: lambda: panes.step(1),
            Command.PREVIOUS_PANE: lambda: panes.step(-1),
            Command.NEXT_TAB: lambda: details.step_tab(1),
            Command.PREVIOUS_TAB: lambda: details.step_tab(-1),
            Command.BACK: lambda: self._back(page, orders),
        }

    def tie_book(self, book: BookSheets) -> None:
        """Tie the commands that work on the book as a whole."""
        self._undo_in_book = book.undo
        self._deeds |= {
            Command.IMPORT_LIST: partial(book.act_on_list, ListAct.IMPORT),
            Command.EXPORT_LIST: partial(book.act_on_list, ListAct.EXPORT),
            Command.CLIENT_REPORT: partial(book.act_on_list, ListAct.REPORT),
            Command.ACTIVITY: book.open_activity,
        }

    def tie_drops(self, drops: DropTies, reissuing: ReissueTies) -> None:
        """Tie what takes a request from the clipboard, and takes it back, by the page that is shown."""
        self._drops, self._reissuing = drops, reissuing
        self._deeds |= {Command.PASTE_CSR: self._paste, Command.UNDO: self._undo, Command.QUIT: drops.quit}

    def tie_places(self, sidebar: Sidebar, migration: MigrationTies) -> None:
        """Tie what leads to the other places, and what does something else there."""
        self._migration = migration
        sidebar.place_chosen.connect(self.go_to)
        self._deeds |= {
            Command.GO_ACCOUNTS: partial(self.go_to, Place.ACCOUNTS),
            Command.GO_MIGRATION: partial(self.go_to, Place.MIGRATION),
            Command.REFRESH: self._refresh,
        }

    def go_to(self, place: Place) -> None:
        """Show a place; what was begun elsewhere stays as it was left."""
        if self._models.shell.props.page is Page.SIGN_IN:
            self._models.acts.sign_in.model.cancel()
        self._models.shell.go_to(place)

    def _refresh(self) -> None:
        if self._models.shell.props.place is Place.ACCOUNTS:
            self._models.accounts.model.pane.reload()
        else:
            self._models.orders.ask_panel()

    def _paste(self) -> None:
        is_reissuing = self._models.shell.props.page is Page.REISSUE
        self._reissuing.paste() if is_reissuing else self._drops.paste()

    def _undo(self) -> None:
        if self._models.shell.props.place is Place.MIGRATION:
            self._migration.undo()
        elif not self._reissuing.undo():
            self._undo_in_book()

    def _go_orders(self) -> None:
        if self._models.shell.props.page is Page.SIGN_IN:
            self._models.acts.sign_in.model.cancel()
        if self._models.shell.props.place is Place.ORDERS:
            self._drops.leave()
            self._models.acts.leave_reissue()
        self._models.shell.go_to(Place.ORDERS)

    def _find(self, page: OrdersPage, orders: OrdersListPane) -> None:
        if self._models.shell.props.place is Place.MIGRATION and self._migration.find():
            return
        self._models.shell.go_to(Place.ORDERS)
        self._models.acts.leave_reissue()
        page.show_list()
        orders.focus_search()

    def _back(self, page: OrdersPage, orders: OrdersListPane) -> None:
        if self._models.shell.props.page is Page.SIGN_IN:
            self._models.acts.sign_in.model.back()
        elif self._models.shell.props.page is Page.REISSUE:
            self._models.acts.reissue.model.back_or_leave()
        elif self._models.shell.props.page is Page.MANY:
            self._drops.leave()
        elif self._models.shell.props.page is Page.LINKING:
            self._models.accounts.model.linking.back_or_leave()
        elif self._models.shell.props.page is Page.MIGRATION:
            self._migration.back()
        elif self._models.shell.props.page is Page.ACCOUNTS:
            self._models.shell.go_to(Place.ORDERS)
        else:
            page.show_list()
            orders.focus_list()

    def _do(self, command: Command) -> None:
        deed = self._deeds.get(command)
        if deed is not None:
            deed()


class _PaneRing:
    """The panes in the order that F6 goes through."""

    def __init__(self, *panes: QWidget) -> None:
        self._panes = panes

    def step(self, by: int) -> None:
        focused = next((n for n, pane in enumerate(self._panes) if pane.isAncestorOf(_focus(pane))), 0)
        for distance in range(1, len(self._panes) + 1):
            pane = self._panes[(focused + by * distance) % len(self._panes)]
            if pane.isVisible():
                pane.setFocus()
                return


def _focus(pane: QWidget) -> QWidget:
    return pane.window().focusWidget() or pane
