"""Handing in a signing request for one order: the one it waits for, or one for a reissue."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import is_signed_in
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.handed import CSR, Handed
from certdesk.viewmodels.csr.props import LONGEST_REASON, Inputs, Props, Sending, derive
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.csr.reader import CsrReader
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.wishes import Wish, wish_for


class CsrViewModel(ViewModel[Inputs, Props]):
    """The CSR sheet of one order. Nothing leaves before `send`; what was handed in stays while one signs in."""

    done = Signal(object)  # Receipt
    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(
        self, acts: Acts, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._acts = acts
        self._orders = orders
        self._sessions = sessions
        self._runner = runner
        self._reader = CsrReader(acts, runner, self)
        self._reader.changed.connect(self._take_handed)
        self._reader.failed.connect(self.failed)
        self._asked = 0

    def open(self, order: OrderId, purpose: Purpose) -> None:
        """Open the sheet for `order`. Nothing happens while another one is being sent."""
        if not self._inputs.is_sending:
            self._asked += 1
            take = partial(self._take_details, self._asked, purpose)
            self._runner.query(lambda _report: self._orders.details(order), take, self)

    def close(self) -> None:
        """Close the sheet and forget what was handed in."""
        if not self._inputs.is_sending:
            self._asked += 1
            self._apply(Inputs())
            self._reader.clear()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over whether the guest session is still there."""
        if Topic.SESSIONS in topics:
            self.tick()

    def tick(self) -> None:
        """Follow the guest session. Called once a second."""
        if self._inputs.entry is not None:
            self._apply(replace(self._inputs, has_session=self._has_session()))

    def read_text(self, text: str) -> None:
        """Read what was pasted, dropped or typed."""
        if not self._inputs.is_sending:
            self._reader.read_text(text)

    def read_file(self, path: Path) -> None:
        """Read a file that was chosen or dropped."""
        if not self._inputs.is_sending:
            self._reader.read_file(path)

    def set_reason(self, reason: str) -> None:
        """Take over why the certificate is reissued."""
        self._apply(replace(self._inputs, reason=reason[:LONGEST_REASON]))

    def send(self) -> None:
        """Send what was handed in, by way of signing in where a session is needed. A second call does nothing."""
        sending = self._sending()
        if sending is None or not self._props.can_send:
            return
        self.tick()
        if self._props.must_sign_in:
            self.sign_in_wanted.emit(SignInRequest(sending.order, After.GO_ON_REISSUING))
            return
        wish = wish_for(sending, self._inputs.wish)
        self._apply(replace(self._inputs, is_sending=True, problem=None, wish=wish))
        self._runner.command(partial(self._deliver, wish), self._take_receipt, self)

    def _sending(self) -> Sending | None:
        entry, facts = self._inputs.entry, self._inputs.handed.facts
        if entry is None or facts is None:
            return None
        return Sending(entry.order.id, self._inputs.purpose, facts.der, self._inputs.reason.strip())

    def _deliver(self, wish: Wish[Sending], _report: Reporter) -> Receipt:
        sending = wish.content
        match sending.purpose:
            case Purpose.SUPPLY:
                return self._acts.supply_csr(sending.order, sending.csr, wish.key)
            case Purpose.REISSUE:
                request = ReissueRequest(sending.csr, reason=sending.reason)
                return self._acts.request_reissue(sending.order, request, wish.key)

    def _has_session(self) -> bool:
        order = self._inputs.entry.order.id if self._inputs.entry else None
        now = self._sessions.now()
        return any(is_signed_in(session, now) for session in self._sessions.all() if session.order == order)

    def _take_details(self, asked: int, purpose: Purpose, outcome: Outcome[OrderDetails]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._reader.clear()
            self._apply(Inputs(entry=done.value.entry, purpose=purpose))
            self.tick()

    def _take_handed(self, handed: Handed) -> None:
        """What is handed in anew was not refused yet."""
        self._apply(replace(self._inputs, handed=handed, refusal=None, problem=None))

    def _take_receipt(self, outcome: Outcome[Receipt]) -> None:
        self._apply(replace(self._inputs, is_sending=False))
        if done := self._finished(outcome):
            self.close()
            self.done.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        entry = self._inputs.entry
        if entry is None:
            self.failed.emit(error)
        elif isinstance(error, SessionRequired):
            self._apply(replace(self._inputs, has_session=False))
            self.sign_in_wanted.emit(SignInRequest(entry.order.id, After.GO_ON_REISSUING))
        elif isinstance(error, FieldError) and error.field == CSR:
            self._apply(replace(self._inputs, refusal=error))
        else:
            self._apply(replace(self._inputs, problem=error))
