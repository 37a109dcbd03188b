"""Sends one request after the other, each as a deed with a key of its own, and stops between two of them."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.deeds import Receipt
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts
from certdesk.viewmodels.many_csrs.lines import Line
from certdesk.viewmodels.wishes import Wish, wish_for


@dataclass(frozen=True, slots=True)
class Errand:
    """What is sent for one line. `names` are a reissue's; a first request brings none."""

    order: OrderId
    is_reissue: bool
    csr: bytes = field(repr=False)
    names: tuple[str, ...] = ()
    reason: str = ""


def errand_of(line: Line, reason: str) -> Errand | None:
    """Return what would be sent for `line`, or None where it is not ready."""
    facts, home, judgement = line.candidate.facts, line.home, line.judgement
    if facts is None or home is None or judgement is None or judgement.stops or judgement.questions:
        return None
    if not home.is_reissue:
        return Errand(home.order, is_reissue=False, csr=facts.der)
    return Errand(home.order, is_reissue=True, csr=facts.der, names=judgement.names, reason=reason)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the errand of the line with that number."""

    number: int
    outcome: Outcome[Receipt]


class Sender(QObject):
    """One errand at a time. The same errand keeps its key, so that trying again does nothing twice."""

    begun = Signal(int)  # the line's number
    ended = Signal(object)  # Sent
    finished = Signal()  # none is left, or it was stopped

    def __init__(self, acts: Acts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._runner = runner
        self._wishes: dict[int, Wish[Errand]] = {}
        self._waiting: deque[tuple[int, Errand]] = deque()
        self._is_sending = False

    @property
    def is_sending(self) -> bool:
        """Whether an errand is on its way."""
        return self._is_sending

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
        acts = self._acts
        self._runner.command(lambda _report: _deliver(acts, wish), partial(self._take, number), self)

    def _take(self, number: int, outcome: Outcome[Receipt]) -> None:
        self.ended.emit(Sent(number, outcome))
        self._go_on()


def _deliver(acts: Acts, wish: Wish[Errand]) -> Receipt:
    errand = wish.content
    if not errand.is_reissue:
        return acts.supply_csr(errand.order, errand.csr, wish.key)
    request = ReissueRequest(errand.csr, reason=errand.reason, names=errand.names)
    return acts.request_reissue(errand.order, request, wish.key)
