"""What is dropped on the window, on a row, or pasted: read, matched with its order, and handed on."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from certdesk.domain.act_rules import Act, WhyNot
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate, Gathered, HandedIn, Origin, Source
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Orders, Requests
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.csr.handed import holds_private_key, key_refusal
from certdesk.viewmodels.window_drops.looking import Looked, Looker, Prospect
from certdesk.viewmodels.window_drops.props import Inputs, Props, TurnedAway, Use, again, derive


class WindowDropsViewModel(ViewModel[Inputs, Props]):
    """One drop at a time; a new one takes the place of the one before."""

    use_wanted = Signal(object)  # Use
    many_wanted = Signal(object)  # Looked: several requests, or more than is read in one go
    turned_away = Signal(object)  # TurnedAway: said in passing

    def __init__(self, requests: Requests, orders: Orders, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._looker = Looker(requests, orders)
        self._runner = runner
        self._latest: Ticket | None = None

    def take(self, handed: HandedIn, order: OrderId | None = None, *, adds: bool = False) -> None:
        """Look at what was handed in: for `order`, or for those that its names belong to.

        With `adds` it goes to the list of many requests, however few it holds. A private key goes no further than this.
        """
        if holds_private_key(handed.text):
            self.refuse(key_refusal(), handed.origin)
            return
        self._apply(Inputs(is_reading=True))
        looker, origin = self._looker, handed.origin
        ticket: Ticket

        def then(outcome: Outcome[Looked]) -> None:
            if ticket is self._latest:
                self._take_look(origin, order, outcome, adds=adds)

        ticket = self._ask(self._runner.query(lambda report: looker.look(handed, order, report), then, self))

    def refuse(self, error: CertDeskError, origin: Origin = Origin.DROPPED) -> None:
        """Say why what was handed in is not used: what was dropped over the window, what was pasted in passing."""
        self.close()
        looked = Looked(Gathered(()), (Candidate(Source(origin), refusal=error),))
        self._show_or_say(origin, looked)

    def choose(self, order: OrderId) -> None:
        """Take another order; what is said of the request for it is asked first."""
        facts, looker = self._props.facts, self._looker
        if facts is None:
            return
        self._latest = None  # what was asked of the order chosen before counts no more
        self._apply(replace(self._inputs, chosen=order, is_judging=False, problem=None))
        if self._props.chosen is not None:
            return
        self._apply(replace(self._inputs, is_judging=True))
        ticket: Ticket

        def then(outcome: Outcome[Prospect]) -> None:
            if ticket is self._latest:
                self._take_prospect(outcome)

        ticket = self._ask(self._runner.query(lambda _report: looker.prospect(order, facts), then, self))

    def use(self) -> None:
        """Hand the request in for the chosen order. Nothing is sent by that."""
        props = self._props
        if props.can_use and props.chosen is not None:
            self._hand_on(props.chosen)

    def close(self) -> None:
        """Let the drop be."""
        if self._latest is not None:
            self._latest.stop()
        self._latest = None
        self._apply(Inputs())

    def _ask(self, ticket: Ticket) -> Ticket:
        self._latest = ticket
        return ticket

    def _take_look(self, origin: Origin, order: OrderId | None, outcome: Outcome[Looked], *, adds: bool) -> None:
        self._latest = None
        self._apply(Inputs())
        done = self._finished(outcome)
        if done is None:
            return
        looked = done.value
        if looked.is_many or (adds and looked.requests):
            self.many_wanted.emit(looked)
        elif order is not None and looked.prospects:
            self._hand_on_or_say(looked)
        else:
            self._show_or_say(origin, looked)

    def _show_or_say(self, origin: Origin, looked: Looked) -> None:
        if origin is Origin.PASTED and not looked.requests:
            self._say_refused(looked)
        else:
            chosen = looked.prospects[0].order if looked.prospects else None
            self._apply(Inputs(looked=looked, chosen=chosen))

    def _hand_on_or_say(self, looked: Looked) -> None:
        prospect = looked.prospects[0]
        if isinstance(prospect.act, WhyNot):
            self.turned_away.emit(TurnedAway(prospect.act, prospect.entry.shown_name))
        else:
            self.use_wanted.emit(Use(prospect.order, prospect.act, again(looked.requests[0])))

    def _say_refused(self, looked: Looked) -> None:
        refusal = next((each.refusal for each in looked.refused if each.refusal is not None), None)
        if refusal is not None:
            self.turned_away.emit(TurnedAway(refusal))

    def _hand_on(self, prospect: Prospect) -> None:
        request, act = self._props.request, prospect.act
        if request is not None and isinstance(act, Act):
            self.close()
            self.use_wanted.emit(Use(prospect.order, act, again(request)))

    def _take_prospect(self, outcome: Outcome[Prospect]) -> None:
        self._latest = None
        self._apply(replace(self._inputs, is_judging=False))
        looked = self._inputs.looked
        if (done := self._finished(outcome)) and looked is not None:
            prospects = (done.value, *looked.prospects)
            self._apply(replace(self._inputs, looked=replace(looked, prospects=prospects), chosen=done.value.order))

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.looked is None:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, problem=error))
