"""What a page shows of a signing request that is handed in, derived from what was read and answered."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate
from certdesk.domain.judging import NO_ANSWERS, Answers, Judgement, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER, Change
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.csr.ranking import Judged, best_of

MOST_UNDONE = 20


class State(StrEnum):
    """What the drop zone shows."""

    IDLE = "idle"
    READING = "reading"
    CHOOSING = "choosing"  # several were found
    FILLED = "filled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read: one thing by its name, which a text has none of, or how many things."""

    name: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in what was handed in, which of it is used, and what was answered about that.

    `at` is None where several were found and none is chosen yet, or none can be. `reopened` is the question whose
    answer is being changed. `refusal` is of a drop that could not be read at all.
    """

    results: tuple[Judged, ...] = ()
    at: int | None = None
    answers: Answers = field(default_factory=lambda: NO_ANSWERS)
    reopened: MessageKey | None = None
    refusal: CertDeskError | None = None
    left_out: int = 0

    @property
    def chosen(self) -> Judged | None:
        """What is used."""
        return None if self.at is None else self.results[self.at]

    @property
    def holds_request(self) -> bool:
        """Whether there is something in it that is worth coming back to."""
        return any(each.is_request for each in self.results)

    def judged_anew(self, judgement: Judgement) -> "Found":
        """Return the same with another judgement of what is used."""
        if self.at is None:
            return self
        results = list(self.results)
        results[self.at] = replace(results[self.at], judgement=judgement)
        return replace(self, results=tuple(results))


@dataclass(frozen=True, slots=True)
class HandInInputs:
    """What it depends on. `earlier` is what can be come back to, the last one last; `now` is the portal's minute.

    `is_judged` is false while something was answered that the judgement does not know of yet.
    """

    order: OrderId | None = None
    purpose: Purpose = Purpose.SUPPLY
    found: Found = field(default_factory=Found)
    earlier: tuple[Found, ...] = ()
    reading: Reading | None = None
    progress: Progress | None = None
    is_judged: bool = True
    is_key_compromised: bool = False
    now: datetime | None = None
    command: str = ""


@dataclass(frozen=True, slots=True)
class HandInProps:
    """What it shows. While something is read, everything else is what was there before.

    `best` is the place of the request that is chosen beforehand among `results`. `names` are those to be sent;
    `earlier_revoked_at` is when earlier certificates go if the request is sent now, None where none does or where
    nobody said what time it is. `is_ready` says that there is a request, nothing stops it and all is decided.
    `command` is one line that makes a better request. A question whose answer is being changed is open again; which
    answer it had stays in `answers`.
    """

    state: State
    order: OrderId | None
    purpose: Purpose
    candidate: Candidate | None
    results: tuple[Judged, ...]
    best: int | None
    refusal: CertDeskError | None
    judgement: Judgement | None
    answers: Answers
    names: tuple[str, ...]
    is_ready: bool
    can_undo: bool
    left_out: int
    reading: Reading | None
    progress: Progress | None
    earlier_revoked_at: datetime | None
    command: str = ""

    @property
    def takes_undo(self) -> bool:
        """Whether there is something to take back: what is being read at this moment comes first."""
        return self.can_undo or self.reading is not None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All that was found."""
        return tuple(each.candidate for each in self.results)


def derive(inputs: HandInInputs) -> HandInProps:
    """Return what is shown for `inputs`."""
    found, chosen = inputs.found, inputs.found.chosen
    judgement = _asked_again(chosen.judgement, found.reopened) if chosen and chosen.judgement else None
    state = _state(inputs)
    decided = judgement is not None and not judgement.stops and not judgement.questions
    return HandInProps(
        state=state,
        order=inputs.order,
        purpose=inputs.purpose,
        candidate=chosen.candidate if chosen else None,
        results=found.results,
        best=best_of(found.results) if state is State.CHOOSING else None,
        refusal=_refusal(found),
        judgement=judgement,
        answers=found.answers,
        names=judgement.names if judgement else (),
        is_ready=state is State.FILLED and decided and inputs.is_judged,
        can_undo=bool(inputs.earlier),
        left_out=found.left_out,
        reading=inputs.reading,
        progress=inputs.progress,
        earlier_revoked_at=_earlier_revoked_at(judgement, inputs.now),
        command=inputs.command,
    )


def _state(inputs: HandInInputs) -> State:
    found, chosen = inputs.found, inputs.found.chosen
    if inputs.reading is not None:
        return State.READING
    if chosen is not None and chosen.judgement is not None:
        return State.REFUSED if chosen.judgement.stops else State.FILLED
    if found.holds_request:
        return State.CHOOSING
    return State.REFUSED if found.results or found.refusal else State.IDLE


def _refusal(found: Found) -> CertDeskError | None:
    """Return why nothing of it can be read; of several things each has its own reason."""
    if found.refusal is not None or len(found.results) != 1:
        return found.refusal
    return found.results[0].candidate.refusal


def _asked_again(judgement: Judgement, reopened: MessageKey | None) -> Judgement:
    """Return the judgement with that question open, where it asks it."""
    if reopened is None:
        return judgement
    verdicts = (
        replace(each, weight=Weight.ASK) if each.message is reopened and each.choices else each
        for each in judgement.verdicts
    )
    return replace(judgement, verdicts=tuple(verdicts))


def _earlier_revoked_at(judgement: Judgement | None, now: datetime | None) -> datetime | None:
    if judgement is None or now is None:
        return None
    removes = any(change.change is Change.REMOVED for change in judgement.changes)
    return now + EARLIER_REVOKED_AFTER if removes else None
