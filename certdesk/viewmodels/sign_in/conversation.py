"""What the sign-in page asks of the desk: one question at a time, and only the latest is answered."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import CodeReceipt, GuestSession
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.sign_in.fields import Form
from certdesk.viewmodels.sign_in.state import Sent

T = TypeVar("T")


class Conversation(QObject):
    """Asks for details, codes and sessions. `drop` ends the question at hand.

    An answer that comes after its question was dropped is heard by nobody; a session that it opened is
    signed out, unless it took the place of one that was live before.
    """

    details_read = Signal(object)  # Outcome[OrderDetails]
    code_answered = Signal(object)  # Outcome[Sent]
    session_answered = Signal(object)  # Outcome[GuestSession]
    failed = Signal(object)  # Exception

    def __init__(
        self, orders: api.Orders, sessions: api.Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._orders = orders
        self._sessions = sessions
        self._runner = runner
        self._question = 0
        self._ticket: Ticket | None = None

    def read(self, order: OrderId) -> None:
        """Ask the book for the order's details."""
        then = self._only_latest(self.details_read.emit)
        self._ticket = self._runner.query(lambda _: self._orders.details(order), then, self)

    def request_code(self, form: Form) -> None:
        """Ask the portal for a code."""
        sessions, email, identifier = self._sessions, form.address, form.identifier
        then = self._only_latest(self.code_answered.emit)
        self._ticket = self._runner.command(
            lambda _: Sent(email, identifier, sessions.request_code(email, identifier)), then, self
        )

    def sign_in(self, receipt: CodeReceipt, code: str) -> None:
        """Ask the portal for a session."""
        then = self._only_latest(self.session_answered.emit, partial(self._too_late, self._has_session(receipt)))
        self._ticket = self._runner.command(lambda _: self._sessions.sign_in(receipt, code), then, self)

    def drop(self) -> None:
        """Stop listening, and keep what has not begun from beginning."""
        self._question += 1
        if self._ticket is not None:
            self._ticket.stop()
            self._ticket = None

    def _only_latest(
        self, then: Callable[[Outcome[T]], object], too_late: Callable[[Outcome[T]], None] | None = None
    ) -> Callable[[Outcome[T]], None]:
        self.drop()
        asked = self._question

        def answer(outcome: Outcome[T]) -> None:
            if asked == self._question:
                self._ticket = None
                then(outcome)
            elif too_late is not None:
                too_late(outcome)

        return answer

    def _has_session(self, receipt: CodeReceipt) -> bool:
        now = self._sessions.now()
        return any(session.order == receipt.order.id and session.ends_at > now for session in self._sessions.all())

    def _too_late(self, had_session: bool, outcome: Outcome[GuestSession]) -> None:
        if isinstance(outcome, Done) and not had_session:
            order = outcome.value.order
            self._runner.command(lambda _: self._sessions.sign_out(order), self._signed_out, self)

    def _signed_out(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self.failed.emit(outcome.error)
