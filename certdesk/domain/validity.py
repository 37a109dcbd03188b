"""Arithmetic of validity: days left, warning windows, and how long a certificate may last."""

from datetime import UTC, datetime, timedelta

DAY = timedelta(days=1)
LONGEST_WARNING = timedelta(days=30)
LAST_CALL = timedelta(days=7)
# One day below each step of BR 6.3.2. The first is when DigiCert began.
_LONGEST_BY_DATE = (
    (datetime(2029, 3, 15, tzinfo=UTC), 46),
    (datetime(2027, 3, 15, tzinfo=UTC), 99),
    (datetime(2026, 2, 24, tzinfo=UTC), 199),
)
_LONGEST_BEFORE = 397


def days_until(moment: datetime, now: datetime) -> int:
    """Return whole days from `now` to `moment`, rounded up; zero or less when it is past."""
    return -((now - moment) // DAY)


def warning_window(lifetime: timedelta) -> timedelta:
    """Return how long before its end a certificate of this lifetime asks for attention.

    The smaller of 30 days and a third of the lifetime, so that 47-day certificates are not always amber.
    """
    return min(LONGEST_WARNING, lifetime / 3)


def longest_days(issued_at: datetime) -> int:
    """Return for how many days at most a certificate is issued at that moment (UTC): one less than BR 6.3.2 allows.

    The day of issuing counts, not the day the certificate ends.
    """
    return next((days for since, days in _LONGEST_BY_DATE if issued_at >= since), _LONGEST_BEFORE)
