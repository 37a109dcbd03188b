"""Arithmetic of validity: days left and warning windows."""

from datetime import datetime, timedelta

DAY = timedelta(days=1)
LONGEST_WARNING = timedelta(days=30)
LAST_CALL = timedelta(days=7)


def days_until(moment: datetime, now: datetime) -> int:
    """Return whole days from `now` to `moment`, rounded up; zero or less when it is past."""
    return -((now - moment) // DAY)


def warning_window(lifetime: timedelta) -> timedelta:
    """Return how long before its end a certificate of this lifetime asks for attention.

    The smaller of 30 days and a third of the lifetime, so that 47-day certificates are not always amber.
    """
    return min(LONGEST_WARNING, lifetime / 3)
