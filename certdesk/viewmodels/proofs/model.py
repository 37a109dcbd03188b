"""Proving control over the names of an order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import is_signed_in
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, SessionRequired, Unavailable
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession, ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Orders, Proofs, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.orders.details_derive import session_of
from certdesk.viewmodels.proofs.props import Inputs, Props, derive

_RELOADED_BY = frozenset({Topic.ORDERS, Topic.SESSIONS, Topic.MAIL, Topic.CLOCK})
_LOOKED_AFTER = timedelta(seconds=5)
_MAIL, _WAITING = ValidationMethod.EMAIL, ProofState.WAITING
_Answer = tuple[NameProof, ...]


class ProofsViewModel(ViewModel[Inputs, Props]):
    """The proofs sheet of one order.

    Everything that reaches the portal goes through the lane of commands, where one answer is always later than the
    one before it; a reading that was overtaken by another is passed over.
    """

    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(
        self, proofs: Proofs, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._proofs, self._orders, self._sessions, self._runner = proofs, orders, sessions, runner
        self._opening = self._asked = 0
        self._read_at = sessions.now()
        self._refused: GuestSession | None = None

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order`; where it is open already, it stays and is read anew."""
        if self._props.entry is None or self._props.entry.order.id != order:
            self.close()
        self._read(order)

    def close(self) -> None:
        """Close the sheet. What is under way goes on, and is seen at the next opening."""
        self._opening += 1
        self._asked += 1
        self._refused = None
        self._apply(Inputs())

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        self.tick()
        if self._props.entry is not None and topics & _RELOADED_BY:
            self._read(self._props.entry.order.id)

    def tick(self) -> None:
        """Notice the end of the session, and mailed links that were opened elsewhere. Called once a second."""
        if self._inputs.details is not None:
            self._apply(self._current(self._inputs.details))
            waits = any(each.method is _MAIL and each.state is _WAITING for each in self._inputs.proofs or ())
            if self._inputs.is_signed_in and waits and self._sessions.now() - self._read_at >= _LOOKED_AFTER:
                self._read(self._inputs.details.entry.order.id)

    def sign_in(self) -> None:
        """Have a session opened; the sheet goes on afterwards."""
        if self._props.entry is not None and self._props.needs_sign_in:
            order = self._props.entry.order.id
            self.sign_in_wanted.emit(SignInRequest(order, After.OPEN_PROOFS, send_at_once=True))

    def choose(self, name: str, method: ValidationMethod) -> None:
        """Prove `name` by `method`. The method it has already renews what lapsed, and sends links once more."""
        self._act_on(name, lambda order: self._proofs.choose(order, name, method))

    def publish(self, name: str) -> None:
        """Put what proves `name` where it belongs in the practice world."""
        self._act_on(name, lambda order: self._proofs.publish(order, name))

    def check(self) -> None:
        """Have the authority look. A second call while the first runs does nothing."""
        self.tick()
        if self._props.entry is not None and self._props.can_check:
            order = self._props.entry.order.id
            self._apply(replace(self._inputs, is_checking=True, problem=None))
            self._command(lambda: self._proofs.check(order), self._take_check)

    def try_again(self) -> None:
        """Read once more what could not be read."""
        if self._props.entry is not None:
            self._apply(replace(self._inputs, problem=None))
            self._read(self._props.entry.order.id)

    def _act_on(self, name: str, act: Callable[[OrderId], _Answer]) -> None:
        """A name that is being worked on is left alone until that has been answered."""
        self.tick()
        if self._props.entry is None or not self._props.can_act or name in self._inputs.busy:
            return
        order = self._props.entry.order.id
        self._apply(replace(self._inputs, busy=self._inputs.busy | {name}, problem=None))
        self._command(lambda: act(order), partial(self._take_act, name))

    def _command(self, work: Callable[[], _Answer], take: Callable[[int, Outcome[_Answer]], None]) -> None:
        self._runner.command(lambda _report: work(), partial(take, self._opening), self)

    def _read(self, order: OrderId) -> None:
        self._asked += 1
        self._read_at = self._sessions.now()
        self._runner.query(lambda _report: self._orders.details(order), partial(self._take_details, self._asked), self)

    def _current(self, details: OrderDetails) -> Inputs:
        session = session_of(details.entry.order.id, self._sessions.all())
        is_live = session != self._refused and is_signed_in(session, self._sessions.now())
        return replace(self._inputs, details=details, is_signed_in=is_live, had_session=session is not None)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        if asked != self._asked or (done := self._finished(outcome)) is None:
            return
        self._apply(self._current(done.value))
        if self._inputs.is_signed_in:
            order = done.value.entry.order.id
            self._runner.command(lambda _report: self._proofs.load(order), partial(self._take_reading, asked), self)

    def _take_reading(self, asked: int, outcome: Outcome[_Answer]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            known = self._inputs.problem
            problem = None if isinstance(known, Unavailable) else known  # it answers again
            self._apply(replace(self._inputs, proofs=done.value, problem=problem))

    def _take_act(self, name: str, opening: int, outcome: Outcome[_Answer]) -> None:
        self._take_answer(opening, outcome, replace(self._inputs, busy=self._inputs.busy - {name}))

    def _take_check(self, opening: int, outcome: Outcome[_Answer]) -> None:
        self._take_answer(opening, outcome, replace(self._inputs, is_checking=False))

    def _take_answer(self, opening: int, outcome: Outcome[_Answer], inputs: Inputs) -> None:
        if opening != self._opening:
            return
        self._inputs = inputs  # announced together with what came of it
        done = self._finished(outcome)
        self._apply(replace(self._inputs, proofs=done.value) if done else self._inputs)

    def _show_error(self, error: CertDeskError) -> None:
        details = self._inputs.details
        if details is None:
            self.failed.emit(error)
        elif isinstance(error, SessionRequired):
            self._refused = session_of(details.entry.order.id, self._sessions.all())
            self._apply(self._current(details))
        else:
            self._apply(replace(self._inputs, problem=error))
