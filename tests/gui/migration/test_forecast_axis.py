"""Where the days of the timeline stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.move_plans import Moved
from certdesk.views.migration.forecast.axis import Axis, axis_of, months
from certdesk.views.migration.forecast.chart import Chart
from certdesk.views.migration.forecast.head import pill_places
from tests.gui.migration.forecasts import forecast_of, on
from tests.unit.domain.moving import TODAY, all_moved, day, moved

pytestmark = pytest.mark.usefixtures("qapp")  # lengths follow its font
days = st.integers(-60, 300)


@given(st.lists(all_moved, max_size=5), days)
def test_today_the_removal_and_every_gap_are_on_the_axis(held: list[Moved], removal: int) -> None:
    props = forecast_of(*held, removal=removal)
    axis = axis_of(props.rows, props.begins, TODAY)
    assert axis.has(TODAY)
    assert axis.has(props.begins)
    assert all(row.gap.ends is None or axis.has(row.gap.ends) for row in props.rows)
    assert (axis.last - axis.first) <= timedelta(days=900)


def test_a_removal_long_ago_and_an_end_far_away_do_not_squeeze_the_rest() -> None:
    props = forecast_of(moved("", None, left=3000), removal=-1000)
    axis = axis_of(props.rows, props.begins, TODAY)
    assert not axis.has(day(-200))
    assert not axis.has(day(600))
    assert (axis.place(day(-1000)), axis.place(day(3000))) == (0.0, 1.0)


@given(days, days)
def test_later_days_stand_further_on(one: int, other: int) -> None:
    chart = Chart(axis_of((), day(30), TODAY), 900, TODAY)
    first, second = sorted((one, other))
    assert chart.left <= chart.x(day(first)) <= chart.x(day(second)) <= chart.left + chart.length


@pytest.mark.parametrize(
    ("last", "most", "found"),
    [
        ("2027-02-10", 6, ["2026-12-01", "2027-01-01", "2027-02-01"]),
        ("2027-02-10", 2, ["2027-01-01"]),
        ("2027-09-10", 5, ["2027-01-01", "2027-03-01", "2027-05-01", "2027-07-01", "2027-09-01"]),
        ("2027-09-10", 3.5, ["2027-01-01", "2027-04-01", "2027-07-01"]),
        ("2029-09-10", 3.5, ["2027-01-01", "2028-01-01", "2029-01-01"]),
        ("2039-09-10", 1, [f"{year}-01-01" for year in range(2027, 2040)]),
    ],
)
def test_months_are_told_as_often_as_there_is_room(last: str, most: float, found: list[str]) -> None:
    assert months(Axis(on("2026-11-20"), on(last)), most) == tuple(map(date.fromisoformat, found))


@given(st.lists(st.floats(0, 600), min_size=2, max_size=2).map(sorted), st.integers(20, 150), st.integers(20, 150))
def test_the_labels_of_two_lines_do_not_cover_each_other(middles: list[float], one: int, other: int) -> None:
    left, right = pill_places([middle + 200 for middle in middles], [one, other], 1000)
    assert left >= 0
    assert left + one < right
    assert right + other <= 1000
