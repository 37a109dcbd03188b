"""Ties the list, the sidebar and the details to the sheets of the book."""

from PySide6.QtCore import QObject

from certdesk.viewmodels.models import Models
from certdesk.viewmodels.orders.book_props import Props as ListProps
from certdesk.viewmodels.saved_views import Props as SavedViewsProps
from certdesk.viewmodels.shell import Page, Place
from certdesk.viewmodels.shell import Props as ShellProps
from certdesk.views.book.sheets import BookSheets
from certdesk.views.orders.details.pane import DetailsPane
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.page import OrdersPage
from certdesk.views.orders.selection_summary import SelectionSummary
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.shell.sidebar import Sidebar


class BookTies(QObject):
    """What is asked for in a pane is done by `sheets`; what is chosen in the list is what the page shows."""

    def __init__(self, window: MainWindow, models: Models) -> None:
        super().__init__(window)
        self._models = models
        self.sheets = BookSheets(window, window.toasts, models.book)
        models.shell.changed.connect(self._render_shell)

    def tie_panes(self, page: OrdersPage, orders: OrdersListPane, details: DetailsPane) -> None:
        """Tie the panes of the orders page."""
        self._page, self._orders = page, orders
        summary = SelectionSummary(self._models.orders)
        page.add_summary(summary)
        summary.act_wanted.connect(self.sheets.act_on_selection)
        orders.selection_act_wanted.connect(self.sheets.act_on_selection)
        orders.list_act_wanted.connect(self.sheets.act_on_list)
        details.labels_wanted.connect(self.sheets.edit_labels)
        details.export_wanted.connect(self.sheets.export_activity)
        self._models.orders.changed.connect(self._render_list)
        self._models.book.saved_views.changed.connect(self._name_list)

    def tie_sidebar(self, sidebar: Sidebar) -> None:
        """Tie the user's own views."""
        views = self._models.book.saved_views
        views.changed.connect(sidebar.render_saved)
        sidebar.saved.rename_wanted.connect(views.name_again)
        sidebar.saved.remove_wanted.connect(views.remove)
        sidebar.saved.moved.connect(views.move)
        sidebar.saved.chosen.connect(self._show_saved)

    def _show_saved(self, name: str) -> None:
        if self._models.shell.props.page is Page.SIGN_IN:
            self._models.acts.sign_in.model.cancel()
        self._models.acts.leave_reissue()
        self._models.shell.go_to(Place.ORDERS)
        self._models.book.saved_views.show(name)

    def _render_list(self, props: ListProps) -> None:
        self._page.show_summary(is_shown=props.several is not None)

    def _name_list(self, props: SavedViewsProps) -> None:
        self._orders.header.name_view(props.shown)

    def _render_shell(self, props: ShellProps) -> None:
        self.sheets.hold(is_held=props.page is Page.SIGN_IN)
