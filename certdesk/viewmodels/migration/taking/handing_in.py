"""Reads what is handed in to a migration, one kind after the other: what it is, certificates, lists, and notices."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar, assert_never

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.text import displayable
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import AccountSearch, Holdings, HoldingsRead, NoticesRead, Refused, SortedFiles
from certdesk.viewmodels.migration.opened import Changed, OpenMigration
from certdesk.viewmodels.migration.taking.props import (
    Came,
    Reading,
    Stage,
    Step,
    begun,
    gone_on,
    is_of_a_list,
    steps_of,
    with_certificates,
    with_notices,
    with_refused,
)

T = TypeVar("T")
Work = Callable[[Reporter], T]
Start = Callable[[Work[T], Callable[[Outcome[T]], None], QObject], Ticket]

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of it, the bundles that want a pass phrase, and what kept the rest from being read."""

    came: Came
    locked: tuple[Refused, ...] = ()
    problem: CertDeskError | None = None


class HandingIn(QObject):
    """What is handed in while something is read waits for its turn. Every answer goes to the migration at once."""

    advanced = Signal(object)  # Reading
    finished = Signal(object)  # Finished
    failed = Signal(object)  # Exception: a bug

    def __init__(
        self,
        holdings: Holdings,
        search: AccountSearch,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._holdings, self._search, self._open, self._runner = holdings, search, opened, runner
        self._ticket: Ticket | None = None
        self._reading: Reading | None = None
        self._step = Step(Stage.SORTING, ())
        self._done = Finished(Came())
        self._jobs: deque[Callable[[], None]] = deque()
        self._waiting: list[Path] = []
        self._are_shared = False
        self._notices: Callable[[], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._reading is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and folders, each for what it holds."""
        if self.is_busy:
            self._waiting += paths
        else:
            self._done = Finished(Came())
            self._sort(tuple(paths))

    def paste(self, text: str | bytes) -> None:
        """Read one notice, or a mail as it was sent."""
        migration, search = self._open.id, self._search
        if migration is not None and not self.is_busy:
            self._done = Finished(Came())
            self._read_notices(Step(Stage.NOTICES, ()), lambda _report: search.read_pasted(migration, text))

    def add(self, names: Sequence[str]) -> None:
        """Add certificates that notices named, and read those notices once more for their numbers."""
        migration, holdings, text = self._open.id, self._holdings, "\n".join(names)
        if migration is None or self.is_busy:
            return
        self._done = Finished(Came())
        if self._notices is not None:
            self._jobs.append(self._notices)
        self._read_holdings(Step(Stage.LIST, ()), lambda _report: holdings.take_typed(migration, text))

    def stop(self) -> None:
        """Stop; what was read until now stays."""
        if self._ticket is not None and self._reading is not None:
            self._jobs.clear()
            self._waiting.clear()
            self._ticket.stop()
            self._tell(replace(self._reading, is_stopping=True))

    def drop(self) -> None:
        """Stop, and listen to no answer any more: another migration is open."""
        if self._ticket is not None:
            self._ticket.progressed.disconnect(self._note)
            self.stop()
        self._ticket = self._reading = self._notices = None

    def _sort(self, paths: tuple[Path, ...]) -> None:
        holdings = self._holdings
        step = Step(Stage.SORTING, paths)
        self._ask(self._runner.query, lambda report: holdings.sort_files(paths, report), self._take_sorted, step)

    def _take_sorted(self, found: SortedFiles) -> None:
        self._done = replace(self._done, came=with_refused(self._done.came, found.refused, found.left_out))
        self._jobs.extend(partial(self._run, step) for step in steps_of(found))
        self._are_shared = not set(found.certificates).isdisjoint(found.notices)

    def _run(self, step: Step) -> None:
        migration, holdings, search, paths = self._open.id, self._holdings, self._search, step.paths
        if migration is None:
            return
        match step.stage:
            case Stage.NOTICES:
                self._read_notices(step, lambda report: search.read_notices(migration, paths, report))
            case Stage.LIST:
                self._read_holdings(step, lambda report: holdings.read_list(migration, paths[0], report))
            case _:
                self._read_holdings(step, lambda report: holdings.read_files(migration, paths, "", report))

    def _read_holdings(self, step: Step, work: Work[HoldingsRead]) -> None:
        self._ask(self._runner.query, work, self._take_holdings, step)

    def _take_holdings(self, read: HoldingsRead) -> None:
        came, locked = with_certificates(self._done.came, read, is_shared=self._are_shared)
        self._done = replace(self._done, came=came, locked=(*self._done.locked, *locked))
        self._open.take(read.view, Changed.ADDED)

    def _read_notices(self, step: Step, work: Work[NoticesRead]) -> None:
        self._notices = partial(self._read_notices, step, work)
        self._ask(self._runner.query, work, self._take_notices, step)

    def _take_notices(self, read: NoticesRead) -> None:
        self._done = replace(self._done, came=with_notices(self._done.came, read, is_shared=self._are_shared))
        self._open.take(read.view, Changed.NOTICES_READ)

    def _ask(self, start: Start[T], work: Work[T], take: Callable[[T], None], step: Step) -> None:
        ticket: Ticket

        def answer(outcome: Outcome[T]) -> None:
            if ticket is self._ticket:
                self._ticket = None
                self._take_answer(outcome, take)

        self._step = step
        ticket = self._ticket = start(work, answer, self)
        ticket.progressed.connect(self._note)
        self._tell(begun(step))

    def _take_answer(self, outcome: Outcome[T], take: Callable[[T], None]) -> None:
        match outcome:
            case Done(value):
                take(value)
            case Stopped():
                self._done = replace(self._done, came=replace(self._done.came, was_stopped=True))
            case Failed(error):
                self._take_error(error)
            case _:
                assert_never(outcome)
        self._go_on()

    def _take_error(self, error: Exception) -> None:
        """What is wrong with one list keeps nothing else from being read."""
        if isinstance(error, CertDeskError) and is_of_a_list(self._step, error):
            refused = Refused(displayable(self._step.file, _LONGEST_NAME), error)
            self._done = replace(self._done, came=with_refused(self._done.came, (refused,)))
            return
        self._jobs.clear()
        self._waiting.clear()
        if isinstance(error, CertDeskError):
            self._done = replace(self._done, problem=error)
        else:
            self.failed.emit(error)

    def _go_on(self) -> None:
        if self._reading is None:
            return  # another migration is open by now
        if self._jobs:
            self._jobs.popleft()()
        elif self._waiting:
            paths, self._waiting = tuple(self._waiting), []
            self._sort(paths)
        else:
            self._reading = None
            self.finished.emit(self._done)

    def _note(self, progress: Progress) -> None:
        if self._reading is not None:
            self._tell(gone_on(self._reading, self._step, progress))

    def _tell(self, reading: Reading) -> None:
        self._reading = reading
        self.advanced.emit(reading)
