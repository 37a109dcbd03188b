"""Asking the portal what a reissue would have to prove, before it is sent."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError, PolicyRefused
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Proofs
from certdesk.viewmodels.reissue.props import Ahead

_Answer = tuple[NameProof, ...]
_Question = tuple[OrderId, tuple[str, ...], ValidationMethod | None]


class AheadQuestions(QObject):
    """Asks once for each order, names and method, and knows the answers until it is told to forget them."""

    changed = Signal(object)  # Ahead
    failed = Signal(object)  # Exception: a bug

    def __init__(self, proofs: Proofs, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proofs, self._runner = proofs, runner
        self._answers: dict[_Question, _Answer] = {}
        self._asked: set[_Question] = set()
        self._wanted: _Question | None = None
        self._barred: dict[ValidationMethod, str] = {}
        self._problem: CertDeskError | None = None
        self._round = 0

    def ask(self, order: OrderId, names: tuple[str, ...], method: ValidationMethod | None) -> None:
        """Have `method` asked about, and the present way, unless that is known or being asked already."""
        self._wanted = (order, names, method)
        for question in {(order, names, None): None, self._wanted: None}:
            is_known = question in self._answers or question in self._asked or question[2] in self._barred
            if not is_known and self._problem is None:
                self._asked.add(question)
                take = partial(self._take, self._round, question)
                self._runner.command(partial(self._work, question), take, self)
        self._tell()

    def forget(self) -> None:
        """Forget all answers, and that there was none: another order, other names, another session."""
        self._round += 1
        self._answers, self._asked, self._barred = {}, set(), {}
        self._problem = self._wanted = None
        self._tell()

    def _work(self, question: _Question, _report: Reporter) -> _Answer:
        return self._proofs.ahead(*question)

    def _take(self, asked_in: int, question: _Question, outcome: Outcome[_Answer]) -> None:
        if asked_in != self._round:
            return
        self._asked.discard(question)
        match outcome:
            case Done(proofs):
                self._answers[question] = proofs
            case Failed(PolicyRefused() as refused) if question[2] is not None:
                self._barred[question[2]] = str(refused.facts.get("name", question[1][0]))
            case Failed(error) if isinstance(error, CertDeskError):
                self._problem = error
            case Failed(error):
                self.failed.emit(error)
        self._tell()

    def _tell(self) -> None:
        if self._wanted is None:
            self.changed.emit(Ahead())
            return
        order, names, _method = self._wanted
        ahead = Ahead(self._answers.get(self._wanted), self._answers.get((order, names, None)))
        barred = tuple(self._barred.items())
        self.changed.emit(replace(ahead, is_asking=bool(self._asked), problem=self._problem, barred=barred))
