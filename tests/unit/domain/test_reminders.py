"""What is to be remembered of refunds, counted in the days of a time zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.domain.refund import RefundDue
from certdesk.domain.reminders import (
    RefundOverdue,
    WindowClosing,
    may_be_closing,
    refund_awaited_since,
    refund_reminders,
    window_closing,
)
from tests.samples import NOW, entry

DAY = timedelta(days=1)
ISSUED = datetime(2026, 10, 1, 23, 30, tzinfo=UTC)
KIRIBATI, SAMOA = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))


def issued(**changes: object) -> BookEntry:
    return entry(issued_at=ISSUED, expires_at=ISSUED + 199 * DAY, **changes)


@pytest.mark.parametrize(
    ("day", "left"), [(0, None), (26, None), (27, 3), (28, 2), (29, 1), (30, 0), (31, None), (400, None)]
)
def test_a_window_is_told_of_in_its_last_three_days_and_on_its_last(day: int, left: int | None) -> None:
    reminder = window_closing(issued(), ISSUED + day * DAY, UTC)
    expected = WindowClosing(issued().order.id, "shop.larkspur.example", date(2026, 10, 31), left or 0)
    assert reminder == (None if left is None else expected)


@pytest.mark.parametrize(("zone", "closes_on"), [(KIRIBATI, date(2026, 11, 1)), (SAMOA, date(2026, 10, 31))])
def test_the_last_day_is_the_last_day_of_the_time_zone(zone: tzinfo, closes_on: date) -> None:
    last_moment = datetime(closes_on.year, closes_on.month, closes_on.day, 23, 59, tzinfo=zone)
    reminder = window_closing(issued(), last_moment, zone)
    assert reminder is not None
    assert (reminder.closes_on, reminder.days_left) == (closes_on, 0)
    assert window_closing(issued(), last_moment + timedelta(minutes=2), zone) is None


@given(
    st.timedeltas(timedelta(), timedelta(days=2)).map(lambda span: ISSUED + span),
    st.timedeltas(timedelta(days=25), timedelta(days=33)),
    st.integers(-12 * 60, 14 * 60),
)
def test_the_quick_look_over_a_book_misses_no_window(at: datetime, later: timedelta, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    one = entry(issued_at=at)
    exact = replace(one, order=replace(one.order, issued_at=at))
    if window_closing(exact, at + later, zone) is None:
        return
    assert may_be_closing(exact.order, at + later)


@pytest.mark.parametrize("status", ["revoked", "expired", "pending", "canceled", "waiting_pickup"])
def test_only_what_is_in_force_can_still_be_revoked_in_time(status: str) -> None:
    assert window_closing(issued(status_word=status), ISSUED + 29 * DAY, UTC) is None


def test_windows_come_before_overdue_refunds_and_each_the_most_pressing_first() -> None:
    now = ISSUED + 29 * DAY
    later = issued(id=OrderId("2"), status_word="reissue_pending")
    later = replace(later, order=replace(later.order, issued_at=ISSUED + DAY))
    old = RefundDue(OrderId("3"), "old.example", "1", now - 50 * DAY)
    due = RefundDue(OrderId("4"), "due.example", "1", now - 30 * DAY)
    young = RefundDue(OrderId("5"), "young.example", "1", now - 30 * DAY + timedelta(seconds=1))
    reminders = refund_reminders([later, issued(), entry()], [due, young, old], now, UTC)
    assert [each.order for each in reminders] == [issued().order.id, "2", "3", "4"]
    assert isinstance(reminders[-1], RefundOverdue)


def lines(*acts: DeskAct) -> tuple[ActivityLine, ...]:
    """The activity of these acts, in the order in which they were done, newest first as an order tells it."""
    entries = [DeskEntry(NOW, OrderId("1"), act) for act in acts]
    told = [ActivityLine(NOW, each) for each in entries]
    return (*reversed(told), ActivityLine(NOW, EventKind.ISSUED))


@pytest.mark.parametrize(
    ("acts", "awaits"),
    [
        ((), False),
        ((DeskAct.REVOKED,), False),
        ((DeskAct.REVOKED, DeskAct.REFUND_ELIGIBLE), True),
        ((DeskAct.REFUND_ELIGIBLE, DeskAct.SUPPORT_MAIL), True),
        ((DeskAct.REFUND_ELIGIBLE, DeskAct.REFUND_RECEIVED), False),
        ((DeskAct.REFUND_RECEIVED, DeskAct.REFUND_ELIGIBLE), True),
    ],
)
def test_a_refund_is_awaited_until_it_is_said_to_have_come(acts: tuple[DeskAct, ...], awaits: bool) -> None:
    assert refund_awaited_since(lines(*acts)) == (NOW if awaits else None)
