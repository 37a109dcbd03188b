"""The sign-in page's view-model: what the user does, and what the portal answers."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import GuestSession, IdentifierKind, normalised_code
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import SignedIn, SignInRequest
from certdesk.viewmodels.sign_in import state as states
from certdesk.viewmodels.sign_in.conversation import Conversation
from certdesk.viewmodels.sign_in.fields import CODE, email_problem, identifier_problem
from certdesk.viewmodels.sign_in.props import Props, derive
from certdesk.viewmodels.sign_in.state import Phase, Sent, State


class SignInViewModel(ViewModel[State, Props]):
    """Signing in to the guest portal in two steps: naming the order, then handing in the code."""

    finished = Signal(object)  # SignedIn
    cancelled = Signal()
    kept_out = Signal(object)  # OrderId: the account behind it does not let guests in

    def __init__(
        self, orders: api.Orders, sessions: api.Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(State(), derive, parent)
        self._sessions = sessions
        self._portal = Conversation(orders, sessions, runner, self)
        self._portal.details_read.connect(self._read)
        self._portal.code_answered.connect(self._code_answered)
        self._portal.session_answered.connect(self._session_answered)
        self._portal.failed.connect(self.failed)

    def begin(self, request: SignInRequest) -> None:
        """Start anew: for an order of the book, whose facts are filled in, or for one still to be named."""
        self._portal.drop()
        self._apply(states.begun(self._inputs, request, self._sessions.now()))
        if request.order is not None:
            self._portal.read(request.order)

    def set_email(self, text: str) -> None:
        """Take over the admin e-mail as it is typed."""
        self._apply(states.edited(self._inputs, replace(self._inputs.form, email=text)))

    def set_identifier(self, kind: IdentifierKind, text: str) -> None:
        """Choose what the order is named by, and take over the text as it is typed."""
        form = replace(self._inputs.form, kind=kind)
        named = replace(form, name=text) if kind is IdentifierKind.NAME else replace(form, supplier_id=text)
        self._apply(states.edited(self._inputs, named))

    def check_email(self) -> None:
        """Say what is wrong with the e-mail's shape once the field was left; an empty one may still be filled."""
        self._apply(states.email_left(self._inputs))

    def continue_(self) -> None:
        """Go to the second step: with the code that was sent before when it still counts, else with a new one."""
        if self._inputs.phase is not Phase.EDITING:
            return
        here = states.at(self._inputs, self._sessions.now())
        problem = email_problem(here.form) or identifier_problem(here.form)
        sent = states.sent_before(here, here.form)
        if problem is not None:
            self._apply(replace(here, problem=problem))
        elif sent is not None:
            self._apply(states.received(here, sent))
        else:
            self._request_code(replace(here, phase=Phase.LOOKING))

    def set_code(self, text: str) -> None:
        """Take over the code as it is typed or pasted; a whole link will do."""
        self._apply(states.typed(self._inputs, text))

    def submit(self) -> None:
        """Hand the code in. A second press while it is checked does nothing."""
        here = states.at(self._inputs, self._sessions.now())
        if here.phase is not Phase.WAITING or here.is_code_over or here.sent is None:
            self._apply(here)
        elif not normalised_code(here.code):
            self._apply(replace(here, problem=FieldError(CODE, MessageKey.CODE_SHORT)))
        else:
            self._apply(replace(here, phase=Phase.CHECKING, problem=None))
            self._portal.sign_in(here.sent.receipt, here.code)

    def resend(self) -> None:
        """Send a new code, which closes the old one; does nothing before the portal would."""
        here = states.at(self._inputs, self._sessions.now())
        if here.phase is Phase.WAITING and here.paused_until is None and here.now >= here.resend_from:
            self._request_code(replace(here, phase=Phase.SENDING))

    def back(self) -> None:
        """Return to the first step. What was sent stays good, what was typed there stays."""
        here = self._inputs
        if here.request.order is not None and here.entry is None:
            self.begin(replace(here.request, send_at_once=False))
            return
        self._portal.drop()
        self._apply(replace(here, phase=Phase.EDITING, code="", problem=None, refusal=None))

    def cancel(self) -> None:
        """Leave the page."""
        self._portal.drop()
        self._leave(states.left(self._inputs), self.cancelled.emit)

    def tick(self) -> None:
        """Let the countdowns follow the portal's clock."""
        self._apply(states.at(self._inputs, self._sessions.now()))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Follow a clock that was moved."""
        if Topic.CLOCK in topics:
            self.tick()

    def _leave(self, left: State, tell: Callable[[], object]) -> None:
        """The page is put away first, so that it does not show and announce its first step on the way out."""
        self._inputs = left
        tell()
        self._apply(self._inputs)

    def _request_code(self, asking: State) -> None:
        self._apply(replace(asking, problem=None))
        self._portal.request_code(asking.form)

    def _read(self, outcome: Outcome[OrderDetails]) -> None:
        done = self._finished(outcome)
        if done is None:
            return
        here = states.at(states.prefilled(self._inputs, done.value.entry), self._sessions.now())
        sent = states.sent_before(here, here.form)
        if here.refusal is not None or not here.request.send_at_once:
            self._apply(here)
        elif sent is not None and here.now < sent.receipt.resend_from:
            self._apply(states.received(here, sent))
        else:
            self._request_code(replace(here, phase=Phase.SENDING))

    def _code_answered(self, outcome: Outcome[Sent]) -> None:
        if done := self._finished(outcome):
            self._apply(states.received(states.at(self._inputs, self._sessions.now()), done.value))

    def _session_answered(self, outcome: Outcome[GuestSession]) -> None:
        if done := self._finished(outcome):
            signed_in = SignedIn(self._inputs.request, done.value)
            used = State(now=self._inputs.now, last_email=self._inputs.last_email)
            self._leave(used, lambda: self.finished.emit(signed_in))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CertDeskError):
            self._apply(states.interrupted(self._inputs))
        super()._fail(error)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(states.turned_down(states.at(self._inputs, self._sessions.now()), error))
        if error.key is MessageKey.GUEST_OFF and self._inputs.entry is not None:
            self.kept_out.emit(self._inputs.entry.order.id)
