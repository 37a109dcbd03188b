"""The refund window is counted in calendar days, its thirtieth one included."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest

from certdesk.domain.refund import RefundCase, is_overdue, refund_outlook

DAY = timedelta(days=1)
ISSUED = datetime(2026, 11, 1, 1, 30, tzinfo=UTC)
NEW_YORK, TOKYO = timezone(timedelta(hours=-5)), timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("day", "case", "left"),
    [
        (0, RefundCase.OPEN, 30),
        (27, RefundCase.OPEN, 3),
        (29, RefundCase.OPEN, 1),
        (30, RefundCase.LAST_DAY, 0),
        (31, RefundCase.CLOSED, 0),
    ],
)
@pytest.mark.parametrize("zone", [NEW_YORK, UTC, TOKYO])
def test_each_day_of_the_window_has_its_case(zone: tzinfo, day: int, case: RefundCase, left: int) -> None:
    outlook = refund_outlook(ISSUED, ISSUED + day * DAY, zone)
    assert (outlook.case, outlook.days, outlook.days_left) == (case, day, left)
    assert outlook.closes_on == ISSUED.astimezone(zone).date() + 30 * DAY


def test_one_moment_is_the_last_day_here_and_past_it_there() -> None:
    moment = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)  # past midnight in New York, in the afternoon in Tokyo
    assert refund_outlook(ISSUED, moment, NEW_YORK).days == 31  # issued there on 31 October
    assert refund_outlook(ISSUED, moment, TOKYO).case is RefundCase.LAST_DAY


def test_without_the_day_of_issuing_nothing_is_known() -> None:
    outlook = refund_outlook(None, ISSUED)
    assert (outlook.case, outlook.days, outlook.closes_on, outlook.is_eligible) == (
        RefundCase.UNKNOWN, None, None, False,
    )  # fmt: skip


def test_a_billing_cycle_is_thirty_days() -> None:
    assert not is_overdue(ISSUED, ISSUED + 30 * DAY - timedelta(seconds=1))
    assert is_overdue(ISSUED, ISSUED + 30 * DAY)
