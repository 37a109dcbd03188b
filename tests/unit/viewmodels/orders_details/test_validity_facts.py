"""The arithmetic behind the validity rule."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.refund import RefundCase
from certdesk.viewmodels.orders.details_validity import Cover, Stage, Validity, Waiting, validity_of
from tests.fakes_gui.details import DAY, ISSUED, NOW, an_order, unissued

END = ISSUED + 199 * DAY - timedelta(seconds=1)


def rule(now: datetime = NOW, **changes: object) -> Validity:
    made = validity_of(replace(an_order(), **changes), None, now)  # type: ignore[arg-type]  # fields by name
    assert isinstance(made, Validity)
    return made


def test_the_numbers_are_those_of_the_picture() -> None:
    made = rule()
    assert (made.stage, made.days, made.lifetime_days, made.unused_days) == (Stage.WARNING, 12, 199, 166)
    assert made.cover == Cover(years=1, days=365)
    assert made.refund is not None
    assert made.refund.closes_on == date(2026, 6, 16)
    assert made.refund.case is RefundCase.CLOSED
    assert made.scale is not None
    assert made.scale.certificate_end == pytest.approx(199 / 365, abs=1e-3)
    assert made.scale.refund_end == pytest.approx(30 / 365, abs=1e-3)
    assert made.scale.today == pytest.approx((NOW - ISSUED) / (365 * DAY), abs=1e-3)


@pytest.mark.parametrize(
    ("now", "stage", "days"),
    [
        (ISSUED, Stage.CALM, 199),
        (END - 30 * DAY - timedelta(seconds=1), Stage.CALM, 31),
        (END - 30 * DAY, Stage.WARNING, 30),
        (END - 7 * DAY, Stage.LAST_CALL, 7),
        (END, Stage.LAST_CALL, 0),
        (END + timedelta(seconds=1), Stage.ENDED, 0),
        (END + 12 * DAY, Stage.ENDED, 12),
    ],
)
def test_the_stage_follows_the_days_left(now: datetime, stage: Stage, days: int) -> None:
    made = rule(now)
    assert (made.stage, made.days) == (stage, days)


def test_a_short_certificate_warns_in_its_last_third() -> None:
    end = ISSUED + 47 * DAY - timedelta(seconds=1)
    assert rule(end - 16 * DAY, expires_at=end).stage is Stage.CALM
    assert rule(end - 15 * DAY, expires_at=end).stage is Stage.WARNING


def test_the_refund_window_says_how_long_it_is_open() -> None:
    made = rule(ISSUED + 19 * DAY)
    assert made.refund is not None
    assert made.refund.case is RefundCase.OPEN
    assert made.refund.days_left == 11


def test_the_thirtieth_day_is_the_last_one_of_the_refund() -> None:
    made = rule(ISSUED + 30 * DAY)
    assert made.refund is not None
    assert made.refund.case is RefundCase.LAST_DAY
    assert made.refund.days_left == 0


def test_without_an_issue_date_there_is_no_scale_and_no_refund_to_speak_of() -> None:
    made = rule(issued_at=None)
    assert (made.scale, made.refund, made.cover, made.lifetime_days) == (None, None, None, None)
    assert made.days == 12


def test_a_span_that_runs_over_a_reissue_tells_no_lifetime_but_the_certificate_does() -> None:
    reissued = replace(an_order(), expires_at=ISSUED + 300 * DAY)
    unseen = validity_of(reissued, None, NOW)
    seen = validity_of(reissued, 199 * DAY, NOW)
    assert isinstance(unseen, Validity)
    assert isinstance(seen, Validity)
    assert (unseen.lifetime_days, seen.lifetime_days) == (None, 199)


def certificate(issued_at: datetime, expires_at: datetime) -> OrderCertificate:
    return OrderCertificate("0A", ("shop.larkspur.example",), issued_at, expires_at, is_present=True)


@pytest.mark.parametrize(
    ("end", "present", "is_reissued", "reissued_at"),
    [
        (END, certificate(ISSUED, END), False, None),
        (END, None, False, None),
        (ISSUED + 150 * DAY, certificate(ISSUED + 50 * DAY, ISSUED + 150 * DAY), True, ISSUED + 50 * DAY),
        (ISSUED + 300 * DAY, certificate(ISSUED + 101 * DAY, ISSUED + 300 * DAY), True, ISSUED + 101 * DAY),
        (ISSUED + 300 * DAY, certificate(ISSUED, END), True, None),  # what was seen is not in force any more
        (ISSUED + 300 * DAY, None, True, None),
    ],
)
def test_a_reissue_is_told_from_the_first_issuing(
    end: datetime, present: OrderCertificate | None, is_reissued: bool, reissued_at: datetime | None
) -> None:
    made = validity_of(replace(an_order(), expires_at=end), None, NOW, present)
    assert isinstance(made, Validity)
    assert (made.issued_at, made.is_reissued, made.reissued_at) == (ISSUED, is_reissued, reissued_at)


def test_a_revoked_order_counts_from_its_revocation_and_offers_no_refund_window() -> None:
    made = rule(status_word="revoked", status_since=NOW - 3 * DAY)
    assert (made.stage, made.days, made.refund) == (Stage.REVOKED, 3, None)


def test_cover_that_has_gone_by_cannot_be_used_any_more() -> None:
    assert rule(END + 66 * DAY + timedelta(seconds=1)).unused_days == 100
    assert rule(ISSUED + 400 * DAY).unused_days == 0
    assert rule(covered_until=None).unused_days == 0


def test_an_order_that_ends_with_its_certificate_fills_the_scale() -> None:
    made = rule(covered_until=None)
    assert made.scale is not None
    assert made.scale.certificate_end == 1.0
    assert made.cover is None


@pytest.mark.parametrize("status", ["needs_csr", "pending", "rejected", "waiting_pickup"])
def test_before_issuing_there_is_only_the_status(status: str) -> None:
    made = validity_of(unissued(status), None, NOW)
    assert isinstance(made, Waiting)
    assert made.status == (OrderStatus(status) if status != "waiting_pickup" else None)


@given(st.integers(-400, 800), st.integers(0, 400), st.integers(0, 400))
def test_every_mark_lies_on_the_scale_and_in_order(today: int, lifetime: int, rest: int) -> None:
    end = ISSUED + lifetime * DAY
    made = rule(ISSUED + today * DAY, expires_at=end, covered_until=end + rest * DAY)
    if lifetime == 0:
        assert made.scale is None
        return
    assert made.scale is not None
    assert made.scale.refund_end is not None
    assert 0 <= made.scale.certificate_end <= 1
    assert 0 <= made.scale.today <= 1
    assert 0 <= made.scale.refund_end <= 1
