"""Sends one request after the other, each as a deed with a key of its own, and stops between two of them."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.deeds import Receipt
from certdesk.domain.judging import Judgement
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Requests
from certdesk.viewmodels.csr.reviewed import Reviewed, overtaken
from certdesk.viewmodels.many_csrs.lines import Line
from certdesk.viewmodels.wishes import Wish, wish_for


@dataclass(frozen=True, slots=True)
class Errand:
    """What is sent for one line, and by what it was decided. `names` are a reissue's; a first request brings none."""

    order: OrderId
    is_reissue: bool
    reviewed: Reviewed
    names: tuple[str, ...] = ()
    reason: str = ""


def errand_of(line: Line, reason: str, *, is_key_compromised: bool = False) -> Errand | None:
    """Return what would be sent for `line`, or None where it is not ready."""
    facts, recipient, judgement = line.candidate.facts, line.recipient, line.judgement
    if facts is None or recipient is None or judgement is None or judgement.stops or judgement.questions:
        return None
    reviewed = Reviewed(facts, line.answers, is_key_compromised)
    if not recipient.is_reissue:
        return Errand(recipient.order, is_reissue=False, reviewed=reviewed)
    return Errand(recipient.order, is_reissue=True, reviewed=reviewed, names=judgement.names, reason=reason)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the errand of the line with that number; a judgement where that is not what was reviewed."""

    number: int
    outcome: Outcome[Receipt | Judgement]


class Sender(QObject):
    """One errand at a time. The same errand keeps its key, so that trying again does nothing twice.

    A reissue is judged once more right before it is sent: signing in may have told names that nobody was asked about.
    """

    begun = Signal(int)  # the line's number
    ended = Signal(object)  # Sent
    finished = Signal()  # none is left, or it was stopped

    def __init__(self, requests: Requests, acts: Acts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests, self._acts, self._runner = requests, acts, runner
        self._wishes: dict[int, Wish[Errand]] = {}
        self._waiting: deque[tuple[int, Errand]] = deque()
        self._is_sending = False

    def send(self, errands: Iterable[tuple[int, Errand]]) -> None:
        """Send those, one after the other, behind what is waiting already."""
        self._waiting += errands
        if not self._is_sending:
            self._go_on()

    def stop(self) -> None:
        """Begin no further one; what is on its way cannot be called back."""
        self._waiting.clear()

    def forget(self) -> None:
        """Begin anew with another list."""
        self.stop()
        self._wishes.clear()

    def _go_on(self) -> None:
        self._is_sending = bool(self._waiting)
        if not self._waiting:
            self.finished.emit()
            return
        number, errand = self._waiting.popleft()
        wish = self._wishes[number] = wish_for(errand, self._wishes.get(number))
        self.begun.emit(number)
        work = partial(_deliver, self._requests, self._acts, wish)
        self._runner.command(work, partial(self._take, number), self)

    def _take(self, number: int, outcome: Outcome[Receipt | Judgement]) -> None:
        self.ended.emit(Sent(number, outcome))
        self._go_on()


def _deliver(requests: Requests, acts: Acts, wish: Wish[Errand], _report: Reporter) -> Receipt | Judgement:
    errand = wish.content
    csr = errand.reviewed.facts.der
    if not errand.is_reissue:
        return acts.supply_csr(errand.order, csr, wish.key)
    judged = overtaken(requests, errand.order, errand.reviewed, errand.names)
    if judged is not None:
        return judged
    request = ReissueRequest(csr, reason=errand.reason, names=errand.names)
    return acts.request_reissue(errand.order, request, wish.key)
