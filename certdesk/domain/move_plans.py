"""What is planned for each certificate that is moved, how far it is, and what contradicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.holdings import Holding


class MovePlan(StrEnum):
    """Who manages the certificate from now on [S3]; delegate access is the provider's own way to share one."""

    DELEGATE = "delegate"
    CLIENT = "client"
    SHARE = "share"
    KEEP = "keep"


class MoveState(StrEnum):
    """How far one certificate is."""

    READY = "ready"
    ASKED = "asked"
    NOT_ADVISED = "not advised"
    TO_REVIEW = "to review"
    NOT_FOUND = "not found"


# Plans after which the certificate is managed without the ISO account, once the client has confirmed.
HANDED_OVER: Final = frozenset({MovePlan.DELEGATE, MovePlan.CLIENT, MovePlan.SHARE})


@dataclass(frozen=True, slots=True)
class Moved:
    """One certificate with what is known and planned.

    `number` is the customer account that was found, "" while it is unknown or two answers disagree (`is_disputed`);
    `asked_at` is when the client was asked for it (UTC). `is_share_kept`: the warning about shared sign-ins was read
    and the plan kept.
    """

    holding: Holding
    number: str = ""
    is_disputed: bool = False
    asked_at: datetime | None = None
    plan: MovePlan | None = None
    is_share_kept: bool = False

    @property
    def state(self) -> MoveState:
        """The one state that it shows. One with two answers, or found and without a plan, waits for the user."""
        if self.is_disputed:
            return MoveState.TO_REVIEW
        if not self.number:
            return MoveState.ASKED if self.asked_at is not None else MoveState.NOT_FOUND
        if self.plan is None:
            return MoveState.TO_REVIEW
        return MoveState.NOT_ADVISED if self.plan is MovePlan.SHARE else MoveState.READY

    @property
    def is_to_hand_over(self) -> bool:
        """Whether it belongs into its client's pack: found, with a plan that has them act, the warning answered."""
        is_warned = self.plan is not MovePlan.SHARE or self.is_share_kept
        return bool(self.number) and self.plan in HANDED_OVER and is_warned


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Certificates of one customer account that do not go together: other plans, or other clients, among them.

    Whoever has delegate access to an account, or its sign-in, has all certificates in it; and the pack of one client
    would tell the account of another.
    """

    number: str
    plans: tuple[MovePlan, ...]
    clients: tuple[str, ...]
    names: tuple[str, ...]


def contradictions(moved: Iterable[Moved]) -> tuple[Contradiction, ...]:
    """Return the accounts for which more than one way in is planned, or that more than one client is said to have.

    “Keep as is for now” contradicts nothing, and a client who is not known is none.
    """
    by_number: dict[str, list[Moved]] = {}
    for each in moved:
        if each.number:
            by_number.setdefault(each.number, []).append(each)
    found = (_together(number, held) for number, held in by_number.items() if len(held) > 1)
    return tuple(each for each in found if len(each.plans) > 1 or len(each.clients) > 1)


def _together(number: str, held: Iterable[Moved]) -> Contradiction:
    listed = list(held)
    plans = dict.fromkeys(each.plan for each in listed if each.plan in HANDED_OVER and each.plan is not None)
    clients = {each.holding.client.casefold(): each.holding.client for each in listed if each.holding.client}
    names = tuple(each.holding.common_name for each in listed)
    return Contradiction(number, tuple(plans), tuple(clients.values()), names)


def counts(moved: Iterable[Moved]) -> Mapping[MoveState, int]:
    """Return how many certificates are in each state."""
    result = dict.fromkeys(MoveState, 0)
    for each in moved:
        result[each.state] += 1
    return result
