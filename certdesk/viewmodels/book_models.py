"""The view-models of what the user does with the book beyond reading it, and how they reach the list."""

# ruff: noqa: PLC0415 - a view-model is imported when it is made, so that a start does not wait for it

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.domain.orders import OrderId
from certdesk.domain.saved_views import SavedView
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.labels import LabelsViewModel
from certdesk.viewmodels.late import Late
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.rows import Row
from certdesk.viewmodels.saved_views import SavedViewsViewModel

if TYPE_CHECKING:
    from certdesk.viewmodels.bulk_download import BulkDownloadViewModel
    from certdesk.viewmodels.desk_activity import DeskActivityViewModel
    from certdesk.viewmodels.importing import ImportViewModel
    from certdesk.viewmodels.lists_out import ListsOutViewModel


class BookModels(QObject):
    """Labels, saved views, lists, several downloads and the desk's activity, beside the list of orders."""

    sign_in_wanted = Signal(object)  # SignInRequest
    failed = Signal(object)  # Exception

    def __init__(
        self, desk: Desk, orders: OrdersViewModel, runner: Runner, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self.orders = orders
        self.labels = LabelsViewModel(desk.labels, runner, self)
        self.saved_views = SavedViewsViewModel(desk.saved_views, runner, self)
        self.importing = Late(self._make_importing)
        self.lists_out = Late(self._make_lists_out)
        self.bulk = Late(self._make_bulk)
        self.activity = Late(self._make_activity)
        for late in (self.importing, self.lists_out, self.bulk, self.activity):
            late.once(lambda model: model.failed.connect(self.failed))
        for model in (self.labels, self.saved_views):
            model.failed.connect(self.failed)
        orders.changed.connect(self.saved_views.take_list)
        self.saved_views.show_wanted.connect(self._show_saved)
        self.importing.once(lambda model: model.imported.connect(self.labels.take_change))
        self.lists_out.once(lambda model: model.put_back.connect(self.labels.take_change))
        self.bulk.once(lambda model: model.sign_in_wanted.connect(self.sign_in_wanted))
        self.activity.once(lambda model: hub.changed.connect(model.refresh))
        hub.changed.connect(self.saved_views.refresh)

    def rows_of(self, orders: Iterable[OrderId]) -> tuple[Row, ...]:
        """Return the rows of those of the orders that are in the book."""
        shelf = self.orders.props.shelf
        if shelf is None:
            return ()
        return tuple(shelf.rows[shelf.positions[order]] for order in orders if order in shelf.positions)

    def open_import(self) -> None:
        """Open the sheet that takes a list in."""
        self.importing.model.open()

    def _show_saved(self, saved: SavedView) -> None:
        self.orders.show_saved(saved.view, saved.typed)

    def _make_importing(self) -> "ImportViewModel":
        from certdesk.viewmodels.importing import ImportViewModel

        return ImportViewModel(self._desk.lists, self._runner, self)

    def _make_lists_out(self) -> "ListsOutViewModel":
        from certdesk.viewmodels.lists_out import ListsOutViewModel

        return ListsOutViewModel(self._desk, self._runner, self)

    def _make_bulk(self) -> "BulkDownloadViewModel":
        from certdesk.viewmodels.bulk_download import BulkDownloadViewModel

        return BulkDownloadViewModel(self._desk.bulk, self._desk.downloads, self._runner, self)

    def _make_activity(self) -> "DeskActivityViewModel":
        from certdesk.viewmodels.desk_activity import DeskActivityViewModel

        return DeskActivityViewModel(self._desk.activity, self._runner, self)
