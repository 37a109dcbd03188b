"""Revoking an order, or one certificate of it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import is_signed_in
from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, SessionRequired, StateConflict
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.orders.details_derive import session_of
from certdesk.viewmodels.revoke.choice import Inputs, Props, chosen, derive, judged, wish_of
from certdesk.viewmodels.wishes import Wish, wish_for

_RELOADED_BY = frozenset({Topic.ORDERS, Topic.SESSIONS})


class RevokeViewModel(ViewModel[Inputs, Props]):
    """The revoke sheet of one order. What was chosen and typed stays when a session has to be opened in between.

    A wish has one key: however often it is sent, it is done once. Another wish (a certificate instead of the
    order, another reason) gets a key of its own, so that it is not answered with what became of the first.
    """

    done = Signal(object)  # Receipt
    sign_in_wanted = Signal(object)  # SignInRequest
    reissue_wanted = Signal(object)  # OrderId

    def __init__(
        self, acts: Acts, orders: Orders, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._acts, self._orders, self._sessions, self._runner = acts, orders, sessions, runner
        self._asked = 0
        self._wish: Wish[Revocation] | None = None
        self._refused: GuestSession | None = None

    def open(self, order: OrderId) -> None:
        """Open the sheet for `order` as last seen; where a session is live, the portal is asked anew behind it."""
        if not self._inputs.is_revoking:
            self._forget()
            self._read(order)

    def close(self) -> None:
        """Close the sheet and forget what was typed, unless the wish is on its way."""
        if not self._inputs.is_revoking:
            self._forget()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        self.tick()
        if self._inputs.details is not None and topics & _RELOADED_BY:
            self._read(self._inputs.details.entry.order.id)

    def tick(self) -> None:
        """Follow the portal's clock. Called once a second."""
        if self._inputs.details is not None:
            self._apply(self._current(self._inputs.details))

    def choose(self, serial: str | None) -> None:
        """End the certificate of that serial number alone, or with None the order with all of its certificates."""
        self._apply(chosen(self._inputs, serial))

    def choose_reason(self, reason: RevocationReason) -> None:
        """Take over the reason that the revocation list will give."""
        self._apply(replace(self._inputs, reason=reason))

    def set_comment(self, text: str) -> None:
        """Take over the reason in the user's own words."""
        self._apply(replace(self._inputs, comment=text))

    def set_typed(self, name: str) -> None:
        """Take over what was typed to confirm."""
        self._apply(replace(self._inputs, typed=name))

    def sign_in(self) -> None:
        """Have a session opened; `submit` follows, with everything as it is."""
        if self._props.entry is not None and self._props.needs_sign_in:
            request = SignInRequest(self._props.entry.order.id, After.GO_ON_REVOKING, send_at_once=True)
            self.sign_in_wanted.emit(request)

    def reissue(self) -> None:
        """Take the gentler way."""
        if self._props.entry is not None and not self._inputs.is_revoking:
            order = self._props.entry.order.id
            self._forget()
            self.reissue_wanted.emit(order)

    def submit(self, *, only_again: bool = False) -> None:
        """Revoke what was chosen, if its name was typed. A second call while the first runs does nothing.

        With `only_again` just what a session's end refused is sent: what never was waits for its own button.
        """
        self.tick()
        was_refused = (
            self._refused is not None and self._wish is not None and self._wish.content == wish_of(self._inputs)
        )
        if only_again and not was_refused:
            return
        if self._props.entry is None or not self._props.can_revoke:
            return
        order, wish = self._props.entry.order.id, wish_for(wish_of(self._inputs), self._wish)
        self._wish = wish
        self._apply(replace(self._inputs, is_revoking=True, problem=None))
        self._runner.command(lambda _report: self._acts.revoke(order, wish.content, wish.key), self._take_receipt, self)

    def _forget(self) -> None:
        self._asked += 1
        self._wish = self._refused = None
        self._apply(Inputs(self._sessions.now()))

    def _current(self, details: OrderDetails) -> Inputs:
        now = self._sessions.now()
        session = session_of(details.entry.order.id, self._sessions.all())
        is_live = session != self._refused and is_signed_in(session, now)
        return replace(self._inputs, now=now, details=details, is_signed_in=is_live, had_session=session is not None)

    def _read(self, order: OrderId) -> None:
        self._asked += 1
        self._runner.query(lambda _report: self._orders.details(order), partial(self._take_details, self._asked), self)

    def _look_again(self, order: OrderId) -> None:
        take = partial(self._take_update, order)
        self._runner.command(lambda _report: self._orders.update(order), take, self)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        if asked != self._asked:
            return
        is_opening = self._inputs.details is None
        if done := self._finished(outcome):
            self._apply(judged(self._current(done.value)))
            if is_opening and self._inputs.is_signed_in:
                self._look_again(done.value.entry.order.id)

    def _take_update(self, order: OrderId, outcome: Outcome[OrderDetails]) -> None:
        """What the portal shows now. When it does not answer, what is said already stays."""
        if self._props.entry is None or self._props.entry.order.id != order:
            return
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError) and self._inputs.problem:
            return
        if done := self._finished(outcome):
            self._apply(judged(self._current(done.value)))

    def _take_receipt(self, outcome: Outcome[Receipt]) -> None:
        self._inputs = replace(self._inputs, is_revoking=False)  # announced together with what came of it
        done = self._finished(outcome)
        self._apply(self._inputs)
        if done:
            self._forget()
            self.done.emit(done.value)
        elif isinstance(outcome, Failed) and isinstance(outcome.error, StateConflict) and self._props.entry:
            self._look_again(self._props.entry.order.id)

    def _show_error(self, error: CertDeskError) -> None:
        details = self._inputs.details
        if details is None:
            self.failed.emit(error)
            return
        if isinstance(error, SessionRequired):
            self._refused = session_of(details.entry.order.id, self._sessions.all())
            self._apply(self._current(details))
        else:
            self._apply(replace(self._inputs, problem=error))
