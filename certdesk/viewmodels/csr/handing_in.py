"""Handing in a signing request: reading it, choosing among several, deciding what it asks, and taking it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.changes import Topic
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn
from certdesk.domain.judging import Choice, Judgement
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api.requests import Requests
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.hand_in_props import MOST_UNDONE, Found, HandInInputs, HandInProps, Reading, State, derive
from certdesk.viewmodels.csr.hand_in_reading import Desk, reading_of
from certdesk.viewmodels.csr.handed import holds_private_key, key_refusal
from certdesk.viewmodels.csr.purpose import Purpose

_JUDGED_BY: Final = frozenset({Topic.ORDERS, Topic.REQUESTS})


class HandInViewModel(ViewModel[HandInInputs, HandInProps]):
    """What was handed in for one order. Nothing is sent from here, and only what was handed in last counts.

    A private key is refused before anything is done with it. What another drop replaces can be brought back.
    """

    def __init__(self, requests: Requests, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(HandInInputs(), derive, parent)
        self._requests = requests
        self._runner = runner
        self._asked = self._judged = 0
        self._ticket: Ticket | None = None

    def open(self, order: OrderId, purpose: Purpose) -> None:
        """Begin anew, for `order`."""
        self._let_go()
        self._apply(HandInInputs(order, purpose, now=self._inputs.now))

    def close(self) -> None:
        """Forget everything."""
        self._let_go()
        self._apply(HandInInputs())

    def hand_in(self, handed: HandedIn) -> None:
        """Read what was dropped, chosen, pasted or typed, and judge it."""
        if holds_private_key(handed.text):
            self.refuse(key_refusal())
        elif handed.paths or handed.text:
            self._read(reading_of(handed), lambda desk, report: desk.look_through(handed, report))

    def refuse(self, error: CertDeskError) -> None:
        """Show why what was dropped or pasted cannot be used."""
        if self._inputs.order is not None:
            self._let_go()
            self._replace(Found(refusal=error))

    def restore(self, draft: ReissueDraft) -> None:
        """Bring back what a draft holds."""
        self._read(Reading(draft.file), lambda desk, report: desk.bring_back(draft, report))

    def choose(self, place: int) -> None:
        """Use that one of several requests; the list can be come back to."""
        found = self._inputs.found
        if self._props.state is State.CHOOSING and 0 <= place < len(found.results) and found.results[place].is_request:
            self._replace(replace(found, at=place))

    def answer(self, question: MessageKey, choice: Choice) -> None:
        """Decide what the request asks."""
        if self._inputs.found.chosen is not None:
            answers = MappingProxyType({**self._inputs.found.answers, question: choice})
            self._apply(replace(self._inputs, found=replace(self._inputs.found, answers=answers)))
            self._judge()

    def set_key_compromised(self, is_key_compromised: bool) -> None:
        """Take over whether the reason says that the old key leaked: then it cannot be kept."""
        if is_key_compromised is not self._inputs.is_key_compromised:
            self._apply(replace(self._inputs, is_key_compromised=is_key_compromised))
            self._judge()

    def set_now(self, now: datetime) -> None:
        """Follow the portal's clock, by the minute: the hour at which earlier certificates go depends on it."""
        self._apply(replace(self._inputs, now=now.replace(second=0, microsecond=0)))

    def stop(self) -> None:
        """Stop reading; what was there before is there again."""
        if self._inputs.reading is not None:
            self._let_go()
            self._apply(replace(self._inputs, reading=None, progress=None))

    def clear(self) -> None:
        """Take back what was handed in."""
        self._let_go()
        self._replace(Found())

    def undo(self) -> None:
        """Bring back what the last drop, choice or clearing replaced, with its answers."""
        if self._inputs.earlier:
            self._let_go()
            *rest, last = self._inputs.earlier
            self._show(last, tuple(rest))
            self._judge()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Judge again what is there when a commit touched what it is judged by."""
        if topics & _JUDGED_BY:
            self._judge()

    def _read(self, reading: Reading, work: Callable[[Desk, Reporter], Found]) -> None:
        desk = self._desk()
        if desk is None:
            return
        self._let_go()
        self._apply(replace(self._inputs, reading=reading, progress=None))
        take = partial(self._take_found, self._asked)
        self._ticket = self._runner.query(partial(work, desk), take, self)
        self._ticket.progressed.connect(self._take_progress)

    def _judge(self) -> None:
        """Ask again; until the answer is there, the judgement from before is shown and nothing is ready."""
        desk, chosen, answers = self._desk(), self._inputs.found.chosen, self._inputs.found.answers
        if desk is None or chosen is None or chosen.candidate.facts is None:
            return
        self._judged += 1
        self._apply(replace(self._inputs, is_judged=False))
        judge = partial(desk.judge, chosen.candidate.facts, answers)
        self._runner.query(lambda _report: judge(), partial(self._take_judgement, self._judged), self)

    def _desk(self) -> Desk | None:
        order, inputs = self._inputs.order, self._inputs
        if order is None:
            return None
        return Desk(self._requests, order, inputs.purpose, is_key_compromised=inputs.is_key_compromised)

    def _let_go(self) -> None:
        """Drop the answer to whatever is under way."""
        self._asked += 1
        ticket, self._ticket = self._ticket, None
        if ticket is not None:
            ticket.progressed.disconnect(self._take_progress)
            ticket.stop()

    def _replace(self, found: Found) -> None:
        """Show it in the place of what is there, which can be come back to if it was a request."""
        before, earlier = self._inputs.found, self._inputs.earlier
        self._show(found, (*earlier, before)[-MOST_UNDONE:] if before.holds_request else earlier)

    def _show(self, found: Found, earlier: tuple[Found, ...]) -> None:
        self._judged += 1
        quiet = replace(self._inputs, reading=None, progress=None, is_judged=True)
        self._apply(replace(quiet, found=found, earlier=earlier))

    def _take_progress(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _take_found(self, asked: int, outcome: Outcome[Found]) -> None:
        if asked != self._asked:
            return
        self._ticket = None
        match outcome:
            case Done(found):
                self._replace(found)
            case Failed(error) if isinstance(error, CertDeskError):
                self._replace(Found(refusal=error))
            case Failed(error):
                self.stop()
                self.failed.emit(error)
            case Stopped():
                self.stop()

    def _take_judgement(self, asked: int, outcome: Outcome[Judgement]) -> None:
        if asked == self._judged and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, found=self._inputs.found.judged_anew(done.value), is_judged=True))
