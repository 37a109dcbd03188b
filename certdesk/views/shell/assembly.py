"""The window and everything in it, put together."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from certdesk.domain.orders import OrderId
from certdesk.domain.text import displayable
from certdesk.domain.urgency import View
from certdesk.paths import Places
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.orders.book_props import ListState
from certdesk.viewmodels.orders.book_props import Props as OrdersProps
from certdesk.viewmodels.orders.details_props import Props as DetailsProps
from certdesk.viewmodels.shell import Page, Place
from certdesk.viewmodels.shell import Props as ShellProps
from certdesk.views.actions import Actions
from certdesk.views.orders.details.pane import DetailsPane
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.page import OrdersPage
from certdesk.views.sessions.card import SessionCardButton
from certdesk.views.shell.account_ties import AccountTies
from certdesk.views.shell.book_ties import BookTies
from certdesk.views.shell.commands import Commands
from certdesk.views.shell.drop_ties import DropTies
from certdesk.views.shell.late_page import LatePage
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.shell.messages import Messages
from certdesk.views.shell.migration_ties import MigrationTies
from certdesk.views.shell.order_menu import OrderMenu
from certdesk.views.shell.practice_ties import PracticeTies
from certdesk.views.shell.problem_page import ProblemPage
from certdesk.views.shell.reissue_ties import ReissueTies
from certdesk.views.shell.sheets import Sheets
from certdesk.views.shell.sidebar import Sidebar
from certdesk.views.shell.window_state import WindowState
from certdesk.views.theme.appearance import Appearance


class Shell(QObject):
    """The window over `models`: its pages, sheets, menus and what connects them."""

    crashed = Signal(object)  # Exception: a bug that a view-model met

    def __init__(self, models: Models, appearance: Appearance, places: Places, state: WindowState) -> None:
        super().__init__()
        self._models = models
        self.appearance = appearance
        self._state = state
        self._has_listed = False
        self._actions = Actions(self)
        self._orders = OrdersListPane(models.orders, appearance)
        self._details = DetailsPane(models.details, models.refunds)
        self._page = OrdersPage(self._orders, self._details)
        self._card = SessionCardButton(models.sessions)
        self._sidebar = Sidebar(self._card)
        self._problem = ProblemPage()
        self.practice = PracticeTies(models, self)
        self._account_ties = AccountTies(models, self._sidebar, self)
        self._migration_ties = MigrationTies(models, self)
        self._late: dict[Page, LatePage] = {
            Page.FIRST_RUN: LatePage(self.practice.make_first_run),
            Page.SIGN_IN: LatePage(self.practice.make_sign_in),
            Page.REISSUE: LatePage(self._make_reissue),
            Page.MANY: LatePage(self._make_many),
            Page.ACCOUNTS: LatePage(self._account_ties.make_pane),
            Page.LINKING: LatePage(self._account_ties.make_linking),
            Page.MIGRATION: LatePage(self._migration_ties.make_page),
        }
        pages = {Page.ORDERS: self._page, Page.PROBLEM: self._problem, **self._late}
        self.window = MainWindow(models.shell, self._sidebar, pages, self._actions, appearance)
        self.practice.set_window(self.window)
        self.sheets = Sheets(self.window, models, self._actions, appearance, places)
        self._messages = Messages(self.window, models)
        self._commands = Commands(self.window, models, self._actions, self.sheets)
        self._tie(models)
        self._bind_pages()
        self._bind_words()
        self._restore()

    def _tie(self, models: Models) -> None:
        self._commands.tie_mailbox(self.practice.show_all_mail)
        self._commands.tie_orders(self._page, self._orders, self._details, self._sidebar)
        self._book = BookTies(self.window, models)
        self._book.tie_panes(self._page, self._orders, self._details)
        self._book.tie_sidebar(self._sidebar)
        self._reissuing = ReissueTies(self.window, models)
        self._reissuing.tie_details(self._details)
        self._reissuing.making_wanted.connect(models.acting.make_request)
        self._dropping = DropTies(self.window, models, self._orders.view)
        self._dropping.set_sheets(lambda: self._are_sheets_closed)
        self._reissuing.set_sheets(lambda: self._are_sheets_closed)
        self._commands.tie_drops(self._dropping, self._reissuing)
        self._commands.tie_book(self._book.sheets)
        self._account_ties.set_window(self.window)
        self._account_ties.mailbox_wanted.connect(self.practice.show_all_mail)
        self._migration_ties.set_window(self.window)
        self._commands.tie_places(self._sidebar, self._migration_ties)
        self.practice.tie(self._sidebar.practice, self.sheets, self._commands)

    def keep_state(self) -> None:
        """Keep what survives a restart."""
        state = self._state
        state.keep_orders(self._models.orders.state())
        state.keep_anchor(self._orders.anchor)
        if self._models.acts.keys.made is not None:
            state.keep_tool(self._models.acts.keys.made.making.props.tool)
        state.keep_octets("window/geometry", self.window.saveGeometry())
        state.keep_octets("window/splitter", self._page.state())
        state.flush()

    def _make_reissue(self) -> QWidget:
        return self._reissuing.make_page()

    def _make_many(self) -> QWidget:
        return self._dropping.make_page()

    def _bind_pages(self) -> None:
        self._sidebar.view_chosen.connect(self._choose_view)
        self._orders.add_wanted.connect(self._commands.add_order)
        self._orders.activated.connect(self._go_into_details)
        self._orders.pointed_at.connect(self._show_details_alone)
        self._orders.set_context_menu(self._context_menu)
        self._models.orders.changed.connect(self._render_orders)
        self._models.details.changed.connect(self._render_details)
        self._models.shell.changed.connect(self._render_page)
        self._problem.move_aside_wanted.connect(self._models.start_up.move_aside)
        self._problem.quit_wanted.connect(self.window.close)
        self._problem.retry_wanted.connect(self._models.start_up.open)
        self._details.open_url_wanted.connect(_open_url)
        self._details.order_wanted.connect(self._models.orders.select)
        self._card.code_wanted.connect(self._send_new_code)
        self.window.page_shown.connect(self._focus_page)
        self._models.acts.sign_in.once(lambda model: model.finished.connect(self._show_signed_in))
        self.window.closing.connect(self.keep_state)
        self.appearance.changed.connect(lambda _tokens: self._state.keep_scheme(self.appearance.scheme))

    def _bind_words(self) -> None:
        self._details.said.connect(self.window.say)
        self._messages.crashed.connect(self.crashed)
        self._book.sheets.messages.crashed.connect(self.crashed)

    def _restore(self) -> None:
        self._models.orders.restore(self._state.orders())
        self._models.acts.keys.once(lambda keys: keys.making.choose_tool(self._state.tool()))
        anchor = self._state.anchor()
        if anchor is not None:
            self._orders.bring_back(anchor)
        geometry = self._state.octets("window/geometry")
        if not geometry.isEmpty():
            self.window.restoreGeometry(geometry)
        self._page.restore(self._state.octets("window/splitter"))

    def _focus_page(self, page: Page) -> None:
        if page is Page.ORDERS and self._are_sheets_closed:
            self._orders.focus_list() if self._page.shows_list else self._details.focus_first_act()
        elif page in self._late and page is not Page.SIGN_IN:
            self._late[page].setFocus()

    def _show_signed_in(self, _signed_in: object) -> None:
        """The page folds into the details, and the focus goes to the first act, unless a sheet asks for more."""
        self._page.show_details()
        if self._are_sheets_closed:
            self._details.focus_first_act()

    @property
    def _are_sheets_closed(self) -> bool:
        return (
            self.sheets.are_closed
            and self._book.sheets.are_closed
            and self._reissuing.is_closed
            and self._dropping.is_closed
        )

    def _send_new_code(self, order: OrderId) -> None:
        self._models.shell.open_sign_in(SignInRequest(order, send_at_once=True))

    def _choose_view(self, view: View) -> None:
        if self._models.shell.props.page is Page.SIGN_IN:
            self._models.acts.sign_in.model.cancel()
        if self._models.shell.props.place is Place.ORDERS:
            self._models.acts.leave_reissue()
            self._dropping.leave()
        self._models.shell.go_to(Place.ORDERS)
        self._models.orders.set_view(view)

    def _render_orders(self, props: OrdersProps) -> None:
        self._sidebar.render_view(props.view, props.counts)
        if props.state is ListState.READY and not self._has_listed:
            self._has_listed = True
            self._focus_page(self._models.shell.props.page)

    def _render_page(self, props: ShellProps) -> None:
        if props.problem is not None:
            self._problem.show_problem(props.problem)
        self._sidebar.show_place(props.place)
        self._render_details(self._models.details.props)

    def _render_details(self, props: DetailsProps) -> None:
        """What is not in sight is neither acted on nor named."""
        shell = self._models.shell.props
        page = props.page if shell.place is Place.ORDERS and shell.page is not Page.MANY else None
        self._actions.render_verdicts(page.verdicts if page else ())
        self.window.name_window(displayable(page.header.shown_name) if page else self._place_name())

    def _place_name(self) -> str:
        if self._models.shell.props.page is Page.MANY:
            return self.tr("Many CSRs")
        names = {Place.ACCOUNTS: self.tr("Accounts"), Place.MIGRATION: self.tr("ISO migration")}
        return names.get(self._models.shell.props.place, "")

    def _go_into_details(self, _order: OrderId) -> None:
        self._page.show_details()
        self._details.setFocus()

    def _show_details_alone(self, order: OrderId) -> None:
        if self._page.is_stacked:
            self._go_into_details(order)

    def _context_menu(self, order: OrderId) -> QMenu:
        return OrderMenu(order, self._models.details, self._actions, self.window)


def _open_url(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
