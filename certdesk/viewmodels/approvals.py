"""Deciding, as the practice account's administrator, on the requests that wait for one."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.approvals import ApprovalRequest, RequestState
from certdesk.domain.book import Book
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Counter
from certdesk.viewmodels.base import ViewModel

_SETTLED = frozenset({RequestState.APPROVED, RequestState.REJECTED})


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a request."""

    request: int
    is_approved: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `requests` is None until the counter answered."""

    is_open: bool = False
    requests: tuple[ApprovalRequest, ...] | None = None
    deciding: Decision | None = None
    refused: tuple[int, FieldError] | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `refused` says of one request why its comment was not taken; `problem` stands above all."""

    is_open: bool
    is_known: bool
    waiting: tuple[ApprovalRequest, ...]
    settled: tuple[ApprovalRequest, ...]
    deciding: Decision | None
    refused: tuple[int, FieldError] | None
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`. A request that goes its way by itself waits for nobody."""
    requests = inputs.requests or ()
    return Props(
        is_open=inputs.is_open,
        is_known=inputs.requests is not None,
        waiting=tuple(each for each in requests if each.state is RequestState.PENDING),
        settled=tuple(each for each in requests if each.state in _SETTLED),
        deciding=inputs.deciding,
        refused=inputs.refused,
        problem=inputs.problem,
    )


class ApprovalsViewModel(ViewModel[Inputs, Props]):
    """The requests that wait, and those that were settled lately; one decision at a time."""

    decided = Signal(object)  # Decision

    def __init__(self, counter: Counter, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._counter, self._runner = counter, runner
        self._asked = 0
        self._is_decided = False

    def open(self) -> None:
        """Open the sheet and ask for the requests."""
        if not self._inputs.is_open:
            self._apply(Inputs(is_open=True))
            self._load()

    def close(self) -> None:
        """Close the sheet, unless a decision is on its way."""
        if self._inputs.deciding is None:
            self._asked += 1
            self._apply(Inputs())

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again when a request came or was settled."""
        if self._inputs.is_open and Topic.REQUESTS in topics:
            self._load()

    def approve(self, request: int, comment: str) -> None:
        """Approve a request. Nothing happens while another decision is on its way."""
        self._decide(Decision(request, True, comment.strip()))

    def reject(self, request: int, comment: str) -> None:
        """Reject a request. Nothing happens while another decision is on its way."""
        self._decide(Decision(request, False, comment.strip()))

    def _decide(self, decision: Decision) -> None:
        is_there = any(each.id == decision.request for each in self._props.waiting)
        if self._inputs.deciding is None and is_there:
            self._apply(replace(self._inputs, deciding=decision, refused=None, problem=None))
            self._runner.command(partial(self._settle, decision), self._take_decision, self)

    def _settle(self, decision: Decision, _report: Reporter) -> Book:
        settle = self._counter.approve if decision.is_approved else self._counter.reject
        return settle(decision.request, decision.comment)

    def _load(self) -> None:
        self._asked += 1
        self._runner.query(lambda _report: self._counter.requests(), partial(self._take_requests, self._asked), self)

    def _take_requests(self, asked: int, outcome: Outcome[tuple[ApprovalRequest, ...]]) -> None:
        """A decision is over once the requests are there as it left them."""
        if asked != self._asked:
            return
        if self._is_decided:
            self._is_decided = False
            self._inputs = replace(self._inputs, deciding=None)
        done = self._finished(outcome)
        self._apply(replace(self._inputs, requests=done.value) if done else self._inputs)

    def _take_decision(self, outcome: Outcome[Book]) -> None:
        decision, done = self._inputs.deciding, self._finished(outcome)
        self._is_decided = True
        self._load()
        if done and decision is not None:
            self.decided.emit(decision)

    def _show_error(self, error: CertDeskError) -> None:
        decision = self._inputs.deciding
        if isinstance(error, FieldError) and decision is not None:
            self._apply(replace(self._inputs, refused=(decision.request, error)))
        else:
            self._apply(replace(self._inputs, problem=error))
