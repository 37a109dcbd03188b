"""The facts of the validity rule: one scale from the first issuing to the end of the order."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.refund import REFUND_DAYS, RefundOutlook, refund_outlook
from certdesk.domain.validity import DAY, LAST_CALL, LONGEST_WARNING, days_until, warning_window

_LONGEST_FIRST_LIFETIME = timedelta(days=200)  # BR 6.3.2, certificates issued from 15 March 2026
_YEAR = timedelta(days=365)
_YEAR_TOLERANCE = timedelta(days=2)


class Stage(StrEnum):
    """How near the end of the certificate is."""

    CALM = "calm"
    WARNING = "warning"
    LAST_CALL = "last call"
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Cover:
    """How long the order is paid for: whole years where it comes out even (else 0), and days."""

    years: int
    days: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Where things are between the first issuing (0) and the end of the order (1)."""

    today: float
    certificate_end: float
    refund_end: float | None


@dataclass(frozen=True, slots=True)
class Validity:
    """What the rule says. `scale` and `refund` are None while the issue date is unknown.

    `days` counts to the end of the certificate, or since it when the stage is ENDED, or since the revocation.
    `is_over` says that the certificate's last valid second has gone by, revoked or not.
    `issued_at` is when the order's first certificate was issued. `is_reissued` says that another one is in force, and
    `reissued_at` when that was issued, where it was seen. `lifetime_days` is None when it is not certain which
    certificate of the order is in force.
    """

    stage: Stage
    status: OrderStatus | None
    days: int
    is_over: bool
    expires_at: datetime
    issued_at: datetime | None
    is_reissued: bool
    reissued_at: datetime | None
    covered_until: datetime | None
    cover: Cover | None
    lifetime_days: int | None
    unused_days: int
    refund: RefundOutlook | None
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """There is no certificate and so no rule: only where the order stands."""

    status: OrderStatus | None
    is_looked_up: bool = True


def validity_of(
    order: Order, lifetime: timedelta | None, now: datetime, present: OrderCertificate | None = None
) -> Validity | Waiting:
    """Return the rule of `order` at `now`; `lifetime` is that of the certificate in force, `present` that one itself,
    each where it was seen.
    """
    if order.expires_at is None:
        return Waiting(order.status, order.is_looked_up)
    known = lifetime or _first_lifetime(order)
    reissued_at = _reissued_at(order, present)
    window = warning_window(known) if known else LONGEST_WARNING
    stage = _stage(order, order.expires_at, window, now)
    return Validity(
        stage=stage,
        status=order.status,
        days=_days(order, order.expires_at, stage, now),
        is_over=order.expires_at < now,
        expires_at=order.expires_at,
        issued_at=order.issued_at,
        is_reissued=reissued_at is not None or _runs_over_a_reissue(order),
        reissued_at=reissued_at,
        covered_until=order.covered_until,
        cover=_cover(order),
        lifetime_days=round(known / DAY) if known else None,
        unused_days=_unused_days(order, order.expires_at, now),
        refund=_refund(order, now),
        scale=_scale(order, order.expires_at, now),
    )


def _first_lifetime(order: Order) -> timedelta | None:
    """A span that runs over a reissue tells nothing of either certificate."""
    if order.issued_at is None or order.expires_at is None or _runs_over_a_reissue(order):
        return None
    span = order.expires_at - order.issued_at
    return span if span > timedelta() else None


def _runs_over_a_reissue(order: Order) -> bool:
    """Whether it is longer from the first issuing to the end than one certificate may last."""
    if order.issued_at is None or order.expires_at is None:
        return False
    return order.expires_at - order.issued_at > _LONGEST_FIRST_LIFETIME


def _reissued_at(order: Order, present: OrderCertificate | None) -> datetime | None:
    """A certificate that ends at another time than the order says was seen before a later one took its place."""
    if present is None or order.issued_at is None or present.expires_at != order.expires_at:
        return None
    return present.issued_at if present.issued_at > order.issued_at else None


def _stage(order: Order, expires_at: datetime, window: timedelta, now: datetime) -> Stage:
    if order.status is OrderStatus.REVOKED:
        return Stage.REVOKED
    left = expires_at - now
    if left < timedelta():
        return Stage.ENDED
    if left <= LAST_CALL:
        return Stage.LAST_CALL
    return Stage.WARNING if left <= window else Stage.CALM


def _days(order: Order, expires_at: datetime, stage: Stage, now: datetime) -> int:
    if stage is Stage.REVOKED:
        return max(0, (now - order.status_since) // DAY)
    if stage is Stage.ENDED:
        return (now - expires_at) // DAY
    return days_until(expires_at, now)


def _cover(order: Order) -> Cover | None:
    if order.issued_at is None or order.covered_until is None:
        return None
    span = order.covered_until - order.issued_at
    years = round(span / _YEAR)
    return Cover(years if abs(span - years * _YEAR) <= _YEAR_TOLERANCE else 0, round(span / DAY))


def _unused_days(order: Order, expires_at: datetime, now: datetime) -> int:
    """Whole days that were paid for and that no certificate covers yet; days gone by cannot be used any more."""
    if order.covered_until is None:
        return 0
    return max(0, (order.covered_until - max(expires_at, now)) // DAY)


def _refund(order: Order, now: datetime) -> RefundOutlook | None:
    if order.issued_at is None or order.status is OrderStatus.REVOKED:
        return None
    return refund_outlook(order.issued_at, now)


def _scale(order: Order, expires_at: datetime, now: datetime) -> Scale | None:
    start = order.issued_at
    if start is None or expires_at <= start:
        return None
    whole = max(order.covered_until or expires_at, expires_at) - start
    refund = _refund(order, now)

    def place(moment: datetime) -> float:
        return round(min(1.0, max(0.0, (moment - start) / whole)), 4)

    return Scale(
        today=place(now),
        certificate_end=place(expires_at),
        refund_end=place(start + REFUND_DAYS * DAY) if refund else None,
    )
