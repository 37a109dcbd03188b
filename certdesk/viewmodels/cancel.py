"""Cancelling an order that was not issued, or withdrawing a reissue that is pending."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey, Receipt, new_key
from certdesk.domain.errors import CertDeskError, NotFound, PolicyRefused, StateConflict
from certdesk.domain.lifecycle import ENDED, IN_FORCE, WAITING
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId, OrderStatus, known_status
from certdesk.domain.refund import RefundOutlook, refund_outlook
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders, Sessions
from certdesk.viewmodels.base import ViewModel


class WayOut(StrEnum):
    """What helps where an order cannot be cancelled."""

    SUPPORT = "support"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. What it is for is settled when it opens, and stays when the order moves on."""

    now: datetime
    details: OrderDetails | None = None
    is_withdrawal: bool = False
    note: str = ""
    is_sending: bool = False
    refusal: CertDeskError | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `refund` is that of an order which was issued meanwhile."""

    entry: BookEntry | None = None
    is_withdrawal: bool = False
    may_be_refused: bool = False
    is_note_long: bool = False
    can_send: bool = False
    is_sending: bool = False
    problem: CertDeskError | None = None
    way_out: WayOut | None = None
    refund: RefundOutlook | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    if inputs.details is None:
        return Props()
    order = inputs.details.entry.order
    problem = None if inputs.is_sending else inputs.problem or inputs.refusal
    is_final = isinstance(problem, StateConflict | PolicyRefused | NotFound)
    is_long = len(_on_one_line(inputs.note)) > LONGEST_COMMENT
    return Props(
        entry=inputs.details.entry,
        is_withdrawal=inputs.is_withdrawal,
        may_be_refused=order.status is OrderStatus.PROCESSING and not is_final,
        is_note_long=is_long,
        can_send=not (is_long or is_final or inputs.is_sending),
        is_sending=inputs.is_sending,
        problem=problem,
        way_out=None if problem is None else _way_out(problem),
        refund=refund_outlook(order.issued_at, inputs.now),
    )


def refusal_of(order: Order, *, is_withdrawal: bool) -> CertDeskError | None:
    """Return why the order cannot be cancelled, or has no reissue to withdraw, as far as the book knows."""
    if order.status is OrderStatus.REISSUE_PENDING if is_withdrawal else order.status in WAITING:
        return None
    if is_withdrawal:
        return StateConflict(MessageKey.NO_REISSUE, status=order.status_word)
    key = MessageKey.CANCEL_ISSUED if order.status in IN_FORCE else MessageKey.CANCEL_PENDING_ONLY
    return StateConflict(key, status=order.status_word)


class CancelViewModel(ViewModel[Inputs, Props]):
    """The cancel sheet of one order. It needs no session. Each opening is one wish, done once however often sent."""

    done = Signal(object)  # Receipt
    support_wanted = Signal(object)  # OrderId
    revoke_wanted = Signal(object)  # OrderId

    def __init__(
        self, acts: Acts, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._acts, self._orders, self._sessions, self._runner = acts, orders, sessions, runner
        self._asked = 0
        self._key: DeedKey = new_key()

    def open(self, order: OrderId) -> None:
        """Open the sheet: for an order whose reissue is pending it is about the reissue, else about the order."""
        if not self._inputs.is_sending:
            self._forget()
            self._read(order)

    def close(self) -> None:
        """Close the sheet, unless the wish is on its way."""
        if not self._inputs.is_sending:
            self._forget()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if self._props.entry is not None and Topic.ORDERS in topics:
            self._read(self._props.entry.order.id)

    def set_note(self, text: str) -> None:
        """Take over the note that goes with the wish."""
        self._apply(replace(self._inputs, note=text))

    def submit(self) -> None:
        """Cancel the order, or withdraw its reissue. A second call while the first runs does nothing."""
        if self._props.entry is None or not self._props.can_send:
            return
        order, note, key = self._props.entry.order.id, _on_one_line(self._inputs.note), self._key
        self._apply(replace(self._inputs, is_sending=True, problem=None))
        act = self._acts.withdraw_reissue if self._inputs.is_withdrawal else self._acts.cancel
        self._runner.command(lambda _report: act(order, note, key), self._take_receipt, self)

    def ask_support(self) -> None:
        """Close, and have a mail to OpenSRS Support prepared."""
        if (order := self._leave()) is not None:
            self.support_wanted.emit(order)

    def revoke(self) -> None:
        """Close, and go on to revoking what was issued meanwhile."""
        if (order := self._leave()) is not None:
            self.revoke_wanted.emit(order)

    def _leave(self) -> OrderId | None:
        if self._props.entry is None or self._inputs.is_sending:
            return None
        order = self._props.entry.order.id
        self._forget()
        return order

    def _forget(self) -> None:
        self._asked += 1
        self._key = new_key()
        self._apply(Inputs(self._sessions.now()))

    def _read(self, order: OrderId) -> None:
        self._asked += 1
        self._runner.query(lambda _report: self._orders.details(order), partial(self._take_details, self._asked), self)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._settle(done.value)

    def _settle(self, details: OrderDetails) -> None:
        order, is_opening = details.entry.order, self._inputs.details is None
        is_withdrawal = order.status is OrderStatus.REISSUE_PENDING if is_opening else self._inputs.is_withdrawal
        refusal = refusal_of(order, is_withdrawal=is_withdrawal)
        now = self._sessions.now()
        self._apply(replace(self._inputs, now=now, details=details, is_withdrawal=is_withdrawal, refusal=refusal))

    def _take_receipt(self, outcome: Outcome[Receipt]) -> None:
        self._inputs = replace(self._inputs, is_sending=False)  # announced together with what came of it
        done = self._finished(outcome)
        self._apply(self._inputs)
        if done:
            self._forget()
            self.done.emit(done.value)
        elif isinstance(outcome, Failed) and isinstance(outcome.error, StateConflict) and self._props.entry:
            order = self._props.entry.order.id
            take = partial(self._take_look, order)
            self._runner.command(lambda report: self._look_again(order, report), take, self)

    def _look_again(self, order: OrderId, report: Reporter) -> OrderDetails:
        self._orders.refresh(report)
        return self._orders.details(order)

    def _take_look(self, order: OrderId, outcome: Outcome[OrderDetails]) -> None:
        """How the order stands now. When the panel does not answer, what is said already stays."""
        if self._props.entry is None or self._props.entry.order.id != order:
            return
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError):
            return
        if done := self._finished(outcome):
            self._settle(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.details is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, problem=error))


def _way_out(problem: CertDeskError) -> WayOut | None:
    """Nothing is left to ask support where the order has ended."""
    if problem.key is MessageKey.CANCEL_ISSUED:
        return WayOut.REVOKE
    has_ended = known_status(str(problem.facts.get("status", ""))) in ENDED
    return WayOut.SUPPORT if problem.key is MessageKey.CANCEL_PENDING_ONLY and not has_ended else None


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
