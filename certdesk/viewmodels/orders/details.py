"""The details of the selected order: what is known of it, and what can be done with it now."""

from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import WITH_SESSION, Act, is_signed_in
from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Orders, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import ActRequest, After, SignInRequest
from certdesk.viewmodels.orders.details_derive import derive, session_of
from certdesk.viewmodels.orders.details_props import Inputs, Props

T = TypeVar("T")
_AFTER: Final = {
    Act.DOWNLOAD: After.OPEN_DOWNLOAD,
    Act.REVOKE: After.OPEN_REVOKE,
    Act.PROVE_NAMES: After.OPEN_PROOFS,
}
_RELOADED_BY = frozenset({Topic.ORDERS, Topic.SESSIONS, Topic.ACTIVITY})


class DetailsViewModel(ViewModel[Inputs, Props]):
    """Shows one order as last seen, keeps its countdowns going, and starts what the user asks for."""

    act_wanted = Signal(object)  # ActRequest
    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(self, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(sessions.now(), sessions=sessions.all()), derive, parent)
        self._orders = orders
        self._sessions = sessions
        self._runner = runner
        self._asked = 0

    def show(self, order: OrderId | None) -> None:
        """Show that order, or, with None, what could be done next."""
        if order != self._inputs.selected:
            kept = self._inputs
            others = Inputs(kept.now, order, suggestions=kept.suggestions, without_guests=kept.without_guests)
            self._apply(replace(others, now=self._sessions.now(), sessions=self._sessions.all()))
            self._load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed; the page stays as it is until the answer comes."""
        self.tick()
        if topics & _RELOADED_BY:
            self._load()

    def tick(self) -> None:
        """Follow the portal's clock. Called once a second."""
        self._apply(self._current())

    def note_refusal(self, order: OrderId) -> None:
        """Remember for this run that the account behind `order` does not let guests in."""
        self._apply(replace(self._inputs, without_guests=self._inputs.without_guests | {order}))

    def set_suggestions(self, entries: tuple[BookEntry, ...]) -> None:
        """Take the orders to suggest while none is chosen, the most urgent in front."""
        if entries is not self._inputs.suggestions:
            self._apply(replace(self._inputs, suggestions=entries))

    def begin(self, act: Act, order: OrderId | None = None) -> None:
        """Begin an act that has a place of its own, on the shown order or on `order`.

        What needs a session goes by way of signing in where none is live at this moment.
        """
        wanted = order or self._inputs.selected
        if wanted is None:
            return
        if act is Act.SIGN_IN:
            self.sign_in_wanted.emit(SignInRequest(wanted))
        elif act in WITH_SESSION and not self._is_signed_in(wanted):
            self.sign_in_wanted.emit(SignInRequest(wanted, _AFTER[act]))
        else:
            self.act_wanted.emit(ActRequest(act, wanted))

    def send_new_code(self) -> None:
        """Have a new code sent for the shown order at once."""
        if self._inputs.selected is not None:
            self.sign_in_wanted.emit(SignInRequest(self._inputs.selected, send_at_once=True))

    def sign_out(self) -> None:
        """End the shown order's guest session."""
        order = self._inputs.selected
        if order is not None:
            self._runner.command(lambda _report: self._sessions.sign_out(order), self._take_sign_out, self)

    def update(self) -> None:
        """Ask the portal for the shown order anew. Without a live session, or while it is asked, nothing happens."""
        order = self._inputs.selected
        if order is None or self._inputs.is_updating or not self._is_signed_in(order):
            return
        self._apply(replace(self._current(), is_updating=True, portal_error=None))
        self._runner.command(lambda _report: self._orders.update(order), partial(self._take_update, order), self)

    def retry(self) -> None:
        """Do once more what did not work: ask the portal where a session is live, and read what is saved here."""
        self._apply(replace(self._current(), reading_error=None, portal_error=None))
        self._load()
        self.update()

    def _is_signed_in(self, order: OrderId) -> bool:
        return is_signed_in(session_of(order, self._sessions.all()), self._sessions.now())

    def _current(self) -> Inputs:
        return replace(self._inputs, now=self._sessions.now(), sessions=self._sessions.all())

    def _load(self) -> None:
        order = self._inputs.selected
        self._asked += 1
        if order is not None:
            take = partial(self._take_details, self._asked)
            self._runner.query(lambda _report: self._orders.details(order), take, self)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        """Only the latest question counts: an answer that was overtaken may be older than what is shown."""
        if asked != self._asked:
            return
        done = self._finished(outcome)
        details = done.value if done else self._inputs.details
        self._apply(replace(self._current(), details=details, reading_error=_expected(outcome)))

    def _take_update(self, order: OrderId, outcome: Outcome[OrderDetails]) -> None:
        """A session that turned out to be over is no trouble: the page says so by itself."""
        if order != self._inputs.selected:
            return
        done, error = self._finished(outcome), _expected(outcome)
        if done:
            self._asked += 1
        details = done.value if done else self._inputs.details
        shown = None if isinstance(error, SessionRequired) else error
        self._apply(replace(self._current(), details=details, is_updating=False, portal_error=shown))

    def _take_sign_out(self, outcome: Outcome[None]) -> None:
        self._finished(outcome)
        self._apply(replace(self._current(), portal_error=_expected(outcome)))

    def _show_error(self, error: CertDeskError) -> None:
        """Nothing more to do: each answer keeps its own error among the inputs."""


def _expected(outcome: Outcome[T]) -> CertDeskError | None:
    return outcome.error if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError) else None
