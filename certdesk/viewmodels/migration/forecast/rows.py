"""What the access-gap forecast shows of single certificates, and what can be done before the ISO account goes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from certdesk.domain.access_gap import Cause, Gap
from certdesk.domain.handovers import Handover
from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_plans import Moved

SEVERAL: Final = 3  # so many certificates are told one by one


class Way(Enum):
    """Which page ends a gap."""

    FIND = "find"
    PLAN = "plan"
    HAND_OVER = "hand over"


@dataclass(frozen=True, slots=True)
class Row:
    """One certificate that nobody can manage for a while; `sent_at` is when its client was told (UTC)."""

    gap: Gap
    sent_at: datetime | None = None

    @property
    def id(self) -> HoldingId:
        """Which certificate."""
        return self.gap.moved.holding.id

    @property
    def moved(self) -> Moved:
        """The certificate."""
        return self.gap.moved

    @property
    def ends_on(self) -> date | None:
        """The day on which the certificate ends, in the computer's time zone."""
        end = self.moved.holding.ends_at
        return None if end is None else end.astimezone().date()

    @property
    def way(self) -> Way:
        """Where one goes to do something about it. What does not belong into a pack yet wants its plan settled."""
        match self.gap.cause:
            case Cause.NOT_FOUND | Cause.DISPUTED:
                return Way.FIND
            case Cause.NOT_CONFIRMED if self.moved.is_to_hand_over:
                return Way.HAND_OVER
            case _:
                return Way.PLAN

    @property
    def asked_at(self) -> datetime | None:
        """When somebody was asked, or told, whose answer is waited for (UTC)."""
        match self.gap.cause:
            case Cause.NOT_FOUND:
                return self.moved.asked_at
            case Cause.NOT_CONFIRMED:
                return self.sent_at
            case _:
                return None

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is expected to answer: there is nothing else to do."""
        return self.asked_at is not None and self.gap.ends is not None


class ActKind(Enum):
    """What can be done about gaps, the most pressing first."""

    RENEW = "renew"
    FIND = "find"
    CHOOSE = "choose"
    ASK_AGAIN = "ask again"
    PLAN = "plan"
    HAND_OVER = "hand over"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class ForecastAct:
    """One thing to do, for these certificates."""

    kind: ActKind
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """Where one begins."""
        return self.rows[0]


def rows_of(gaps: Iterable[Gap], handovers: Iterable[Handover]) -> tuple[Row, ...]:
    """Return the gaps with when their clients were told, in their order."""
    told = {each.client: each.sent_at for each in handovers}
    return tuple(Row(gap, told.get(gap.moved.holding.client)) for gap in gaps)


def acts_of(rows: Sequence[Row]) -> tuple[ForecastAct, ...]:
    """Return what to do about them. Renewals are told one by one, up to three, since each has a day of its own."""
    found: dict[ActKind, list[Row]] = {kind: [] for kind in ActKind}
    for row in rows:
        for kind in _kinds(row):
            found[kind].append(row)
    acts: list[ForecastAct] = []
    for kind, held in found.items():
        if kind is ActKind.RENEW and len(held) <= SEVERAL:
            acts += [ForecastAct(kind, (row,)) for row in held]
        elif held:
            acts.append(ForecastAct(kind, tuple(held)))
    return tuple(acts)


def _kinds(row: Row) -> Iterator[ActKind]:
    gap = row.gap
    if gap.act_before:
        yield ActKind.RENEW
    if row.is_waiting:
        return
    match gap.cause:
        case Cause.NOT_FOUND:
            yield ActKind.FIND if row.asked_at is None else ActKind.ASK_AGAIN
        case Cause.DISPUTED:
            yield ActKind.CHOOSE
        case Cause.NOT_PLANNED | Cause.KEPT:
            yield ActKind.PLAN
        case Cause.NOT_CONFIRMED if row.way is Way.PLAN:
            yield ActKind.PLAN
        case Cause.NOT_CONFIRMED:
            yield ActKind.HAND_OVER if row.sent_at is None else ActKind.REMIND
