"""Arithmetic of validity: days left, warning windows, the refund window, unused cover."""

from dataclasses import dataclass
from datetime import datetime, timedelta

DAY = timedelta(days=1)
LONGEST_WARNING = timedelta(days=30)
REFUND_WINDOW = timedelta(days=30)
LAST_CALL = timedelta(days=7)


def days_until(moment: datetime, now: datetime) -> int:
    """Return whole days from `now` to `moment`, rounded up; zero or less when it is past."""
    return -((now - moment) // DAY)


def warning_window(lifetime: timedelta) -> timedelta:
    """Return how long before its end a certificate of this lifetime asks for attention.

    The smaller of 30 days and a third of the lifetime, so that 47-day certificates are not always amber.
    """
    return min(LONGEST_WARNING, lifetime / 3)


@dataclass(frozen=True, slots=True)
class RefundWindow:
    """The thirty days after issuing in which a revoked order is refunded [S2]."""

    closes_at: datetime
    is_open: bool
    days_left: int


def refund_window(issued_at: datetime, now: datetime) -> RefundWindow:
    """Return the refund window of an order issued at `issued_at`, as seen at `now`."""
    closes_at = issued_at + REFUND_WINDOW
    is_open = now < closes_at
    return RefundWindow(closes_at, is_open, days_until(closes_at, now) if is_open else 0)
