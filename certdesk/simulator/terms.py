"""For how long things hold in the practice world: what was paid, what was proved, and what is in force."""

from datetime import datetime, timedelta

from certdesk.domain import proofs
from certdesk.domain.orders import Validation
from certdesk.domain.portal import ValidationMethod

COVER = timedelta(days=365)
REUSE = timedelta(days=200)  # what `orders.reusable_until` lies after the proof; how long that holds, the domain says
QUEUE = timedelta(minutes=5)  # from the signing request to the approver, or past where nobody has to approve
_TO_ISSUE_DV = timedelta(minutes=13)
_TO_ISSUE = timedelta(hours=2)  # somebody looks at what is known of the organisation
_ONE_SECOND = timedelta(seconds=1)


def expiry_moment(expires_at: datetime, covered_until: datetime | None) -> datetime:
    """Return when an order that is in force becomes `expired`, unless it is reissued before.

    That is when its present certificate has ended, which is never after the paid cover: from then on there is
    nothing to serve, although cover may be left that was not used.
    """
    ended = expires_at + _ONE_SECOND
    return ended if covered_until is None else min(ended, covered_until)


def when_proved(reusable_until: datetime | None) -> datetime | None:
    """Return when the proof was given of which `orders.reusable_until` tells."""
    return None if reusable_until is None else reusable_until - REUSE


def held_until(reusable_until: datetime | None, method: ValidationMethod | None) -> datetime | None:
    """Return until when the proof by `method` holds of which `orders.reusable_until` tells."""
    proved_at = when_proved(reusable_until)
    return None if proved_at is None else proofs.reusable_until(proved_at, method)


def time_to_issue(validation: Validation) -> timedelta:
    """Return how long issuing takes once nothing stands in its way."""
    return _TO_ISSUE_DV if validation is Validation.DV else _TO_ISSUE
