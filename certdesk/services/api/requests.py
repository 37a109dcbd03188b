"""What the windows may ask about signing requests before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from certdesk.domain.csr import CsrFacts
    from certdesk.domain.drafts import ReissueDraft
    from certdesk.domain.handing_in import Candidate, Gathered, HandedIn, Source
    from certdesk.domain.judging import Answers, Judgement, Match
    from certdesk.domain.key_lists import KeyList
    from certdesk.domain.orders import OrderId
    from certdesk.domain.work import Reporter


class Requests(Protocol):
    """Reading signing requests, judging them for an order, and finding the orders they are for."""

    def gather(self, handed: HandedIn) -> Gathered:
        """Return what there is to read, without reading it: folders one level deep, archives as one source each."""

    def read(self, sources: Sequence[Source], report: Reporter) -> tuple[Candidate, ...]:
        """Return what the sources hold, in their order; an archive gives one candidate per entry. Raises Cancelled."""

    def judge(
        self, order: OrderId, facts: CsrFacts, answers: Answers, *, is_reissue: bool, is_key_compromised: bool = False
    ) -> Judgement:
        """Return what is to be said of a request for `order`. Raises NotFound (ORDER_GONE), Unavailable."""

    def match(self, facts: CsrFacts) -> Match:
        """Return the orders that a request could be for and that can take one now, the likeliest first."""

    def match_all(self, facts: Sequence[CsrFacts]) -> tuple[Match, ...]:
        """Return for each request what `match` does, after one look at the book."""

    def key_lists(self) -> tuple[KeyList, ...]:
        """Return the lists of weak and compromised keys that requests are checked against."""

    def add_key_list(self, path: Path, report: Reporter) -> KeyList:
        """Take over a list of keys. Raises FieldError (`list`, KEY_LIST_FORM with `line`), Unavailable, Cancelled."""

    def remove_key_list(self, name: str) -> None:
        """Forget a list of keys."""


class Drafts(Protocol):
    """Reissues that are being prepared, at most one per order."""

    def all(self) -> tuple[ReissueDraft, ...]:
        """Return every draft, the one saved last first."""

    def load(self, order: OrderId) -> ReissueDraft | None:
        """Return the draft of `order`, or None."""

    def keep(self, draft: ReissueDraft) -> datetime:
        """Put the draft in the place of its order's earlier one, and return when that was."""

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`; nothing there is no error."""
