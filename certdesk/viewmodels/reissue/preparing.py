"""Preparing a reissue: everything that happens on its page before it is sent."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import is_signed_in
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import SessionRequired
from certdesk.domain.handing_in import HandedIn
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession, ValidationMethod
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Drafts, Orders, Proofs, Requests, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.command import command_for
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.orders.details_derive import session_of
from certdesk.viewmodels.reissue.answers import draft_of, with_draft
from certdesk.viewmodels.reissue.asking import AheadQuestions
from certdesk.viewmodels.reissue.derive import derive
from certdesk.viewmodels.reissue.keeping import DraftKeeping
from certdesk.viewmodels.reissue.new_request import new_request
from certdesk.viewmodels.reissue.props import LONGEST_REASON, Ahead, Inputs, Props, Step
from certdesk.viewmodels.reissue.reading import Opening, OrderReading

_RELOADED_BY: Final = frozenset({Topic.ORDERS, Topic.SESSIONS})
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ReissueServices:
    """What the page asks of the desk."""

    acts: Acts
    orders: Orders
    sessions: Sessions
    proofs: Proofs
    requests: Requests
    drafts: Drafts


class PreparedReissue(ViewModel[Inputs, Props]):
    """The page of one order, as far as it needs no session. All that is answered is kept as a draft by itself."""

    opened = Signal(object)  # OrderId
    left = Signal(object)  # OrderId
    discarded = Signal(object)  # ReissueDraft: it can be put back

    def __init__(
        self, services: ReissueServices, hand_in: HandInViewModel, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(services.sessions.now()), derive, parent)
        self.hand_in = hand_in
        self.keeping = DraftKeeping(services.drafts, runner, self)
        self._sessions = services.sessions
        self._reading = OrderReading(services.orders, services.drafts, runner, self)
        self._asking = AheadQuestions(services.proofs, runner, self)
        self._refused: GuestSession | None = None
        self._reading.opened.connect(self._begin)
        self._reading.read.connect(self._take_details)
        self._asking.changed.connect(self._take_ahead)
        self.keeping.kept.connect(self._take_kept)
        hand_in.changed.connect(self._take_request)
        for part in (self._reading, self._asking, self.keeping):
            part.failed.connect(self._fail)

    def open(self, order: OrderId) -> None:
        """Show the page of `order`, with its draft where there is one. It stays as it is where it is open already."""
        self.open_with(order, None)

    def open_with(self, order: OrderId, handed: HandedIn | None) -> None:
        """Show the page of `order` with what was dropped on it, or made for it here; nothing while one is sent."""
        shown = self._inputs.details.entry.order.id if self._inputs.details else None
        if self._inputs.is_sending:
            return
        if shown == order and self._inputs.sent is None:
            if handed is not None:
                self._answer(replace(self._inputs, step=Step.NEW_CSR))
                self.hand_in.hand_in(handed)
            self.opened.emit(order)
            return
        self.keeping.flush()
        self._reading.open(order, handed)

    def leave(self) -> None:
        """Leave the page; what was prepared stays as a draft. Nothing happens while it is being sent."""
        if self._inputs.details is not None and not self._inputs.is_sending:
            order = self._inputs.details.entry.order.id
            self.keeping.flush()
            self._reading.forget()
            self._asking.forget()
            self._refused = None
            self._apply(Inputs(self._inputs.now))
            self.hand_in.close()
            self.left.emit(order)

    def discard(self) -> None:
        """Forget what was prepared, and leave the page."""
        if self._inputs.details is not None and not self._inputs.is_sending:
            draft = draft_of(self._inputs) or self.keeping.latest
            self.keeping.drop(self._inputs.details.entry.order.id)
            self.leave()
            if draft is not None:
                self.discarded.emit(draft)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        self.hand_in.refresh(topics)
        self.tick()
        if self._inputs.details is not None and topics & _RELOADED_BY:
            self._reading.read_again(self._inputs.details.entry.order.id)

    def tick(self) -> None:
        """Follow the portal's clock, by the minute, and the guest session. Called once a second."""
        details, now = self._inputs.details, self._sessions.now()
        if details is None:
            return
        self.hand_in.set_now(now)
        session = session_of(details.entry.order.id, self._sessions.all())
        is_live = session != self._refused and is_signed_in(session, now)
        if is_live and not self._inputs.is_signed_in:
            self._asking.forget()
        minute = now.replace(second=0, microsecond=0)
        self._answer(replace(self._inputs, now=minute, is_signed_in=is_live, had_session=session is not None))

    def forward(self) -> None:
        """Go to the next step, where nothing is left to do on this one."""
        if self._props.can_continue and self._inputs.step is not Step.REVIEW:
            self._answer(replace(self._inputs, step=Step(self._inputs.step + 1)))

    def back(self) -> None:
        """Go back a step."""
        self.go_back_to(Step(max(Step.NEW_CSR, self._inputs.step - 1)))

    def back_or_leave(self) -> None:
        """Go back a step, and from the first one leave."""
        if self._inputs.step is Step.NEW_CSR or self._inputs.sent is not None:
            self.leave()
        else:
            self.back()

    def go_back_to(self, step: Step) -> None:
        """Go back to an earlier step; what was answered stays."""
        if step < self._inputs.step and not self._inputs.is_sending and self._inputs.sent is None:
            self._answer(replace(self._inputs, step=step, problem=None))

    def choose_method(self, method: ValidationMethod | None) -> None:
        """Prove the names by `method`, or with None in the way they were proved before."""
        self._answer(replace(self._inputs, method=method))

    def set_reason(self, reason: str, *, is_key_compromised: bool) -> None:
        """Take over why the certificate is reissued, and whether that says that the old key leaked."""
        self._answer(replace(self._inputs, reason=reason[:LONGEST_REASON], is_key_compromised=is_key_compromised))
        self.hand_in.set_key_compromised(is_key_compromised)

    def ask_again(self) -> None:
        """Ask the portal once more what would have to be proved."""
        self._asking.forget()
        self._answer(self._inputs)

    def _answer(self, inputs: Inputs) -> None:
        """Take over an answer: keep it in the draft, and ask the portal what it leads to."""
        self._apply(inputs)
        draft = draft_of(inputs)
        if draft is not None:
            self.keeping.note(draft)
        names = inputs.request.names
        if inputs.details is not None and inputs.step is not Step.NEW_CSR and inputs.is_signed_in and names:
            self._asking.ask(inputs.details.entry.order.id, names, inputs.method)

    def _begin(self, opening: Opening) -> None:
        """Show what was read. Where sending was begun meanwhile, its receipt belongs to the page that is there."""
        if self._inputs.is_sending:
            return
        order, draft = opening.details.entry.order.id, opening.draft
        self.keeping.begin(draft)
        self._asking.forget()
        self._refused = None
        self._apply(with_draft(self._inputs, opening.details, draft))  # before another order's request goes
        self.hand_in.open(order, Purpose.REISSUE, command_for(opening.details))
        self.hand_in.set_key_compromised(self._inputs.is_key_compromised)  # read out of a draft's reason just now
        if opening.handed is not None:
            self._apply(replace(self._inputs, step=Step.NEW_CSR))
            self.hand_in.hand_in(opening.handed)
        elif draft is not None:
            self.hand_in.restore(draft)
        self.tick()
        self.opened.emit(order)
        if self._inputs.is_signed_in:
            self._reading.update(order)

    def _take_details(self, details: OrderDetails) -> None:
        shown = self._inputs.details
        if shown is not None and shown.entry.order.id == details.entry.order.id:
            self.hand_in.set_command(command_for(details))
            self._answer(replace(self._inputs, details=details))

    def _take_request(self, props: HandInProps) -> None:
        """What is handed in anew, or answered otherwise, was not refused yet. What was taken back is not kept."""
        if self._inputs.details is None:
            return
        before, request = self._inputs.request, new_request(props)
        was_there = before.facts is not None
        is_other = request.facts != before.facts or request.answers != before.answers
        inputs = replace(self._inputs, request=request)
        if is_other:
            inputs = replace(inputs, refusal=None, is_overtaken=False)
        if request.is_empty and was_there:
            self.keeping.drop(self._inputs.details.entry.order.id)
            inputs = replace(inputs, saved_at=None)
        self._answer(inputs)

    def _take_ahead(self, ahead: Ahead) -> None:
        """A session that the portal does not know any more is over, whatever its time says."""
        details = self._inputs.details
        if details is not None and isinstance(ahead.problem, SessionRequired):
            self._refused = session_of(details.entry.order.id, self._sessions.all())
            self._apply(replace(self._inputs, ahead=replace(ahead, problem=None), is_signed_in=False))
        elif ahead != self._inputs.ahead:
            self._apply(replace(self._inputs, ahead=ahead))

    def _take_kept(self, saved_at: object) -> None:
        self._apply(replace(self._inputs, saved_at=saved_at))  # type: ignore[arg-type]  # Drafts.keep returns it
