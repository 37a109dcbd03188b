"""The refund is counted in calendar days, wherever those begin and however long they are."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.refund import (
    BILLING_CYCLE_DAYS,
    CLOSING_SOON_DAYS,
    REFUND_DAYS,
    RefundCase,
    RefundOutlook,
    is_overdue,
    refund_outlook,
)

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
HONOLULU = ZoneInfo("Pacific/Honolulu")
ST_JOHNS = ZoneInfo("America/St_Johns")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks move by half an hour
ZONES = (UTC, BERLIN, AUCKLAND, HONOLULU, ST_JOHNS, LORD_HOWE)
ISSUED = datetime(2026, 5, 17, 9, 14, tzinfo=UTC)
IN_ORDER = (RefundCase.OPEN, RefundCase.LAST_DAY, RefundCase.CLOSED)

moments = st.timedeltas(timedelta(days=-9_000), timedelta(days=9_000)).map(lambda span: ISSUED + span)
spans = st.timedeltas(timedelta(), timedelta(days=60))
zones = st.sampled_from(ZONES)


def local(zone: tzinfo, year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(
    ("day", "case", "left"),
    [
        (0, RefundCase.OPEN, 30),
        (1, RefundCase.OPEN, 29),
        (29, RefundCase.OPEN, 1),
        (30, RefundCase.LAST_DAY, 0),
        (31, RefundCase.CLOSED, 0),
    ],
)
def test_the_thirtieth_day_after_issuing_is_the_last(zone: tzinfo, day: int, case: RefundCase, left: int) -> None:
    outlook = refund_outlook(ISSUED, ISSUED + timedelta(days=day), zone)
    assert (outlook.case, outlook.days, outlook.days_left) == (case, day, left)
    assert outlook.closes_on == ISSUED.astimezone(zone).date() + timedelta(days=30)


@pytest.mark.parametrize(
    ("zone", "closes_on"),
    [
        (UTC, date(2026, 6, 16)),
        (BERLIN, date(2026, 6, 16)),
        (AUCKLAND, date(2026, 6, 17)),
        (HONOLULU, date(2026, 6, 16)),
    ],
    ids=str,
)
def test_the_last_day_is_a_day_of_the_users_own_calendar(zone: tzinfo, closes_on: date) -> None:
    late_evening = datetime(2026, 5, 17, 20, 30, tzinfo=UTC)
    assert refund_outlook(late_evening, late_evening, zone).closes_on == closes_on


def test_two_desks_in_two_zones_may_be_on_either_side_of_the_same_moment() -> None:
    issued = datetime(2026, 5, 17, 11, 0, tzinfo=UTC)  # 01:00 in Honolulu, 23:00 in Auckland
    morning, noon = datetime(2026, 6, 16, 9, 0, tzinfo=UTC), datetime(2026, 6, 16, 13, 0, tzinfo=UTC)
    assert refund_outlook(issued, morning, HONOLULU).case is RefundCase.OPEN
    assert refund_outlook(issued, morning, AUCKLAND).case is RefundCase.LAST_DAY
    assert refund_outlook(issued, noon, HONOLULU).case is RefundCase.LAST_DAY
    assert refund_outlook(issued, noon, AUCKLAND).case is RefundCase.CLOSED


@pytest.mark.parametrize(
    ("zone", "issued", "first_moment", "last_minute"),
    [
        # clocks go forward on 29 March 2026: thirty days later is 719 hours away
        (BERLIN, (2026, 3, 1, 12, 0), (2026, 3, 31, 0, 0), (2026, 3, 31, 23, 59)),
        # the last day itself has 23 hours
        (BERLIN, (2026, 2, 27, 23, 59), (2026, 3, 29, 0, 0), (2026, 3, 29, 23, 59)),
        # clocks go back on 25 October 2026: the last day has 25 hours
        (BERLIN, (2026, 9, 25, 0, 0), (2026, 10, 25, 0, 0), (2026, 10, 25, 23, 59)),
        # the other hemisphere: forward on 27 September 2026
        (AUCKLAND, (2026, 8, 28, 0, 30), (2026, 9, 27, 0, 0), (2026, 9, 27, 23, 59)),
    ],
)
def test_a_change_of_the_clocks_moves_no_day(
    zone: tzinfo,
    issued: tuple[int, int, int, int, int],
    first_moment: tuple[int, int, int, int, int],
    last_minute: tuple[int, int, int, int, int],
) -> None:
    began = local(zone, *issued)
    first, last = local(zone, *first_moment), local(zone, *last_minute)
    assert refund_outlook(began, first - timedelta(seconds=1), zone).case is RefundCase.OPEN
    assert refund_outlook(began, first, zone).case is RefundCase.LAST_DAY
    assert refund_outlook(began, last, zone).case is RefundCase.LAST_DAY
    assert refund_outlook(began, last + timedelta(minutes=1), zone).case is RefundCase.CLOSED


@pytest.fixture
def in_auckland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone while a program runs")
    with monkeypatch.context() as there:
        there.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_auckland")
def test_without_a_zone_the_computers_own_counts() -> None:
    late_evening = datetime(2026, 5, 17, 20, 30, tzinfo=UTC)
    assert refund_outlook(late_evening, late_evening) == refund_outlook(late_evening, late_evening, AUCKLAND)
    assert refund_outlook(late_evening, late_evening) != refund_outlook(late_evening, late_evening, UTC)


def test_without_a_day_of_issuing_nothing_is_known() -> None:
    outlook = refund_outlook(None, ISSUED)
    assert outlook == RefundOutlook(RefundCase.UNKNOWN)
    assert not outlook.is_eligible
    assert not outlook.is_closing
    assert outlook.days_left == 0


def test_a_clock_that_is_behind_the_authoritys_counts_no_days() -> None:
    outlook = refund_outlook(ISSUED, ISSUED - timedelta(days=2), UTC)
    assert (outlook.case, outlook.days, outlook.days_left) == (RefundCase.OPEN, 0, REFUND_DAYS)


@pytest.mark.parametrize(("day", "is_closing"), [(26, False), (27, True), (30, True), (31, False)])
def test_the_window_is_about_to_close_in_its_last_days(day: int, is_closing: bool) -> None:
    outlook = refund_outlook(ISSUED, ISSUED + timedelta(days=day), UTC)
    assert outlook.is_closing is is_closing
    assert not is_closing or outlook.days_left <= CLOSING_SOON_DAYS


@given(moments, spans, spans, zones)
def test_a_refund_never_comes_back(issued: datetime, some: timedelta, more: timedelta, zone: tzinfo) -> None:
    before = refund_outlook(issued, issued + some, zone)
    after = refund_outlook(issued, issued + some + more, zone)
    assert IN_ORDER.index(before.case) <= IN_ORDER.index(after.case)
    assert before.days_left >= after.days_left
    assert before.closes_on == after.closes_on


@given(moments, spans, zones)
def test_the_last_day_is_exactly_the_one_that_is_named(issued: datetime, passed: timedelta, zone: tzinfo) -> None:
    now = issued + passed
    outlook, today = refund_outlook(issued, now, zone), now.astimezone(zone).date()
    assert outlook.closes_on is not None
    assert (outlook.case is RefundCase.LAST_DAY) == (today == outlook.closes_on)
    assert (outlook.case is RefundCase.OPEN) == (today < outlook.closes_on)
    assert outlook.is_eligible == (today <= outlook.closes_on)


@given(moments, spans, zones)
def test_where_two_zones_disagree_one_of_them_is_on_the_last_day(
    issued: datetime, passed: timedelta, zone: tzinfo
) -> None:
    here, there = refund_outlook(issued, issued + passed, zone), refund_outlook(issued, issued + passed, UTC)
    if here.is_eligible != there.is_eligible:
        assert RefundCase.LAST_DAY in {here.case, there.case}


def test_a_refund_is_overdue_after_a_billing_cycle() -> None:
    cycle = timedelta(days=BILLING_CYCLE_DAYS)
    assert not is_overdue(ISSUED, ISSUED + cycle - timedelta(seconds=1))
    assert is_overdue(ISSUED, ISSUED + cycle)
