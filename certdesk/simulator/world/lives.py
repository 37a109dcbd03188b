"""Dating a sample order: from the stage it stands at to the moments of its life, as seen from now."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import assert_never

from certdesk.domain.orders import OrderStatus, Validation
from certdesk.domain.portal import EventKind, PortalEvent
from certdesk.domain.validity import longest_days
from certdesk.pki.issuance import LONGEST_DAYS
from certdesk.simulator.terms import COVER, REUSE, expiry_moment
from certdesk.simulator.world.planned import Life
from certdesk.simulator.world.stages import Ended, Expired, InForce, Revoked, Stage, Waiting, hours

DAY = timedelta(days=1)
_LIFETIMES = (LONGEST_DAYS, 99, 46)
_ONE_SECOND = timedelta(seconds=1)
_TO_ISSUE = timedelta(minutes=13)
_LAST_EVENT = {
    "rejected": EventKind.REJECTED,
    "canceled": EventKind.CANCELED,
    "waiting_pickup": EventKind.APPROVED,
}
_STEPS = {
    OrderStatus.NEEDS_CSR: (EventKind.PLACED,),
    OrderStatus.NEEDS_APPROVAL: (EventKind.PLACED, EventKind.CSR_SUPPLIED),
    OrderStatus.PENDING: (EventKind.PLACED, EventKind.CSR_SUPPLIED),
    OrderStatus.PROCESSING: (EventKind.PLACED, EventKind.CSR_SUPPLIED, EventKind.APPROVED),
}


def life_of(stage: Stage, validation: Validation, now: datetime, chance: Random) -> Life:
    """Return the dates of an order at `stage`, seen from `now` (UTC, whole seconds)."""
    match stage:
        case Waiting():
            return _waiting(stage, now)
        case Ended():
            return _ended(stage, now, chance)
        case InForce():
            return _in_force(stage, validation, now, chance)
        case Expired(ago=ago, reissued_after=apart):
            end = now - ago * DAY - _a_while(chance)
            return _issued(end, lifetime_ending(end), apart, validation, chance, OrderStatus.EXPIRED)
        case Revoked():
            return _revoked(stage, validation, now, chance)
        case _:
            assert_never(stage)


def lifetime_ending(end: datetime) -> int:
    """Return for how many days a certificate that ends at `end` was issued: the longest allowed when it began."""
    return next(days for days in _LIFETIMES if longest_days(end - days * DAY) >= days)


def end_in(days: int, now: datetime, chance: Random) -> datetime:
    """Return when a certificate ends that is in force at `now` and has `days` left, as far as it can have them."""
    end = now + days * DAY - _a_while(chance)
    if end - lifetime_ending(end) * DAY >= now:
        # Certificates have become shorter than that: it ends as late as one that is a few days old.
        end = now + (lifetime_ending(end) - 1 - days % 14) * DAY - _a_while(chance)
    return end


def _waiting(stage: Waiting, now: datetime) -> Life:
    """Date an order that has no certificate: the steps it has taken lie a few minutes apart, the last at its status."""
    steps = _STEPS[stage.status]
    since = now - stage.since
    moments = [since - (len(steps) - 1 - at) * _TO_ISSUE for at in range(len(steps))]
    events = [PortalEvent(at, kind) for at, kind in zip(moments, steps, strict=True)]
    if stage.goes_on_in is not None:
        events += _still_to_come(stage.status, now + stage.goes_on_in)
    return Life(stage.status.value, since, moments[0], tuple(events))


def _still_to_come(status: OrderStatus, at: datetime) -> Iterable[PortalEvent]:
    if status is OrderStatus.PENDING:
        yield PortalEvent(at, EventKind.APPROVED)
        at += hours(2)
    yield PortalEvent(at - _TO_ISSUE, EventKind.VALIDATED)
    yield PortalEvent(at, EventKind.ISSUED)


def _ended(stage: Ended, now: datetime, chance: Random) -> Life:
    since = now - stage.since - _a_while(chance)
    if stage.on is not None:
        since = datetime.combine(stage.on, time(hour=12), UTC)
    placed_at = since - hours(chance.randrange(30, 60))
    events = (
        PortalEvent(placed_at, EventKind.PLACED),
        PortalEvent(placed_at + _TO_ISSUE, EventKind.CSR_SUPPLIED),
        PortalEvent(since, _LAST_EVENT[stage.word]),
    )
    return Life(stage.word, since, placed_at, events)


def _in_force(stage: InForce, validation: Validation, now: datetime, chance: Random) -> Life:
    end = end_in(stage.left, now, chance)
    life = _issued(end, lifetime_ending(end), stage.reissued_after, validation, chance, OrderStatus.ISSUED)
    if stage.reissue_in is None:
        return life
    asked_at = now - hours(21)
    events = (*life.events, PortalEvent(asked_at, EventKind.REISSUE_REQUESTED))
    events += (PortalEvent(now + stage.reissue_in, EventKind.ISSUED),)
    return _changed(life, OrderStatus.REISSUE_PENDING, asked_at, events)


def _revoked(stage: Revoked, validation: Validation, now: datetime, chance: Random) -> Life:
    begin = now - stage.issued_ago * DAY - _a_while(chance)
    days = min(LONGEST_DAYS, longest_days(begin))
    life = _issued(begin + days * DAY, days, 0, validation, chance, OrderStatus.REVOKED)
    revoked_at = now - stage.ago * DAY
    events = (*life.events[:-1], PortalEvent(revoked_at, EventKind.REVOKED))
    return _changed(life, OrderStatus.REVOKED, revoked_at, events)


def _issued(
    end: datetime, days: int, reissued_after: int, validation: Validation, chance: Random, status: OrderStatus
) -> Life:
    """Date an order whose present certificate is valid for `days` days up to, and not including, `end`."""
    valid_from = end - days * DAY
    issued_at = valid_from - reissued_after * DAY
    placed_at = issued_at - (hours(chance.uniform(40, 90)) if validation is not Validation.DV else 2 * _TO_ISSUE)
    placed_at = placed_at.replace(microsecond=0)
    covered_until = issued_at + COVER
    ends_at = expiry_moment(end - _ONE_SECOND, covered_until)
    kinds = {
        EventKind.PLACED: placed_at,
        EventKind.CSR_SUPPLIED: placed_at + _TO_ISSUE / 2,
        EventKind.APPROVED: placed_at + _TO_ISSUE * 0.75,
        EventKind.VALIDATED: issued_at - _TO_ISSUE,
        EventKind.ISSUED: issued_at,
    }
    events = [PortalEvent(at.replace(microsecond=0), kind) for kind, at in kinds.items()]
    if reissued_after:
        events += [
            PortalEvent(valid_from - hours(1), EventKind.REISSUE_REQUESTED),
            PortalEvent(valid_from, EventKind.ISSUED),
        ]
    return Life(
        status_word=status.value,
        status_since=ends_at if status is OrderStatus.EXPIRED else valid_from,
        placed_at=placed_at,
        events=(*events, PortalEvent(ends_at, EventKind.EXPIRED)),
        issued_at=issued_at,
        valid_from=valid_from,
        expires_at=end - _ONE_SECOND,
        covered_until=covered_until,
        reusable_until=valid_from - _TO_ISSUE + REUSE,
    )


def _changed(life: Life, status: OrderStatus, since: datetime, events: Iterable[PortalEvent]) -> Life:
    ordered = tuple(sorted(events, key=lambda event: event.at))
    return replace(life, status_word=status.value, status_since=since, events=ordered)


def _a_while(chance: Random) -> timedelta:
    """Return one to four hours, in whole minutes: so much earlier than the full day did things happen."""
    return timedelta(minutes=chance.randrange(60, 240))
