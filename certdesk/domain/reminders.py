"""What to be reminded of: refund windows that are about to close, and refunds that did not come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.refund import CLOSING_SOON_DAYS, REFUND_DAYS, RefundDue, is_overdue, refund_outlook

_DAY: Final = timedelta(days=1)
# Calendar days of any time zone begin up to a day away from those of UTC.
_CLOSING: Final = (timedelta(days=REFUND_DAYS - CLOSING_SOON_DAYS) - _DAY, timedelta(days=REFUND_DAYS + 1) + _DAY)


@dataclass(frozen=True, slots=True)
class WindowClosing:
    """The refund window of an order is about to close: `closes_on` is its last day, `days_left` 0 when it is today."""

    order: OrderId
    name: str
    closes_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class RefundOverdue:
    """The refund of an order that was revoked in time did not show within a billing cycle [S2]."""

    order: OrderId
    name: str
    revoked_at: datetime


RefundReminder = WindowClosing | RefundOverdue


def may_be_closing(order: Order, now: datetime) -> bool:
    """Return whether the window of `order` closes about now, in whatever time zone; quick, for a whole book."""
    if order.issued_at is None or order.status not in IN_FORCE:
        return False
    return _CLOSING[0] <= now - order.issued_at <= _CLOSING[1]


def window_closing(entry: BookEntry, now: datetime, zone: tzinfo | None = None) -> WindowClosing | None:
    """Return the reminder that the refund window of an order closes, counted in the days of `zone`; else None."""
    if not may_be_closing(entry.order, now):
        return None
    outlook = refund_outlook(entry.order.issued_at, now, zone)
    if not outlook.is_closing or outlook.closes_on is None:
        return None
    return WindowClosing(entry.order.id, entry.shown_name, outlook.closes_on, outlook.days_left)


def refund_reminders(
    entries: Iterable[BookEntry], due: Iterable[RefundDue], now: datetime, zone: tzinfo | None = None
) -> tuple[RefundReminder, ...]:
    """Return what to be reminded of at `now`: windows first, the next to close in front, then the longest overdue."""
    windows = [window for entry in entries if (window := window_closing(entry, now, zone))]
    late = [RefundOverdue(each.order, each.name, each.revoked_at) for each in due if is_overdue(each.revoked_at, now)]
    return (
        *sorted(windows, key=lambda each: (each.closes_on, each.name)),
        *sorted(late, key=lambda each: (each.revoked_at, each.name)),
    )


def refund_awaited_since(activity: Sequence[ActivityLine]) -> datetime | None:
    """Return when the refund became eligible that was not confirmed since, by an order's activity, newest first."""
    since: datetime | None = None
    for entry in reversed([line.what for line in activity if isinstance(line.what, DeskEntry)]):
        if entry.act is DeskAct.REFUND_ELIGIBLE:
            since = entry.at
        elif entry.act is DeskAct.REFUND_RECEIVED:
            since = None
    return since
