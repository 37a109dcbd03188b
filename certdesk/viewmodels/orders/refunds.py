"""Refunds to look after: windows that are about to close, and refunds that did not come."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.activity import DeskAct
from certdesk.domain.book import BookEntry
from certdesk.domain.changes import Topic
from certdesk.domain.orders import OrderId
from certdesk.domain.refund import RefundDue
from certdesk.domain.reminders import RefundReminder, refund_reminders
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Sessions
from certdesk.viewmodels.base import ViewModel

_WATCHED = frozenset({Topic.ACTIVITY, Topic.ORDERS})
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the reminders are made from: orders whose window may be closing, and refunds that are awaited."""

    now: datetime
    entries: tuple[BookEntry, ...] = ()
    due: tuple[RefundDue, ...] = ()


def derive(inputs: Inputs) -> tuple[RefundReminder, ...]:
    """Return what to be reminded of."""
    return refund_reminders(inputs.entries, inputs.due, inputs.now)


class RefundsViewModel(ViewModel[Inputs, tuple[RefundReminder, ...]]):
    """Its props are the reminders, the most pressing in front, by the portal's clock."""

    def __init__(self, acts: Acts, sessions: Sessions, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._acts = acts
        self._sessions = sessions
        self._runner = runner
        self._asked = 0

    def set_entries(self, entries: tuple[BookEntry, ...]) -> None:
        """Take over which orders may have a window that is about to close.

        The list announces every key that is typed into its filter: the same orders a moment later say nothing new.
        """
        now = self._sessions.now()
        if entries is not self._inputs.entries or abs(now - self._inputs.now) >= _MINUTE:
            self._apply(replace(self._inputs, entries=entries, now=now))

    def load(self) -> None:
        """Ask which refunds are awaited. Only the latest answer counts."""
        self._asked += 1
        self._runner.query(lambda _report: self._acts.refunds(), partial(self._take, self._asked), self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Follow what was done, and a clock that was moved."""
        if topics & _WATCHED:
            self.load()
        elif Topic.CLOCK in topics:
            self._apply(replace(self._inputs, now=self._sessions.now()))

    def confirm(self, order: OrderId) -> None:
        """Note that the refund of that order arrived."""
        self._runner.command(
            lambda _report: self._acts.note(order, DeskAct.REFUND_RECEIVED), self._take_confirmation, self
        )

    def _take(self, asked: int, outcome: Outcome[tuple[RefundDue, ...]]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, due=done.value, now=self._sessions.now()))

    def _take_confirmation(self, outcome: Outcome[None]) -> None:
        self._finished(outcome)
