"""One line of the list for each request that was found, and what still has to happen to it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from certdesk.domain.act_rules import Act
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.handing_in import Candidate
from certdesk.domain.judging import NO_ANSWERS, Answers, Choice, Judgement, KeyUse, Verdict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId


class Mark(StrEnum):
    """Where a line stands. Their order is that of how much they need the user."""

    UNMATCHED = "unmatched"  # no order has these names
    SEVERAL = "several"  # more than one order has them
    TWICE = "twice"  # an earlier line is for the same order
    SAME_KEY = "same key"  # an earlier line, for another order, has the same key
    ASKING = "asking"
    SIGN_IN = "sign in"
    FAILED = "failed"
    STOPPED = "stopped"  # it cannot be used
    JUDGING = "judging"
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    LEFT_OUT = "left out"
    NO_CSR = "no csr"


TO_DECIDE: Final = frozenset({Mark.UNMATCHED, Mark.SEVERAL, Mark.TWICE, Mark.SAME_KEY, Mark.ASKING})
MAY_BE_LEFT_OUT: Final = frozenset({*TO_DECIDE, Mark.SIGN_IN, Mark.FAILED, Mark.READY, Mark.JUDGING})
SENDABLE: Final = frozenset({Mark.READY, Mark.SIGN_IN, Mark.FAILED})


@dataclass(frozen=True, slots=True)
class Recipient:
    """The order that a line is for: its ID, the name it is known by, and the act by which it takes a request."""

    order: OrderId
    name: str
    act: Act

    @property
    def is_reissue(self) -> bool:
        """Whether it has a certificate already."""
        return self.act is Act.REISSUE


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found. `number` is its place in the list, from 0, and stays with it.

    `offers` are the orders that its names match, the likeliest first; `recipient` is the one that it is for.
    `is_overtaken` says that it was not sent, because what would have happened was not what was reviewed.
    """

    number: int
    candidate: Candidate
    offers: tuple[KeyUse, ...] = ()
    recipient: Recipient | None = None
    judgement: Judgement | None = None
    answers: Answers = field(default_factory=lambda: NO_ANSWERS)
    is_left_out: bool = False
    is_sending: bool = False
    is_sent: bool = False
    is_overtaken: bool = False
    error: CertDeskError | None = None

    @property
    def order(self) -> OrderId | None:
        """The order it is for, where there is one."""
        return None if self.recipient is None else self.recipient.order


@dataclass(frozen=True, slots=True)
class Shown:
    """A line and where it stands."""

    line: Line
    mark: Mark


@dataclass(frozen=True, slots=True)
class Question:
    """The same question of several lines, which one answer settles."""

    message: MessageKey
    choices: tuple[Choice, ...]
    lines: tuple[int, ...]
    verdict: Verdict


def shown(lines: Sequence[Line]) -> tuple[Shown, ...]:
    """Return where each line stands.

    Of two that are for one order, or have one key, the later one is asked about. What cannot be used does not count.
    """
    orders: dict[OrderId, int] = {}
    keys: dict[str, int] = {}
    for line in sorted(lines, key=lambda each: not each.is_sent):
        if line.order is None or line.is_left_out or _is_stopped(line):
            continue
        if orders.setdefault(line.order, line.number) == line.number and line.candidate.facts is not None:
            keys.setdefault(line.candidate.facts.key_digest, line.number)
    return tuple(Shown(line, _mark(line, orders, keys)) for line in lines)


def counted(lines: Iterable[Shown]) -> Mapping[Mark, int]:
    """Return how many lines stand where."""
    return Counter(each.mark for each in lines)


def questions(lines: Iterable[Shown]) -> tuple[Question, ...]:
    """Return what is asked of two lines or more, the question asked most often first."""
    found: dict[MessageKey, list[tuple[int, Verdict]]] = {}
    for each in lines:
        if each.mark is Mark.ASKING and each.line.judgement is not None:
            for verdict in each.line.judgement.questions:
                if verdict.message is not None:
                    found.setdefault(verdict.message, []).append((each.line.number, verdict))
    asked = [
        Question(message, many[0][1].choices, tuple(number for number, _ in many), many[0][1])
        for message, many in found.items()
        if len(many) > 1
    ]
    return tuple(sorted(asked, key=lambda question: -len(question.lines)))


def _mark(line: Line, orders: Mapping[OrderId, int], keys: Mapping[str, int]) -> Mark:  # noqa: PLR0911 - one per mark
    if line.candidate.facts is None:
        return Mark.NO_CSR
    if line.is_sent or line.is_sending:
        return Mark.SENT if line.is_sent else Mark.SENDING
    if line.is_left_out:
        return Mark.LEFT_OUT
    if line.recipient is None:
        return Mark.SEVERAL if line.offers else Mark.UNMATCHED
    if _is_stopped(line):
        return Mark.STOPPED
    if orders[line.recipient.order] != line.number:
        return Mark.TWICE
    return _judged(line) if keys[line.candidate.facts.key_digest] == line.number else Mark.SAME_KEY


def _judged(line: Line) -> Mark:
    if line.judgement is None:
        return Mark.JUDGING if line.error is None else Mark.FAILED
    if line.judgement.questions:
        return Mark.ASKING
    if line.error is None:
        return Mark.READY
    return Mark.SIGN_IN if isinstance(line.error, SessionRequired) else Mark.FAILED


def _is_stopped(line: Line) -> bool:
    return line.judgement is not None and bool(line.judgement.stops)
