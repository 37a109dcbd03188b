"""Each order is in one group of the list, and in the views that speak of it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.orders import OrderStatus
from certdesk.domain.urgency import Group, View, group_of, views_in
from certdesk.domain.validity import days_until, warning_window
from tests.samples import DAY, NOW, order


@pytest.mark.parametrize(
    ("status", "group"),
    [
        (OrderStatus.NEEDS_CSR, Group.NEEDS_ACTION),
        (OrderStatus.NEEDS_APPROVAL, Group.NEEDS_ACTION),
        (OrderStatus.PENDING, Group.IN_PROGRESS),
        (OrderStatus.PROCESSING, Group.IN_PROGRESS),
        (OrderStatus.ISSUED, Group.EXPIRING),
        (OrderStatus.REISSUE_PENDING, Group.EXPIRING),
        (OrderStatus.EXPIRED, Group.ENDED),
        (OrderStatus.REVOKED, Group.ENDED),
        (OrderStatus.REJECTED, Group.ENDED),
        (OrderStatus.CANCELED, Group.ENDED),
        ("waiting_pickup", Group.UNKNOWN),
    ],
)
def test_every_status_has_its_group(status: str, group: Group) -> None:
    assert group_of(order(status_word=status), NOW) is group


@pytest.mark.parametrize(
    ("lifetime", "left", "expiring"),
    [(199, 31, False), (199, 30, True), (47, 16, False), (47, 15, True), (100, 30, True)],
)
def test_the_warning_window_is_thirty_days_or_a_third_of_the_lifetime(lifetime: int, left: int, expiring: bool) -> None:
    ends = NOW + left * DAY
    group = group_of(order(issued_at=ends - lifetime * DAY, expires_at=ends), NOW)
    assert group is (Group.EXPIRING if expiring else Group.ACTIVE)


def test_a_reissue_under_way_is_both_in_progress_and_expiring() -> None:
    reissued = order(status_word=OrderStatus.REISSUE_PENDING)
    assert views_in(group_of(reissued, NOW), reissued.status) == {View.ALL, View.IN_PROGRESS, View.EXPIRING}


@given(st.timedeltas(min_value=timedelta(days=1), max_value=timedelta(days=400)))
def test_the_warning_window_never_exceeds_thirty_days(lifetime: timedelta) -> None:
    assert warning_window(lifetime) <= min(30 * DAY, lifetime / 3)


@pytest.mark.parametrize(
    ("seconds", "days"), [(1, 1), (86_399, 1), (86_400, 1), (86_401, 2), (0, 0), (-1, 0), (-86_400, -1)]
)
def test_days_left_are_rounded_up(seconds: int, days: int) -> None:
    assert days_until(NOW + timedelta(seconds=seconds), NOW) == days
