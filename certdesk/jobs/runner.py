"""The one door between the GUI thread and everything slow."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import Cancelled, CertDeskError
from certdesk.domain.work import Reporter
from certdesk.jobs.lanes import Lane
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped

T = TypeVar("T")
_SECONDS_BETWEEN_REPORTS = 0.1


class Ticket(QObject):
    """One piece of slow work under way. It lives on the GUI thread."""

    progressed = Signal(object)  # Progress

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop at its next check; its answer is then Stopped."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stopping.is_set()


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Reporter], Any]
    owner: QObject
    then: Callable[[Any], None]


class _Handed:
    """Work handed to a lane, which lets go of it before it answers.

    Work may hold the last reference to a QObject, and that has to end on the GUI thread: the job keeps it till then.
    """

    def __init__(self, work: Callable[[Reporter], Any], is_unwanted: Callable[[], bool]) -> None:
        self._work = [work]
        self._is_unwanted = is_unwanted

    def run(self, report: Reporter) -> Outcome[Any]:
        work = self._work.pop()
        return Stopped() if self._is_unwanted() else _outcome_of(work, report)


class Runner(QObject):
    """Runs commands one after the other and queries side by side, and answers on the GUI thread.

    An answer is dropped when its owner is gone. `then` must be a bound method or function that may run on
    the thread the runner lives on; work takes and returns plain values and never touches a QObject.
    """

    _answered = Signal(object, object)
    _reported = Signal(object, object)

    def __init__(self, commands: Lane, queries: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._queries = queries
        self._open: dict[Ticket, _Job] = {}
        self._closing = threading.Event()
        self._answered.connect(self._deliver)
        self._reported.connect(self._report)

    def command(self, work: Callable[[Reporter], T], then: Callable[[Outcome[T]], None], owner: QObject) -> Ticket:
        """Run work that writes. Commands run one at a time, in order; those of before the close are still begun."""
        ticket = Ticket(self)
        return self._start(self._commands, ticket, lambda: ticket.is_stopping, _Job(work, owner, then))

    def query(self, work: Callable[[Reporter], T], then: Callable[[Outcome[T]], None], owner: QObject) -> Ticket:
        """Run work that only reads, beside other work."""
        ticket, closing = Ticket(self), self._closing
        job = _Job(work, owner, then)
        return self._start(self._queries, ticket, lambda: ticket.is_stopping or closing.is_set(), job)

    def close(self) -> bool:
        """Refuse new work, and wait a limited time for what was ordered before. Return whether all of it ended.

        What the user did last is done, also when something else was under way; work that asks its reporter stops there.
        """
        self._closing.set()
        return all([self._commands.close(), self._queries.close()])

    def _start(self, lane: Lane, ticket: Ticket, is_unwanted: Callable[[], bool], job: _Job) -> Ticket:
        if self._closing.is_set():
            ticket.stop()
            return ticket
        self._open[ticket] = job
        handed, report = _Handed(job.work, is_unwanted), _ThreadReporter(ticket, self._closing, self._reported.emit)
        lane.submit(lambda: self._answered.emit(ticket, handed.run(report)))
        return ticket

    def _deliver(self, ticket: Ticket, outcome: Outcome[Any]) -> None:
        job = self._open.pop(ticket)
        if shiboken6.isValid(job.owner):
            job.then(outcome)
        ticket.deleteLater()

    def _report(self, ticket: Ticket, progress: Progress) -> None:
        if ticket in self._open:
            ticket.progressed.emit(progress)


def _outcome_of(work: Callable[[Reporter], T], report: Reporter) -> Outcome[T]:
    try:
        return Done(work(report))
    except Cancelled:
        return Stopped()
    except CertDeskError as error:
        return Failed(_bare(error))
    except Exception as error:  # noqa: BLE001 - the answer is a value; bugs go to the crash dialog from there
        return Failed(error)


def _bare(error: CertDeskError) -> CertDeskError:
    """Return an expected error without the steps it went through, which hold what they worked with.

    Panes keep it for as long as they show it, and neither a private key nor a pass phrase is to be kept with it.
    """
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


class _ThreadReporter:
    def __init__(self, ticket: Ticket, closing: threading.Event, emit: Callable[[Ticket, Progress], None]) -> None:
        self._ticket = ticket
        self._closing = closing
        self._emit = emit
        self._said_at = 0.0

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._said_at < _SECONDS_BETWEEN_REPORTS:
            return
        self._said_at = now
        self._emit(self._ticket, Progress(done, total))

    def check(self) -> None:
        if self._ticket.is_stopping or self._closing.is_set():
            raise Cancelled
