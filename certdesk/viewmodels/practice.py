"""The practice CA's chip: whether it is set up, what time it is there, and setting it up."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from certdesk.domain.book import Book
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome, Progress
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Counter, Practice
from certdesk.viewmodels.base import ViewModel

T = TypeVar("T")
_WATCHED = frozenset({Topic.MAIL, Topic.CLOCK, Topic.ORDERS, Topic.REQUESTS})


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the practice chip and the first-run page depend on."""

    state: PracticeState | None = None
    progress: Progress | None = None
    is_busy: bool = False
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What they show. `fraction` is between 0 and 1 while the world is being set up, else None."""

    is_known: bool
    is_set_up: bool
    is_busy: bool
    now: datetime | None
    moved: timedelta
    unread: int
    waiting: int
    is_online: bool
    fraction: float | None
    error: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    state = inputs.state
    progress = inputs.progress
    return Props(
        is_known=state is not None,
        is_set_up=state is not None and state.is_set_up,
        is_busy=inputs.is_busy,
        now=state.now if state else None,
        moved=state.moved if state else timedelta(),
        unread=state.unread if state else 0,
        waiting=state.waiting if state else 0,
        is_online=state is None or state.is_online,
        fraction=progress.done / progress.total if progress and progress.total else None,
        error=inputs.error,
    )


class PracticeViewModel(ViewModel[Inputs, Props]):
    """Sets the practice world up, moves its clock, and starts it over; one act at a time."""

    opened = Signal()
    moved_on = Signal()
    started_over = Signal()
    came_back = Signal()  # the practice CA answers again

    def __init__(self, practice: Practice, counter: Counter, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._practice = practice
        self._counter = counter
        self._runner = runner
        self._setting_up: Ticket | None = None
        self._asked = 0

    def load(self) -> None:
        """Ask where the practice CA stands. Only the newest answer counts."""
        self._asked += 1
        take = partial(self._take_state, self._asked)
        self._runner.query(lambda _report: self._practice.state(), take, self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again when mails came, time moved or orders changed."""
        if topics & _WATCHED:
            self.load()

    def open_portfolio(self, plan: WorldPlan | None = None) -> None:
        """Set the practice world up, with progress, and take its orders into the book."""
        if self._inputs.is_busy:
            return
        self._apply(replace(self._inputs, is_busy=True, error=None, progress=Progress(0, 1)))
        chosen = plan or WorldPlan()
        ticket = self._runner.command(
            partial(_set_up, self._practice, self._counter, chosen), self._take_portfolio, self
        )
        ticket.progressed.connect(self._take_progress)
        self._setting_up = ticket

    def stop(self) -> None:
        """Stop setting up; nothing of the unfinished world is kept."""
        if self._setting_up is not None:
            self._setting_up.stop()

    def advance(self, by: timedelta) -> None:
        """Move the practice clock forward."""
        self._act(lambda _report: self._practice.advance(by), self._take_advance)

    def start_over(self) -> None:
        """Forget the practice world. The window asks before it calls this."""
        self._act(lambda _report: self._practice.start_over(), self._take_start_over)

    def set_online(self, *, is_online: bool) -> None:
        """Let the practice CA answer, or not."""
        take = self._take_return if is_online else self._take_leave
        self._act(lambda _report: self._counter.set_online(is_online), take)

    def _act(self, work: Callable[[Reporter], T], then: Callable[[Outcome[T]], None]) -> None:
        if self._inputs.is_busy:
            return
        self._apply(replace(self._inputs, is_busy=True, error=None))
        self._runner.command(work, then, self)

    def _take_state(self, asked: int, outcome: Outcome[PracticeState]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, state=done.value))

    def _take_progress(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _take_portfolio(self, outcome: Outcome[object]) -> None:
        self._setting_up = None
        self._settle(outcome, self.opened)

    def _take_advance(self, outcome: Outcome[object]) -> None:
        self._settle(outcome, self.moved_on)

    def _take_start_over(self, outcome: Outcome[object]) -> None:
        self._settle(outcome, self.started_over)

    def _take_leave(self, outcome: Outcome[object]) -> None:
        self._settle(outcome)

    def _take_return(self, outcome: Outcome[object]) -> None:
        self._settle(outcome, self.came_back)

    def _settle(self, outcome: Outcome[object], settled: SignalInstance | None = None) -> None:
        self._apply(replace(self._inputs, is_busy=False, progress=None))
        if self._finished(outcome):
            self.load()
            if settled is not None:
                settled.emit()

    def _show_error(self, error: CertDeskError) -> None:
        """The first-run page shows it; the window says it where that page is not to be seen."""
        self._apply(replace(self._inputs, error=error))
        self.failed.emit(error)


def _set_up(practice: Practice, counter: Counter, plan: WorldPlan, report: Reporter) -> Book:
    """Publish first: the certificates of the new world are to name an address that answers."""
    with suppress(Unavailable):  # then they name none, and it is said when publishing is tried again
        counter.serve()
    return practice.open_portfolio(plan, report)
