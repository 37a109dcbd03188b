"""Handing in a signing request: reading it, choosing among several, deciding what it asks, and taking it back."""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from certdesk.domain.changes import Topic
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn
from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.csr.hand_in_props import Found, HandInInputs, Reading, State
from certdesk.viewmodels.csr.hand_in_reading import reading_of
from certdesk.viewmodels.csr.hand_in_work import HandInWork
from certdesk.viewmodels.csr.handed import holds_private_key, key_refusal
from certdesk.viewmodels.csr.purpose import Purpose

_JUDGED_BY: Final = frozenset({Topic.ORDERS, Topic.REQUESTS})


class HandInViewModel(HandInWork):
    """What was handed in for one order. Nothing is sent from here, and only what was handed in last counts.

    A private key is refused before anything is done with it. What another drop replaces can be brought back.
    """

    def open(self, order: OrderId, purpose: Purpose, command: str = "") -> None:
        """Begin anew, for `order`. `command` makes a better request, where that is what helps."""
        self._let_go()
        self._apply(HandInInputs(order, purpose, command=command, now=self._inputs.now))

    def set_command(self, command: str) -> None:
        """Take over another command: more names of the order were seen."""
        self._apply(replace(self._inputs, command=command))

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
        found = self._inputs.found
        if found.chosen is not None:
            answers = MappingProxyType({**found.answers, question: choice})
            reopened = None if found.reopened == question else found.reopened
            self._apply(replace(self._inputs, found=replace(found, answers=answers, reopened=reopened)))
            self._judge()

    def reopen(self, question: MessageKey) -> None:
        """Ask a question again whose answer is to be changed: until then nothing is ready."""
        found = self._inputs.found
        if found.chosen is not None and question in found.answers:
            self._apply(replace(self._inputs, found=replace(found, reopened=question)))

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
            self._stop()

    def clear(self) -> None:
        """Take back what was handed in."""
        self._let_go()
        self._replace(Found())

    def undo(self) -> None:
        """Bring back what the last drop, choice or clearing replaced, with its answers. What is being read replaces
        nothing yet: taken back, it is read no further.
        """
        if self._inputs.reading is not None:
            self._stop()
        elif self._inputs.earlier:
            self._let_go()
            *rest, last = self._inputs.earlier
            self._show(last, tuple(rest))
            self._judge()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Judge again what is there when a commit touched what it is judged by."""
        if topics & _JUDGED_BY:
            self._judge()
