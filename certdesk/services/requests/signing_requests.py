"""Signing requests before anything is sent: read, judged, and matched to orders."""

from collections.abc import Sequence
from pathlib import Path

from certdesk.domain.clock import Clock
from certdesk.domain.csr import CsrFacts
from certdesk.domain.handing_in import Candidate, Gathered, HandedIn, Source
from certdesk.domain.judging import Answers, Judgement, Match
from certdesk.domain.judging_rules import judge
from certdesk.domain.key_lists import KeyList
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services import x509
from certdesk.services.requests.intake import gather
from certdesk.services.requests.key_lists import KeyLists
from certdesk.services.requests.matching import OrderIndex
from certdesk.services.requests.reading import read
from certdesk.services.requests.standing import standing
from certdesk.storage.desk import DeskStore


class SigningRequests:
    """Implements `api.Requests`."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._lists = KeyLists(store, clock)

    def gather(self, handed: HandedIn) -> Gathered:
        """Return what there is to read, without reading it."""
        return gather(handed)

    def read(self, sources: Sequence[Source], report: Reporter) -> tuple[Candidate, ...]:
        """Return what the sources hold, in their order. Raises Cancelled."""
        return read(sources, x509.describe_csrs, report)

    def judge(
        self, order: OrderId, facts: CsrFacts, answers: Answers, *, is_reissue: bool, is_key_compromised: bool = False
    ) -> Judgement:
        """Return what is to be said of a request for `order`. Raises NotFound (ORDER_GONE), Unavailable."""
        with self._store.read() as records:
            found = standing(records, order, facts, is_reissue=is_reissue)
        return judge(facts, found, answers, is_key_compromised=is_key_compromised)

    def match(self, facts: CsrFacts) -> Match:
        """Return the orders that a request could be for, the likeliest first."""
        return self.match_all([facts])[0]

    def match_all(self, facts: Sequence[CsrFacts]) -> tuple[Match, ...]:
        """Return the same for each request, after one look at the book."""
        with self._store.read() as records:
            index = OrderIndex(records.orders.book().entries, records.portal.names())
        return tuple(index.match(each) for each in facts)

    def key_lists(self) -> tuple[KeyList, ...]:
        """Return the lists of weak and compromised keys, by name."""
        return self._lists.all()

    def add_key_list(self, path: Path, report: Reporter) -> KeyList:
        """Take over a list of keys. Raises FieldError (`list`, KEY_LIST_FORM with `line`), Unavailable, Cancelled."""
        return self._lists.add(path, report)

    def remove_key_list(self, name: str) -> None:
        """Forget a list of keys."""
        self._lists.remove(name)
