"""Saving the certificates of several orders: which format, where, under which names, and what became of each."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.bulk import NAME_TEMPLATE, BulkLine, BulkRequest, BulkResult
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.installation import Answers, recommended
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome, Progress
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import SignInRequest

FORMATS: Final = tuple(DownloadFormat)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `format` is the user's own, None while the server's goes."""

    orders: tuple[OrderId, ...] = ()
    server: Server = Server.NGINX
    format: DownloadFormat | None = None
    folder: Path | None = None
    template: str = NAME_TEMPLATE
    preview: tuple[Path, ...] = ()
    is_saving: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    lines: tuple[BulkLine, ...] = ()
    is_stopped: bool = False
    template_error: CertDeskError | None = None
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. There are `lines` after saving; `rest` of them were not saved."""

    is_open: bool
    count: int
    server: Server
    format: DownloadFormat
    folder: Path | None
    template: str
    preview: tuple[Path, ...]
    is_saving: bool
    is_stopping: bool
    progress: Progress | None
    lines: tuple[BulkLine, ...]
    rest: int
    is_stopped: bool
    can_save: bool
    template_error: CertDeskError | None
    error: CertDeskError | None


def format_of(inputs: Inputs) -> DownloadFormat:
    """Return the format that would be saved now."""
    return inputs.format or recommended(inputs.server, Answers()) or DownloadFormat.PEM_NOROOT


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows."""
    return Props(
        is_open=bool(inputs.orders),
        count=len(inputs.orders),
        server=inputs.server,
        format=format_of(inputs),
        folder=inputs.folder,
        template=inputs.template,
        preview=inputs.preview,
        is_saving=inputs.is_saving,
        is_stopping=inputs.is_stopping,
        progress=inputs.progress,
        lines=inputs.lines,
        rest=sum(line.saved is None for line in inputs.lines),
        is_stopped=inputs.is_stopped,
        can_save=not inputs.is_saving and inputs.folder is not None and inputs.template_error is None,
        template_error=inputs.template_error,
        error=inputs.error,
    )


class BulkDownloadViewModel(ViewModel[Inputs, Props]):
    """The sheet for several orders. What was saved stays saved, whatever happens to the rest."""

    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(
        self, bulk: api.BulkDownloads, downloads: api.Downloads, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._bulk = bulk
        self._downloads = downloads
        self._runner = runner
        self._opening = 0
        self._latest: Ticket | None = None
        self._saving: Ticket | None = None

    def open(self, orders: tuple[OrderId, ...], client: str = "") -> None:
        """Open the sheet for those orders; with one `client` of them all, for the server it used last."""
        if self._inputs.is_saving or not orders:
            return
        downloads = self._downloads
        self._opening += 1
        self._latest = None
        self._apply(Inputs(orders))

        def work() -> tuple[Path, Server]:
            return downloads.folder(), downloads.server_of(client) or Server.NGINX

        self._runner.query(lambda _: work(), partial(self._take_start, self._opening), self)

    def close(self) -> None:
        """Close the sheet, unless files are being saved."""
        if not self._inputs.is_saving:
            self._latest = None
            self._apply(Inputs())

    def set_server(self, server: Server) -> None:
        """Say where they will be installed; the format follows."""
        self._renew(replace(self._inputs, server=server, format=None))

    def set_format(self, format_: DownloadFormat) -> None:
        """Take another format."""
        self._renew(replace(self._inputs, format=format_))

    def set_folder(self, folder: Path) -> None:
        """Have the clients' folders made below that one."""
        self._renew(replace(self._inputs, folder=folder, error=None))

    def set_template(self, template: str) -> None:
        """Name the files by that template."""
        self._renew(replace(self._inputs, template=template))

    def save(self) -> None:
        """Save one order after the other."""
        self._save(self._inputs.orders)

    def save_rest(self) -> None:
        """Save those that were not saved."""
        self._save(tuple(line.order for line in self._inputs.lines if line.saved is None))

    def stop(self) -> None:
        """Stop after the file that is being saved."""
        if self._saving is not None:
            self._saving.stop()
            self._apply(replace(self._inputs, is_stopping=True))

    def sign_in(self, order: OrderId) -> None:
        """Have a session opened for that order."""
        self.sign_in_wanted.emit(SignInRequest(order))

    def _save(self, orders: tuple[OrderId, ...]) -> None:
        request, bulk = self._request(orders), self._bulk
        if request is None or not orders or not self._props.can_save:
            return
        self._apply(replace(self._inputs, is_saving=True, is_stopping=False, progress=None, error=None))
        self._saving = self._runner.command(lambda report: bulk.save(request, report), self._take_result, self)
        self._saving.progressed.connect(self._note)

    def _request(self, orders: tuple[OrderId, ...]) -> BulkRequest | None:
        inputs = self._inputs
        if inputs.folder is None:
            return None
        return BulkRequest(orders, inputs.folder, format_of(inputs), inputs.server, inputs.template)

    def _renew(self, inputs: Inputs) -> None:
        self._apply(inputs)
        request, bulk = self._request(inputs.orders), self._bulk
        if request is None:
            return
        ticket: Ticket

        def then(outcome: Outcome[tuple[Path, ...]]) -> None:
            if ticket is self._latest:
                self._take_preview(outcome)

        ticket = self._latest = self._runner.query(lambda _: bulk.preview(request), then, self)

    def _take_start(self, opening: int, outcome: Outcome[tuple[Path, Server]]) -> None:
        if opening == self._opening and self._inputs.orders and (done := self._finished(outcome)):
            folder, server = done.value
            self._renew(replace(self._inputs, folder=folder, server=server))

    def _take_preview(self, outcome: Outcome[tuple[Path, ...]]) -> None:
        self._apply(replace(self._inputs, template_error=None))
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, preview=done.value))

    def _take_result(self, outcome: Outcome[BulkResult]) -> None:
        self._saving = None
        self._apply(replace(self._inputs, is_saving=False, is_stopping=False, progress=None))
        if done := self._finished(outcome):
            new = {line.order: line for line in done.value.lines}
            lines = tuple(new.get(line.order, line) for line in self._inputs.lines) or done.value.lines
            self._apply(replace(self._inputs, lines=lines, is_stopped=done.value.is_stopped))

    def _note(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _show_error(self, error: CertDeskError) -> None:
        if not self._inputs.orders:
            self.failed.emit(error)
        elif isinstance(error, FieldError):
            self._apply(replace(self._inputs, template_error=error, preview=()))
        else:
            self._apply(replace(self._inputs, error=error))
