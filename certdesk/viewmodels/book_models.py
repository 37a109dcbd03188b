"""The view-models of what the user does with the book beyond reading it, and how they reach the list."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from certdesk.domain.orders import OrderId
from certdesk.domain.saved_views import SavedView
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.bulk_download import BulkDownloadViewModel
from certdesk.viewmodels.desk_activity import DeskActivityViewModel
from certdesk.viewmodels.importing import ImportViewModel
from certdesk.viewmodels.labels import LabelsViewModel
from certdesk.viewmodels.lists_out import ListsOutViewModel
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.rows import Row
from certdesk.viewmodels.saved_views import SavedViewsViewModel


class BookModels(QObject):
    """Labels, saved views, lists, several downloads and the desk's activity, beside the list of orders."""

    def __init__(
        self, desk: Desk, orders: OrdersViewModel, runner: Runner, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.orders = orders
        self.labels = LabelsViewModel(desk.labels, runner, self)
        self.saved_views = SavedViewsViewModel(desk.saved_views, runner, self)
        self.importing = ImportViewModel(desk.lists, runner, self)
        self.lists_out = ListsOutViewModel(desk, runner, self)
        self.bulk = BulkDownloadViewModel(desk.bulk, desk.downloads, runner, self)
        self.activity = DeskActivityViewModel(desk.activity, runner, self)
        self.all = (self.labels, self.saved_views, self.importing, self.lists_out, self.bulk, self.activity)
        orders.changed.connect(self.saved_views.take_list)
        self.saved_views.show_wanted.connect(self._show_saved)
        self.importing.imported.connect(self.labels.take_change)
        self.lists_out.put_back.connect(self.labels.take_change)
        hub.changed.connect(self.saved_views.refresh)
        hub.changed.connect(self.activity.refresh)

    def rows_of(self, orders: Iterable[OrderId]) -> tuple[Row, ...]:
        """Return the rows of those of the orders that are in the book."""
        shelf = self.orders.props.shelf
        if shelf is None:
            return ()
        return tuple(shelf.rows[shelf.positions[order]] for order in orders if order in shelf.positions)

    def _show_saved(self, saved: SavedView) -> None:
        self.orders.show_saved(saved.view, saved.typed)
