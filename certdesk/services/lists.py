"""Lists of orders, in both directions."""

from collections.abc import Sequence
from pathlib import Path

from certdesk.domain.lists import Columns, ExportRequest, ImportPlan, ImportResult, ListChoice, ListPreview
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services.exporting import ListExport
from certdesk.services.importing import ListImport


class OrderLists:
    """Implements `api.Lists`."""

    def __init__(self, coming: ListImport, going: ListExport) -> None:
        self._coming = coming
        self._going = going

    def open(self, path: Path, choice: ListChoice) -> ListPreview:
        """Return what a file holds, without taking anything over. Raises Unavailable, FieldError (`list`)."""
        return self._coming.open(path, choice)

    def dry_run(self, preview: ListPreview, columns: Columns, report: Reporter) -> ImportPlan:
        """Return what importing the list would do. Raises FieldError (`columns`, LIST_COLUMNS)."""
        return self._coming.dry_run(preview, columns, report)

    def run(self, plan: ImportPlan, report: Reporter) -> ImportResult:
        """Take the plan's lines into the book, all or, when stopped, none. Raises Cancelled."""
        return self._coming.run(plan, report)

    def export(self, orders: Sequence[OrderId], request: ExportRequest) -> Path:
        """Write the orders, in the order given. Raises FieldError (`file_name`), StateConflict, Unavailable."""
        return self._going.export(orders, request)
