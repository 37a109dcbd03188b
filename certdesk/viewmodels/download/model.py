"""Choosing and saving a download."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import DownloadFormat, IfExists, SavedFile, SaveRequest, Server
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired, StateConflict
from certdesk.domain.installation import Answers
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Downloads, Orders
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.download.choice import AnyFormat, Inputs, Props, derive, saved_format, with_key
from certdesk.viewmodels.flow import After, SignInRequest


@dataclass(frozen=True, slots=True)
class _Start:
    entry: BookEntry
    server: Server | None
    folder: Path
    names: dict[DownloadFormat, str]


class DownloadViewModel(ViewModel[Inputs, Props]):
    """The download sheet of one order. What was chosen stays when a session has to be opened in between."""

    saved = Signal(object)  # SavedFile
    sign_in_wanted = Signal(object)  # SignInRequest
    key_wanted = Signal(object)  # WithKey

    def __init__(self, downloads: Downloads, orders: Orders, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._downloads = downloads
        self._orders = orders
        self._runner = runner
        self._names: dict[DownloadFormat, str] = {}
        self._asked = 0

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order`, with the server its client used last."""
        if not self._inputs.is_saving:
            self._asked += 1
            self._runner.query(lambda _report: self._start(order), partial(self._take_start, self._asked), self)

    def close(self) -> None:
        """Close the sheet."""
        if not self._inputs.is_saving:
            self._apply(Inputs())

    def choose_server(self, server: Server) -> None:
        """Say where it will be installed; the recommended format follows."""
        self._rename(replace(self._inputs, server=server, chosen=None))

    def answer(self, answers: Answers) -> None:
        """Answer the questions of “I’m not sure”."""
        self._rename(replace(self._inputs, answers=answers, chosen=None))

    def choose_format(self, format_: AnyFormat) -> None:
        """Take another format than the recommended one."""
        self._rename(replace(self._inputs, chosen=format_))

    def show_all(self) -> None:
        """Offer the rare formats too."""
        self._apply(replace(self._inputs, shows_all=True))

    def set_file_name(self, name: str) -> None:
        """Take over the name that the user typed."""
        self._apply(replace(self._inputs, file_name=name, name_problem=None, existing=""))

    def set_folder(self, folder: Path) -> None:
        """Take over the folder that the user chose."""
        self._apply(replace(self._inputs, folder=folder, problem=None, existing=""))

    def save(self, if_exists: IfExists = IfExists.ASK) -> None:
        """Save what was chosen, or go on to where the key is asked for. A second call does nothing."""
        entry, folder, format_ = self._inputs.entry, self._inputs.folder, saved_format(self._inputs)
        if entry is None or folder is None or self._inputs.is_saving:
            return
        if format_ is None:
            self.key_wanted.emit(with_key(self._inputs))
            return
        request = SaveRequest(format_, folder, self._inputs.file_name.strip(), self._inputs.server, if_exists)
        self._apply(replace(self._inputs, is_saving=True, problem=None, name_problem=None, existing=""))
        order = entry.order.id
        self._runner.command(lambda report: self._downloads.save(order, request, report), self._take_saved, self)

    def keep_looking(self) -> None:
        """Leave the file that is in the way as it is, and go on choosing."""
        self._apply(replace(self._inputs, existing=""))

    def _start(self, order: OrderId) -> _Start:
        entry = self._orders.details(order).entry
        names = {format_: self._downloads.suggested_name(entry.order, format_) for format_ in DownloadFormat}
        return _Start(entry, self._downloads.server_of(entry.client), self._downloads.folder(), names)

    def _take_start(self, asked: int, outcome: Outcome[_Start]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            start = done.value
            self._names = start.names
            member = start.names[DownloadFormat.DEFAULT_PEM].removesuffix(".zip")
            server = start.server or Server.NGINX
            self._rename(Inputs(entry=start.entry, server=server, folder=start.folder, member=member))

    def _take_saved(self, outcome: Outcome[SavedFile]) -> None:
        self._apply(replace(self._inputs, is_saving=False))
        if done := self._finished(outcome):
            self._apply(Inputs())
            self.saved.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        entry = self._inputs.entry
        if entry is None:
            self.failed.emit(error)
        elif isinstance(error, SessionRequired):
            self.sign_in_wanted.emit(SignInRequest(entry.order.id, After.GO_ON_SAVING))
        elif isinstance(error, FieldError):
            self._apply(replace(self._inputs, name_problem=error))
        elif isinstance(error, StateConflict) and error.key is MessageKey.FILE_EXISTS:
            self._apply(replace(self._inputs, existing=str(error.facts["file"])))
        else:
            self._apply(replace(self._inputs, problem=error))

    def _rename(self, inputs: Inputs) -> None:
        """Take over `inputs`, with the file name that goes with the format."""
        if inputs.entry is not None:
            format_ = saved_format(inputs)
            name = self._names[format_] if format_ is not None else ""
            inputs = replace(inputs, file_name=name, existing="", name_problem=None)
        self._apply(inputs)
