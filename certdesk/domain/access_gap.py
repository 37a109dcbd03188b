"""Which certificates nobody can manage, from when until when, once the ISO account is gone [S3]."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from certdesk.domain.handovers import Handover
from certdesk.domain.move_plans import Moved, MovePlan

RENEWAL_BEFORE: Final = timedelta(days=60)  # the provider takes renewals from then on [GD-REN]
SOON: Final = timedelta(days=30)
ANSWER_TAKES: Final = timedelta(days=14)  # for a client to answer; a guess that the page calls one
_LATEST: Final = datetime.max.replace(tzinfo=UTC)


class Cause(StrEnum):
    """Why a certificate cannot be managed."""

    NOT_FOUND = "not found"
    DISPUTED = "disputed"
    NOT_PLANNED = "not planned"
    KEPT = "kept"
    NOT_CONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class Gap:
    """One certificate that nobody can manage from `begins` on; `ends` is None while nobody knows until when.

    `expires_within` says that it ends in that time, or within 30 days after. `renew_from` is the day from which it can
    be renewed while the ISO account still works, where that takes its end out of the gap.
    """

    moved: Moved
    begins: date
    ends: date | None
    cause: Cause
    expires_within: bool
    renew_from: date | None = None

    @property
    def act_before(self) -> bool:
        """Whether renewing before `begins` helps."""
        return self.renew_from is not None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the removal of the ISO account leaves without anybody to manage it, those that matter first.

    `send_by` is the last day on which a client who is told then still has the usual time to answer before `removal`.
    """

    removal: date
    send_by: date
    gaps: tuple[Gap, ...]


def forecast(
    moved: Iterable[Moved],
    removal: date,
    handovers: Iterable[Handover],
    today: date,
    answer: timedelta = ANSWER_TAKES,
    zone: tzinfo | None = None,
) -> Forecast:
    """Return which certificates nobody can manage from the day of `removal` on, as things stand `today`.

    It supposes that what is ready is handed over today and that a client takes `answer` to act on it, or on a
    question, from the day it was sent; of one who let that time go by nobody knows. There is no gap for a certificate
    that ends before, or whose client confirmed the hand-over or will in time. Days are those of `zone`, without one the
    computer's own.
    """
    by_client = {each.client: each for each in handovers}
    expected = _Expected(removal, today, answer, zone)
    found = (expected.gap(each, by_client.get(each.holding.client)) for each in moved)
    gaps = sorted((gap for gap in found if gap is not None), key=_urgency)
    return Forecast(removal, removal - answer, tuple(gaps))


def _urgency(gap: Gap) -> tuple[bool, bool, bool, datetime]:
    """What is not found floats up: nothing else can be done before its account is known."""
    is_found = gap.cause not in (Cause.NOT_FOUND, Cause.DISPUTED)
    return not gap.expires_within, gap.ends is not None, is_found, gap.moved.holding.ends_at or _LATEST


@dataclass(frozen=True, slots=True)
class _Expected:
    removal: date
    today: date
    answer: timedelta
    zone: tzinfo | None

    def gap(self, each: Moved, handover: Handover | None) -> Gap | None:
        end = _end(each, self.zone)
        if end is not None and end < self.removal:
            return None
        cause = _cause(each, handover)
        if cause is None:
            return None
        until = self._until(cause, each, handover)
        if until is not None and until <= self.removal:
            return None
        within = end is not None and (until is None or end <= until + SOON)
        return Gap(each, self.removal, until, cause, within, self._renew_from(end) if within else None)

    def _until(self, cause: Cause, each: Moved, handover: Handover | None) -> date | None:
        match cause:
            case Cause.NOT_CONFIRMED:
                sent = handover.sent_at if handover is not None and handover.covers(each) else None
                return self._answered(sent.astimezone(self.zone).date() if sent else self.today)
            case Cause.NOT_FOUND if each.asked_at is not None:
                number_by = self._answered(each.asked_at.astimezone(self.zone).date())
                return None if number_by is None else number_by + self.answer
            case _:
                return None

    def _answered(self, sent: date) -> date | None:
        day = sent + self.answer
        return day if day >= self.today else None

    def _renew_from(self, end: date | None) -> date | None:
        if end is None:
            return None
        first = max(self.today, end - RENEWAL_BEFORE)
        return first if first < self.removal else None


def _cause(each: Moved, handover: Handover | None) -> Cause | None:
    if each.is_disputed:
        return Cause.DISPUTED
    if not each.number:
        return Cause.NOT_FOUND
    if each.plan is None:
        return Cause.NOT_PLANNED
    if each.plan is MovePlan.KEEP:
        return Cause.KEPT
    is_confirmed = handover is not None and handover.confirmed_at is not None and handover.covers(each)
    return None if is_confirmed else Cause.NOT_CONFIRMED


def _end(each: Moved, zone: tzinfo | None) -> date | None:
    return each.holding.ends_at.astimezone(zone).date() if each.holding.ends_at else None
