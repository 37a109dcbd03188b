"""Reading requests and matching them with their orders, away from the GUI thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.domain.act_rules import Act
from certdesk.domain.csr import CsrFacts
from certdesk.domain.handing_in import Candidate, Source
from certdesk.domain.judging import NO_ANSWERS, Answers, Judgement, KeyUse, Match
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services.api import Requests
from certdesk.viewmodels.many_csrs.lines import Recipient
from certdesk.viewmodels.orders.rows import Shelf
from certdesk.viewmodels.taking import waits_for_first


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was read, the orders that it could be for, and what is said of it for the one that it is for."""

    candidate: Candidate
    offers: tuple[KeyUse, ...] = ()
    recipient: Recipient | None = None
    judgement: Judgement | None = None


def read(
    requests: Requests, shelf: Shelf | None, items: Sequence[Source | Candidate], report: Reporter
) -> tuple[Found, ...]:
    """Return what those sources hold, behind what was read of them already. Raises Cancelled, Unavailable."""
    known = [item for item in items if isinstance(item, Candidate)]
    sources = [item for item in items if isinstance(item, Source)]
    candidates = (*known, *(requests.read(sources, report) if sources else ()))
    facts = [candidate.facts for candidate in candidates if candidate.facts is not None]
    matches = iter(requests.match_all(facts) if facts else ())
    found = []
    for candidate in candidates:
        report.check()
        match = None if candidate.facts is None else next(matches)
        found.append(Found(candidate) if match is None else _matched(requests, shelf, candidate, match))
    return tuple(found)


def _matched(requests: Requests, shelf: Shelf | None, candidate: Candidate, match: Match) -> Found:
    if len(match.orders) != 1:
        return Found(candidate, match.orders)
    recipient = recipient_of(shelf, match.orders[0])
    return Found(candidate, match.orders, recipient, judged(requests, recipient, match.facts, NO_ANSWERS))


def judged(
    requests: Requests, recipient: Recipient, facts: CsrFacts, answers: Answers, *, is_key_compromised: bool = False
) -> Judgement:
    """Return what is said of a request for the order that it is for. Raises NotFound, Unavailable."""
    is_reissue = recipient.is_reissue
    leaked = is_reissue and is_key_compromised
    return requests.judge(recipient.order, facts, answers, is_reissue=is_reissue, is_key_compromised=leaked)


def recipient_of(shelf: Shelf | None, use: KeyUse) -> Recipient:
    """Return the order with the act by which it takes a request, as the list knows it."""
    row = None if shelf is None or use.order not in shelf.positions else shelf.rows[shelf.positions[use.order]]
    is_first = row is not None and waits_for_first(row.status)
    return Recipient(use.order, use.name if row is None else row.name, Act.ADD_CSR if is_first else Act.REISSUE)


def named(shelf: Shelf | None, order: OrderId) -> KeyUse:
    """Return an order that the user chose, by the name it has in the list."""
    row = None if shelf is None or order not in shelf.positions else shelf.rows[shelf.positions[order]]
    return KeyUse(order, str(order) if row is None else row.name)
