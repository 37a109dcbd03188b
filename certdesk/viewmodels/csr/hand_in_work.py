"""What is behind handing in a request: reading and judging off the GUI thread. Of each only the last counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.judging import Judgement
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Requests
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.hand_in_props import MOST_UNDONE, Found, HandInInputs, HandInProps, Reading, derive
from certdesk.viewmodels.csr.hand_in_reading import Desk


class HandInWork(ViewModel[HandInInputs, HandInProps]):
    """Keeps what was found, and what it replaced. The gestures are its subclass's."""

    def __init__(self, requests: Requests, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(HandInInputs(), derive, parent)
        self._requests = requests
        self._runner = runner
        self._asked = self._judged = 0
        self._ticket: Ticket | None = None

    def _read(self, reading: Reading, work: Callable[[Desk, Reporter], Found]) -> None:
        desk = self._desk()
        if desk is None:
            return
        self._let_go()
        self._apply(replace(self._inputs, reading=reading, progress=None))
        take = partial(self._take_found, self._asked)
        self._ticket = self._runner.query(partial(work, desk), take, self)
        self._ticket.progressed.connect(self._take_progress)

    def _stop(self) -> None:
        """Read no further; what was there before is there again."""
        self._let_go()
        self._apply(replace(self._inputs, reading=None, progress=None))

    def _judge(self) -> None:
        """Ask again; until the answer is there, the judgement from before is shown and nothing is ready."""
        desk, chosen, answers = self._desk(), self._inputs.found.chosen, self._inputs.found.answers
        if desk is None or chosen is None or chosen.candidate.facts is None:
            return
        self._judged += 1
        self._apply(replace(self._inputs, is_judged=False))
        judge = partial(desk.judge, chosen.candidate.facts, answers)
        self._runner.query(lambda _report: judge(), partial(self._take_judgement, self._judged), self)

    def _desk(self) -> Desk | None:
        order, inputs = self._inputs.order, self._inputs
        if order is None:
            return None
        return Desk(self._requests, order, inputs.purpose, is_key_compromised=inputs.is_key_compromised)

    def _let_go(self) -> None:
        """Drop the answer to whatever is under way."""
        self._asked += 1
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            ticket.progressed.disconnect(self._take_progress)
            ticket.stop()

    def _replace(self, found: Found) -> None:
        """Show it in the place of what is there, which can be come back to if it was a request."""
        before, earlier = self._inputs.found, self._inputs.earlier
        self._show(found, (*earlier, before)[-MOST_UNDONE:] if before.holds_request else earlier)

    def _show(self, found: Found, earlier: tuple[Found, ...]) -> None:
        self._judged += 1
        quiet = replace(self._inputs, reading=None, progress=None, is_judged=True)
        self._apply(replace(quiet, found=found, earlier=earlier))

    def _take_progress(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _take_found(self, asked: int, outcome: Outcome[Found]) -> None:
        if asked != self._asked:
            return
        self._ticket = None
        match outcome:
            case Done(found):
                self._replace(found)
            case Failed(error) if isinstance(error, CertDeskError):
                self._replace(Found(refusal=error))
            case Failed(error):
                self._stop()
                self.failed.emit(error)
            case Stopped():
                self._stop()

    def _take_judgement(self, asked: int, outcome: Outcome[Judgement]) -> None:
        if asked == self._judged and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, found=self._inputs.found.judged_anew(done.value), is_judged=True))
