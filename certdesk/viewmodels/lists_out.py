"""Lists that leave the book: the list as a file, a client's report, and the orders that were taken out of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.activity import DeskAct
from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError
from certdesk.domain.labels import Count, Undo
from certdesk.domain.lists import ExportRequest, ListKind
from certdesk.domain.orders import OrderId
from certdesk.domain.reports import ClientReport, client_report
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.undoing import Change

WriteReport = Callable[[ClientReport, Path], None]


class Panel(StrEnum):
    """Which sheet is open."""

    REPORT = "report"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheets depend on; None is what was not read yet."""

    panel: Panel | None = None
    clients: tuple[Count, ...] | None = None
    removed: tuple[BookEntry, ...] | None = None
    is_working: bool = False
    error: CertDeskError | None = None


Props = Inputs


def derive(inputs: Inputs) -> Props:
    """Return what the sheets show, which is what they depend on."""
    return inputs


class ListsOutViewModel(ViewModel[Inputs, Props]):
    """Writes lists and reports, and puts removed orders back."""

    written = Signal(object)  # Path
    put_back = Signal(object)  # Change

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._desk = desk
        self._runner = runner

    def open(self, panel: Panel) -> None:
        """Open that sheet."""
        labels = self._desk.labels
        self._apply(Inputs(panel))
        if panel is Panel.REPORT:
            self._runner.query(lambda _: labels.clients(), self._take_clients, self)
        else:
            self._runner.query(lambda _: labels.removed(), self._take_removed, self)

    def close(self) -> None:
        """Close the sheet."""
        if not self._inputs.is_working:
            self._apply(Inputs())

    def export(self, orders: tuple[OrderId, ...], path: Path) -> None:
        """Write those orders to `path`, as its ending says; the user has agreed to replace what is there."""
        lists = self._desk.lists
        kind = ListKind.JSON if path.suffix.lower() == ".json" else ListKind.CSV
        request = ExportRequest(kind, path.parent, path.name, IfExists.REPLACE)
        self._runner.command(lambda _: lists.export(orders, request), self._take_written, self)

    def report(self, client: str, path: Path, write: WriteReport) -> None:
        """Have the report of a client written to `path` by `write`, away from the GUI thread."""
        orders, now = self._desk.orders, self._desk.sessions.now()
        if self._inputs.is_working:
            return
        self._apply(replace(self._inputs, is_working=True, error=None))

        def work() -> Path:
            book = orders.load()
            write(client_report(book.entries, client, now, book.as_of), path)
            return path

        self._runner.command(lambda _: work(), self._take_report, self)

    def restore(self, entry: BookEntry) -> None:
        """Put an order back into the list."""
        labels, order = self._desk.labels, entry.order.id
        if self._inputs.is_working:
            return
        self._apply(replace(self._inputs, is_working=True, error=None))

        def work() -> Undo:
            return labels.put_back((order,))

        def then(outcome: Outcome[Undo]) -> None:
            self._take_put_back(entry, outcome)

        self._runner.command(lambda _: work(), then, self)

    def _take_clients(self, outcome: Outcome[tuple[Count, ...]]) -> None:
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, clients=done.value))

    def _take_removed(self, outcome: Outcome[tuple[BookEntry, ...]]) -> None:
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, removed=done.value))

    def _take_written(self, outcome: Outcome[Path]) -> None:
        if done := self._finished(outcome):
            self.written.emit(done.value)

    def _take_report(self, outcome: Outcome[Path]) -> None:
        self._apply(replace(self._inputs, is_working=False))
        if done := self._finished(outcome):
            self.close()
            self.written.emit(done.value)

    def _take_put_back(self, entry: BookEntry, outcome: Outcome[Undo]) -> None:
        self._apply(replace(self._inputs, is_working=False))
        if done := self._finished(outcome):
            left = tuple(each for each in self._inputs.removed or () if each is not entry)
            self._apply(replace(self._inputs, removed=left))
            if done.value:
                orders = (entry.order.id,)
                self.put_back.emit(Change(DeskAct.RESTORED, orders, (done.value,), name=entry.shown_name))

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.panel is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, error=error))
