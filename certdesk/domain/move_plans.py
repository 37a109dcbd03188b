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
        """The one state that it shows."""
        if not self.number:
            if self.is_disputed:
                return MoveState.TO_REVIEW
            return MoveState.ASKED if self.asked_at is not None else MoveState.NOT_FOUND
        if self.plan is None:
            return MoveState.TO_REVIEW
        return MoveState.NOT_ADVISED if self.plan is MovePlan.SHARE else MoveState.READY


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Certificates of one customer account whose plans do not go together."""

    number: str
    plans: tuple[MovePlan, ...]
    names: tuple[str, ...]


_ONE_PER_ACCOUNT: Final = frozenset({MovePlan.DELEGATE, MovePlan.CLIENT, MovePlan.SHARE})


def contradictions(moved: Iterable[Moved]) -> tuple[Contradiction, ...]:
    """Return the accounts for which more than one way in is planned: an account is shared, delegated or left whole."""
    by_number: dict[str, list[Moved]] = {}
    for each in moved:
        if each.number and each.plan in _ONE_PER_ACCOUNT:
            by_number.setdefault(each.number, []).append(each)
    return tuple(
        Contradiction(number, plans, tuple(each.holding.common_name for each in held))
        for number, held in by_number.items()
        if len(plans := tuple(dict.fromkeys(each.plan for each in held if each.plan is not None))) > 1
    )


def counts(moved: Iterable[Moved]) -> Mapping[MoveState, int]:
    """Return how many certificates are in each state."""
    result = dict.fromkeys(MoveState, 0)
    for each in moved:
        result[each.state] += 1
    return result
