"""Which certificates nobody can manage, from when until when, once the ISO account is gone [S3]."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from certdesk.domain.move_plans import Moved, MovePlan

RENEWAL_BEFORE: Final = timedelta(days=60)
SOON: Final = timedelta(days=30)
ANSWER_TAKES: Final = timedelta(days=14)  # for a client who was asked; a guess that the page calls one


class Cause(StrEnum):
    """Why a certificate cannot be managed."""

    NOT_FOUND = "not found"
    NOT_PLANNED = "not planned"
    NOT_CONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class Gap:
    """One certificate that cannot be managed from `begins` on; `ends` is None while nobody knows until when.

    `expires_within` says that it ends in that time; `act_before` that renewing or reissuing before `begins` helps.
    """

    moved: Moved
    begins: date
    ends: date | None
    cause: Cause
    expires_within: bool
    act_before: bool


def forecast(
    moved: Iterable[Moved], removal: date, confirmed: Iterable[str], today: date, asked_answer: timedelta = ANSWER_TAKES
) -> tuple[Gap, ...]:
    """Return the gaps after the ISO account's removal, those that matter first.

    A certificate has none once its client confirmed the hand-over (`confirmed` holds clients), or where it ends before
    the account is removed. The client's account is theirs from the first day: only the webmaster's access is missing.
    """
    done = frozenset(confirmed)
    gaps = (
        gap for each in moved if each.holding.client not in done and (gap := _gap(each, removal, today, asked_answer))
    )
    return tuple(
        sorted(gaps, key=lambda gap: (not gap.expires_within, gap.ends is not None, _end(gap.moved) or date.max))
    )


def _gap(each: Moved, removal: date, today: date, asked_answer: timedelta) -> Gap | None:
    end = _end(each)
    if end is not None and end < removal:
        return None
    cause, until = _cause(each, removal, asked_answer)
    within = end is not None and (until is None or end <= until + SOON) and end >= removal
    can_act = end is not None and today < removal and end - RENEWAL_BEFORE < removal
    return Gap(each, removal, until, cause, expires_within=within, act_before=can_act)


def _cause(each: Moved, removal: date, asked_answer: timedelta) -> tuple[Cause, date | None]:
    if not each.number:
        until = None if each.asked_at is None else max(removal, each.asked_at.date() + asked_answer)
        return Cause.NOT_FOUND, until
    if each.plan is None or each.plan is MovePlan.KEEP:
        return Cause.NOT_PLANNED, None
    return Cause.NOT_CONFIRMED, removal + asked_answer


def _end(each: Moved) -> date | None:
    ends_at: datetime | None = each.holding.ends_at
    return ends_at.date() if ends_at else None
