"""The lists of weak and compromised keys that signing requests are checked against."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.key_lists import KeyList
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome, Progress
from certdesk.jobs.runner import Runner, Ticket
from certdesk.viewmodels.base import ViewModel


class ListsOfKeys(Protocol):
    """The part of `api.Requests` that the settings need."""

    def key_lists(self) -> tuple[KeyList, ...]:
        """Return the lists there are."""

    def add_key_list(self, path: Path, report: Reporter) -> KeyList:
        """Take over a list."""

    def remove_key_list(self, name: str) -> None:
        """Forget a list."""


@dataclass(frozen=True, slots=True)
class Props:
    """What is shown. `lists` is None until they were read; `adding` names the file that is being taken over."""

    lists: tuple[KeyList, ...] | None = None
    adding: str = ""
    progress: Progress | None = None
    is_stopping: bool = False
    problem: CertDeskError | None = None


class KeyListsViewModel(ViewModel[Props, Props]):
    """Adds and removes lists. One that is being added goes on while the settings are closed."""

    def __init__(self, service: ListsOfKeys, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Props(), lambda props: props, parent)
        self._service, self._runner = service, runner
        self._ticket: Ticket | None = None
        self._asked = 0

    def load(self) -> None:
        """Read which lists there are. Only the newest answer counts."""
        self._asked += 1
        self._runner.query(lambda _report: self._service.key_lists(), partial(self._take_lists, self._asked), self)

    def add(self, path: Path) -> None:
        """Take over a list. A second one has to wait for the first."""
        if self._ticket is None:
            self._apply(replace(self._inputs, adding=path.name, progress=None, problem=None))
            work = partial(self._service.add_key_list, path)
            self._ticket = self._runner.command(work, self._take_added, self)
            self._ticket.progressed.connect(self._take_progress)

    def stop(self) -> None:
        """Think better of the list that is being added."""
        if self._ticket is not None:
            self._ticket.stop()
            self._apply(replace(self._inputs, is_stopping=True))

    def remove(self, name: str) -> None:
        """Forget a list."""
        self._apply(replace(self._inputs, problem=None))
        self._runner.command(lambda _report: self._service.remove_key_list(name), self._take_removed, self)

    def _take_lists(self, asked: int, outcome: Outcome[tuple[KeyList, ...]]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, lists=done.value))

    def _take_progress(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _take_added(self, outcome: Outcome[KeyList]) -> None:
        self._ticket = None
        self._apply(replace(self._inputs, adding="", progress=None, is_stopping=False))
        self._finished(outcome)
        self.load()

    def _take_removed(self, outcome: Outcome[None]) -> None:
        self._finished(outcome)
        self.load()

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))
