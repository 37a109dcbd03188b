"""The refund of an order that is revoked within thirty days, and when to look after it [S2]."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from certdesk.domain.orders import OrderId

REFUND_DAYS: Final = 30
CLOSING_SOON_DAYS: Final = 3
BILLING_CYCLE_DAYS: Final = 30


class RefundCase(StrEnum):
    """What can be said of the refund before an order is revoked."""

    OPEN = "open"
    LAST_DAY = "last day"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RefundOutlook:
    """Whether revoking now would be refunded.

    `days` have begun since the day of issuing; `closes_on` is the last day that counts. Both are None where the
    day of issuing is not known.
    """

    case: RefundCase
    days: int | None = None
    closes_on: date | None = None

    @property
    def is_eligible(self) -> bool:
        """Whether an order that is revoked now may be refunded."""
        return self.case in {RefundCase.OPEN, RefundCase.LAST_DAY}

    @property
    def days_left(self) -> int:
        """How many days the window is still open, its last one not counted; 0 from then on or when unknown."""
        return max(0, REFUND_DAYS - self.days) if self.days is not None else 0

    @property
    def is_closing(self) -> bool:
        """Whether the window is about to close."""
        return self.is_eligible and self.days_left <= CLOSING_SOON_DAYS


@dataclass(frozen=True, slots=True)
class RefundDue:
    """The refund of an order that was revoked in time, and is not known to have come. `name` is as people read it."""

    order: OrderId
    name: str
    supplier_id: str
    revoked_at: datetime


def refund_outlook(issued_at: datetime | None, now: datetime, zone: tzinfo | None = None) -> RefundOutlook:
    """Return the outlook of an order issued at `issued_at`, counted in the calendar days of `zone`.

    Without a `zone` it is the computer's. The thirtieth day after issuing is the last one: it may be another day
    where the refund is decided, so it is a case of its own.
    """
    if issued_at is None:
        return RefundOutlook(RefundCase.UNKNOWN)
    began = issued_at.astimezone(zone).date()
    days = (now.astimezone(zone).date() - began).days
    closes_on = began + timedelta(days=REFUND_DAYS)
    if days < REFUND_DAYS:
        return RefundOutlook(RefundCase.OPEN, max(0, days), closes_on)
    return RefundOutlook(RefundCase.LAST_DAY if days == REFUND_DAYS else RefundCase.CLOSED, days, closes_on)


def is_overdue(revoked_at: datetime, now: datetime) -> bool:
    """Return whether a billing cycle has gone by since an eligible order was revoked [S2]."""
    return now - revoked_at >= timedelta(days=BILLING_CYCLE_DAYS)
