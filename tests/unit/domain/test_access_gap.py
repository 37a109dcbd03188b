"""What nobody can manage once the ISO account is gone: from when, until when, and what helps before."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.access_gap import ANSWER_TAKES, SOON, Cause, Gap, forecast
from certdesk.domain.handovers import Handover, Stage, handed, marked
from certdesk.domain.move_plans import Moved, MovePlan
from tests.unit.domain.moving import NOW, TODAY, all_moved, day, moved, sent

CLIENT = "Tidewater Dental"
CONFIRMED = marked(Handover(CLIENT), Stage.CONFIRMED, NOW)


def gap(certificate: Moved, *handovers: Handover, removal: int = 10) -> Gap | None:
    """The gap of one certificate when the ISO account goes so many days from now."""
    gaps = forecast([certificate], day(removal), handovers, TODAY).gaps
    return gaps[0] if gaps else None


@pytest.mark.parametrize(
    ("certificate", "handovers", "cause", "until"),
    [
        (moved("", None), (), Cause.NOT_FOUND, None),
        (moved("", None, asked_at=NOW - timedelta(days=4)), (), Cause.NOT_FOUND, 24),
        (moved("", None, asked_at=NOW - timedelta(days=15)), (), Cause.NOT_FOUND, None),
        (moved("", None, is_disputed=True), (), Cause.DISPUTED, None),
        (moved("1", None), (), Cause.NOT_PLANNED, None),
        (moved("1", MovePlan.KEEP), (CONFIRMED,), Cause.KEPT, None),
        (moved("1"), (), Cause.NOT_CONFIRMED, 14),
        (moved("1"), (sent(2),), Cause.NOT_CONFIRMED, 12),
        (moved("1"), (sent(15),), Cause.NOT_CONFIRMED, None),
        (moved("1", MovePlan.SHARE), (), Cause.NOT_CONFIRMED, 14),
        (moved("", None), (CONFIRMED,), Cause.NOT_FOUND, None),
    ],
)
def test_each_cause_lasts_as_long_as_it_is_expected_to(
    certificate: Moved, handovers: tuple[Handover, ...], cause: Cause, until: int | None
) -> None:
    found = gap(certificate, *handovers)
    assert found is not None
    assert (found.begins, found.cause) == (day(10), cause)
    assert found.ends == (None if until is None else day(until))


def test_a_hand_over_ends_the_gap_of_what_was_in_it_alone() -> None:
    known, other = moved("1", name="a.example"), moved("1", name="b.example")
    confirmed = marked(Handover(CLIENT), Stage.CONFIRMED, NOW, frozenset({handed(known)}))
    assert gap(known, confirmed) is None
    (left,) = forecast([known, other], day(10), [confirmed], TODAY).gaps
    assert (left.moved, left.cause, left.ends) == (other, Cause.NOT_CONFIRMED, day(14))


@pytest.mark.parametrize(
    ("certificate", "handovers", "removal"),
    [
        (moved("1"), (CONFIRMED,), 10),
        (moved("1", MovePlan.DELEGATE), (CONFIRMED,), 10),
        (moved("1"), (), 14),
        (moved("1"), (sent(5),), 9),
        (moved("", None, asked_at=NOW), (), 28),
        (moved("", None, left=9), (), 10),
    ],
    ids=["confirmed", "delegated", "in time if sent today", "in time", "asked in time", "ends before"],
)
def test_there_is_no_gap(certificate: Moved, handovers: tuple[Handover, ...], removal: int) -> None:
    assert gap(certificate, *handovers, removal=removal) is None


@pytest.mark.parametrize(
    ("left", "removal", "within", "renew_from"),
    [
        (10, 10, True, 0),
        (44, 10, True, 0),  # the gap ends in 14 days, and 30 more are soon
        (45, 10, False, None),
        (None, 10, False, None),
        (20, -1, True, None),  # too late
    ],
)
def test_renewing_helps_where_the_end_falls_into_the_gap(
    left: int | None, removal: int, within: bool, renew_from: int | None
) -> None:
    found = gap(moved("1", left=left), removal=removal)
    assert found is not None
    assert (found.expires_within, found.act_before) == (within, renew_from is not None)
    assert found.renew_from == (None if renew_from is None else day(renew_from))


@pytest.mark.parametrize(("left", "renew_from"), [(69, 9), (70, None), (190, None)])
def test_a_certificate_can_be_renewed_from_60_days_before_its_end(left: int, renew_from: int | None) -> None:
    found = gap(moved("", None, left=left))
    assert found is not None
    assert found.expires_within
    assert found.renew_from == (None if renew_from is None else day(renew_from))


def test_those_that_matter_come_first_and_the_last_day_to_write_is_told() -> None:
    held = [
        moved("1", name="late.example", left=190),
        moved("", None, name="open.example", left=100),
        moved("", None, name="soon.example", left=20),
        moved("1", name="unknown.example", left=None),
    ]
    found = forecast(held, day(10), (), TODAY)
    assert [each.moved.holding.common_name for each in found.gaps] == [
        "soon.example", "open.example", "late.example", "unknown.example",
    ]  # fmt: skip
    assert found.send_by == day(10) - ANSWER_TAKES


def test_what_is_not_found_floats_up() -> None:
    held = [
        moved("1", MovePlan.KEEP, name="kept.example", left=20),
        moved("", None, name="disputed.example", left=90, is_disputed=True),
        moved("", None, name="lost.example", left=60),
        moved("1", name="told.example", left=15),
    ]
    found = forecast(held, day(10), (), TODAY)
    assert [each.moved.holding.common_name for each in found.gaps] == [
        "lost.example", "disputed.example", "kept.example", "told.example",
    ]  # fmt: skip


@pytest.mark.parametrize(("hours", "has_gap"), [(0, False), (11, False), (12, True), (-11, False)])
def test_days_are_those_of_the_zone(hours: int, has_gap: bool) -> None:
    """The certificate ends on the eve of the removal at noon, UTC: elsewhere that is the day itself."""
    zone = timezone(timedelta(hours=hours))
    found = forecast([moved("", None, left=9)], day(10), (), TODAY, zone=zone)
    assert bool(found.gaps) is has_gap


handed_over = st.lists(st.sampled_from([CONFIRMED, sent(3)]), max_size=1)


@given(st.lists(all_moved, max_size=8), st.integers(-20, 60), handed_over)
def test_every_gap_is_of_one_certificate_and_none_is_of_one_that_ended(
    held: list[Moved], removal: int, handovers: list[Handover]
) -> None:
    found = forecast(held, day(removal), handovers, TODAY)
    assert len(found.gaps) <= len(held)
    for each in found.gaps:
        end = each.moved.holding.ends_at
        assert each.moved in held
        assert each.begins == day(removal)
        assert each.ends is None or each.ends > each.begins
        assert end is None or end.date() >= each.begins
        assert not each.act_before or (each.expires_within and each.begins > TODAY)
        assert not (each.expires_within and each.ends and end and end.date() > each.ends + SOON)


@given(st.lists(all_moved, max_size=8), st.integers(0, 40), st.integers(0, 40))
def test_a_later_removal_leaves_no_new_gap(held: list[Moved], first: int, later: int) -> None:
    early = {id(each.moved) for each in forecast(held, day(first), (), TODAY).gaps}
    late = {id(each.moved) for each in forecast(held, day(first + later), (), TODAY).gaps}
    assert late <= early
