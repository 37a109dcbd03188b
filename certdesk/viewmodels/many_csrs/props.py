"""What the page of many signing requests depends on, and what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.many_csrs.lines import (
    SENDABLE,
    TO_DECIDE,
    Line,
    Mark,
    Question,
    Shown,
    counted,
    questions,
    shown,
)
from certdesk.viewmodels.many_csrs.outlook import Outlook, outlook


class Step(StrEnum):
    """Where the page stands."""

    CLOSED = "closed"
    CHECK = "check"
    REVIEW = "review"
    SENT = "sent"  # sending, and afterwards


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the page depends on. `sources` counts what there is to read, `done` what was; `left_out` what is too much.

    `signed_in` are the orders whose guest session is live. `now` is the portal's time.
    """

    now: datetime
    step: Step = Step.CLOSED
    lines: tuple[Line, ...] = ()
    sources: int = 0
    done: int = 0
    left_out: int = 0
    is_reading: bool = False
    is_stopping: bool = False
    chosen: int | None = None
    reason: str = ""
    is_key_compromised: bool = False
    is_sending: bool = False
    signed_in: frozenset[OrderId] = frozenset()
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the page shows. `requests` counts the signing requests found; `to_decide` what the user is asked about.

    `unsent` are requests that closing the page would let be; `overtaken` are those that have to be decided anew, since
    signing in told more of their orders than was known at the review. What lies ahead is told while nothing is read or
    sent.
    """

    is_open: bool
    step: Step
    lines: tuple[Shown, ...]
    counts: Mapping[Mark, int]
    files: int
    requests: int
    left_out: int
    is_reading: bool
    is_stopping: bool
    progress: Progress | None
    questions: tuple[Question, ...]
    chosen: Shown | None
    to_decide: int
    outlook: Outlook
    reason: str
    now: datetime
    can_review: bool
    can_send: bool
    is_sending: bool
    unsent: int
    waiting: tuple[Shown, ...]
    overtaken: tuple[Shown, ...]
    problem: CertDeskError | None

    @property
    def takes_more(self) -> bool:
        """Whether more requests can be dropped on the page."""
        return self.step is Step.CHECK


def derive(inputs: Inputs) -> Props:
    """Return what the page shows for `inputs`."""
    lines = shown(inputs.lines)
    counts = counted(lines)
    is_moving = inputs.is_reading or inputs.is_sending
    ahead = Outlook() if is_moving else outlook(lines, inputs.signed_in)
    to_decide = sum(counts.get(mark, 0) for mark in TO_DECIDE)
    is_ready = ahead.all > 0
    overtaken = tuple(each for each in lines if each.line.is_overtaken and each.mark in TO_DECIDE)
    chosen = next((each for each in lines if each.line.number == inputs.chosen), None)
    return Props(
        is_open=inputs.step is not Step.CLOSED,
        step=inputs.step,
        lines=lines,
        counts=counts,
        files=inputs.sources,
        requests=len(lines) - counts.get(Mark.NO_CSR, 0),
        left_out=inputs.left_out,
        is_reading=inputs.is_reading,
        is_stopping=inputs.is_stopping,
        progress=Progress(inputs.done, inputs.sources) if inputs.is_reading else None,
        questions=questions(lines) if inputs.step is Step.CHECK and not is_moving else (),
        chosen=chosen,
        to_decide=to_decide,
        outlook=ahead,
        reason=inputs.reason,
        now=inputs.now,
        can_review=is_ready,
        can_send=is_ready and inputs.step is not Step.CHECK,
        is_sending=inputs.is_sending,
        unsent=_unsent(inputs, counts, overtaken),
        waiting=tuple(each for each in lines if each.mark is Mark.SIGN_IN),
        overtaken=overtaken,
        problem=inputs.problem,
    )


def _unsent(inputs: Inputs, counts: Mapping[Mark, int], overtaken: Sequence[Shown]) -> int:
    """What the user decided about is missed, after the review only what was going to be sent."""
    if inputs.step is Step.CHECK:
        return sum(counts.get(mark, 0) for mark in SENDABLE | TO_DECIDE)
    return sum(counts.get(mark, 0) for mark in SENDABLE) + len(overtaken)
