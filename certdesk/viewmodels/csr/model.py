"""Giving an order the signing request that it waits for."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.handing_in import HandedIn
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Orders, Requests
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.command import command_for
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.viewmodels.csr.handed import CSR
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.csr.props import Inputs, Props, Sending, derive
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.wishes import Wish, wish_for


class CsrViewModel(ViewModel[Inputs, Props]):
    """The CSR sheet of one order. Nothing leaves before `send`; `hand_in` is what the request itself is shown by."""

    done = Signal(object)  # Receipt
    other_order_wanted = Signal(object)  # OrderId
    making_wanted = Signal(object)  # OrderId: how to make a request for it

    def __init__(
        self, acts: Acts, orders: Orders, requests: Requests, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._acts = acts
        self._orders = orders
        self._runner = runner
        self.hand_in = HandInViewModel(requests, runner, self)
        self.hand_in.changed.connect(self._take_handed)
        self.hand_in.failed.connect(self.failed)
        self._asked = 0

    def open(self, order: OrderId, handed: HandedIn | None = None) -> None:
        """Open the sheet for `order`, with what was `handed` in already. Nothing happens while one is being sent."""
        if not self._inputs.is_sending:
            self._asked += 1
            take = partial(self._take_details, self._asked, handed)
            self._runner.query(lambda _report: self._orders.details(order), take, self)

    def close(self) -> None:
        """Close the sheet and forget what was handed in."""
        if not self._inputs.is_sending:
            self._asked += 1
            self._apply(Inputs())
            self.hand_in.close()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Judge what is handed in by what a commit changed."""
        self.hand_in.refresh(topics)

    def go_to(self, order: OrderId) -> None:
        """Leave this order for the one that the request is for."""
        if not self._inputs.is_sending:
            self.close()
            self.other_order_wanted.emit(order)

    def make(self) -> None:
        """Ask how a request for this order is made. What is handed in stays."""
        if self._props.entry is not None:
            self.making_wanted.emit(self._props.entry.order.id)

    def send(self) -> None:
        """Send what was handed in. A second call does nothing."""
        entry, ready = self._props.entry, self._inputs.ready
        if entry is None or ready is None or not self._props.can_send:
            return
        wish = wish_for(Sending(entry.order.id, ready), self._inputs.wish)
        self._apply(replace(self._inputs, is_sending=True, problem=None, wish=wish))
        self._runner.command(partial(self._deliver, wish), self._take_receipt, self)

    def _deliver(self, wish: Wish[Sending], _report: Reporter) -> Receipt:
        return self._acts.supply_csr(wish.content.order, wish.content.csr, wish.key)

    def _take_details(self, asked: int, handed: HandedIn | None, outcome: Outcome[OrderDetails]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(Inputs(details=done.value))
            self.hand_in.open(done.value.entry.order.id, Purpose.SUPPLY, command_for(done.value))
            if handed is not None:
                self.hand_in.hand_in(handed)

    def _take_handed(self, handed: HandInProps) -> None:
        """What is handed in anew was not refused yet."""
        facts = handed.candidate.facts if handed.candidate and handed.is_ready else None
        ready = facts.der if facts else None
        if ready != self._inputs.ready:
            self._apply(replace(self._inputs, ready=ready, problem=None))

    def _take_receipt(self, outcome: Outcome[Receipt]) -> None:
        self._apply(replace(self._inputs, is_sending=False))
        if done := self._finished(outcome):
            self.close()
            self.done.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.details is None:
            self.failed.emit(error)
            return
        is_of_request = isinstance(error, FieldError) and error.field == CSR
        refused = self._inputs.ready if is_of_request else self._inputs.refused
        self._apply(replace(self._inputs, problem=error, refused=refused))
