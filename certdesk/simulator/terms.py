"""For how long things hold in the practice world: what was paid, what was proved, and what is in force."""

from datetime import datetime, timedelta

COVER = timedelta(days=365)
REUSE = timedelta(days=200)  # of a proof of control over a name, BR 4.2.1
_ONE_SECOND = timedelta(seconds=1)


def expiry_moment(expires_at: datetime, covered_until: datetime | None) -> datetime:
    """Return when an order that is in force becomes `expired`, unless it is reissued before.

    That is when its present certificate has ended, which is never after the paid cover: from then on there is
    nothing to serve, although cover may be left that was not used.
    """
    ended = expires_at + _ONE_SECOND
    return ended if covered_until is None else min(ended, covered_until)
