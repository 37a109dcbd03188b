"""Looking at what was dropped, away from the GUI thread: the requests in it and the orders that they could be for."""

from dataclasses import dataclass, replace
from typing import Final

from certdesk.domain.act_rules import Act, WhyNot, act_with_csr
from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts
from certdesk.domain.handing_in import Candidate, Gathered, HandedIn
from certdesk.domain.judging import NO_ANSWERS, Judgement
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services.api import Orders, Requests

FEW: Final = 24
MOST_OFFERED: Final = 5


@dataclass(frozen=True, slots=True)
class Prospect:
    """An order that a request could be for: the act by which it takes one, or why not, and what is then said of it."""

    entry: BookEntry
    act: Act | WhyNot
    judgement: Judgement | None = None

    @property
    def order(self) -> OrderId:
        """The order's ID."""
        return self.entry.order.id

    @property
    def is_usable(self) -> bool:
        """Whether the order takes a request at all."""
        return isinstance(self.act, Act)

    @property
    def is_refused(self) -> bool:
        """Whether this request cannot be used for it as it is: what is to be fixed shows where it is handed in."""
        return self.judgement is not None and bool(self.judgement.stops)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a drop. Where there is too much to be read in one go, `gathered` has all of it and `candidates` are
    empty; what was read is not kept, since it may have been a private key.
    """

    gathered: Gathered
    candidates: tuple[Candidate, ...] = ()
    prospects: tuple[Prospect, ...] = ()

    @property
    def requests(self) -> tuple[Candidate, ...]:
        """The signing requests among what was read."""
        return tuple(candidate for candidate in self.candidates if candidate.facts is not None)

    @property
    def refused(self) -> tuple[Candidate, ...]:
        """What was read and holds none."""
        return tuple(candidate for candidate in self.candidates if candidate.facts is None)

    @property
    def is_many(self) -> bool:
        """Whether it takes the page of many requests."""
        return len(self.requests) > 1 or (not self.candidates and bool(self.gathered.sources))


class Looker:
    """Asks the services; called by the runner only."""

    def __init__(self, requests: Requests, orders: Orders) -> None:
        self._requests = requests
        self._orders = orders

    def look(self, handed: HandedIn, order: OrderId | None, report: Reporter) -> Looked:
        """Return what was dropped, with its orders where it is one request: `order`, or those that its names match."""
        gathered = self._requests.gather(handed)
        if len(gathered.sources) > FEW:
            return Looked(gathered)
        looked = Looked(Gathered((), gathered.left_out), self._requests.read(gathered.sources, report))
        if len(looked.requests) != 1:
            return looked
        facts = looked.requests[0].facts
        if facts is None:
            return looked
        found = (order,) if order is not None else self._matching(facts)
        return replace(looked, prospects=tuple(self.prospect(each, facts) for each in found))

    def prospect(self, order: OrderId, facts: CsrFacts) -> Prospect:
        """Return what using the request for `order` comes to. Raises NotFound, Unavailable."""
        entry = self._orders.details(order).entry
        act = act_with_csr(entry.order)
        if isinstance(act, WhyNot):
            return Prospect(entry, act)
        judgement = self._requests.judge(entry.order.id, facts, NO_ANSWERS, is_reissue=act is Act.REISSUE)
        return Prospect(entry, act, judgement)

    def _matching(self, facts: CsrFacts) -> tuple[OrderId, ...]:
        return tuple(use.order for use in self._requests.match(facts).orders[:MOST_OFFERED])
