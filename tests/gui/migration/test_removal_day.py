"""The day on which the ISO sign-in ends, as it is typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from certdesk.viewmodels.migration.forecast.removal_day import Wrong, WrongDay, read_day
from certdesk.views.wording import dates
from tests.unit.domain.moving import TODAY


@pytest.mark.parametrize(
    "typed",
    [
        "14 Jan 2027", " 14 January 2027 ", "January 14, 2027", "2027-01-14", "14.1.2027", "14.01.27", "14/1/2027",
        "14. Januar 2027", "14 janvier 2027",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_notations(typed: str) -> None:
    assert read_day(typed, TODAY) == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("soon", Wrong.NO_DAY),
        ("14 January", Wrong.NO_DAY),
        ("31.2.2027", Wrong.NO_DAY),
        ("14 Jan 2027" + " or so" * 20, Wrong.NO_DAY),
        ("1/2/2027", Wrong.SEVERAL_DAYS),
        ("14 Jan 2027 or 20 Jan 2027", Wrong.SEVERAL_DAYS),
        ("14 Jan 2072", Wrong.FAR),
    ],
)
def test_what_is_no_single_day_is_not_taken(typed: str, why: Wrong) -> None:
    found = read_day(typed, TODAY)
    assert isinstance(found, WrongDay)
    assert found.why is why


def test_both_days_that_are_possible_are_told_the_earlier_one_first() -> None:
    assert read_day("2/1/2027", TODAY) == WrongDay(Wrong.SEVERAL_DAYS, (date(2027, 1, 2), date(2027, 2, 1)))


@given(st.integers(-3000, 3000), st.sampled_from(["C", "de_DE", "fr_FR", "pl_PL", "ja_JP"]))
def test_what_the_interface_writes_can_be_read_again(days: int, language: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        day = TODAY + timedelta(days=days)
        assert read_day(dates.date(day), TODAY) == day
    finally:
        QLocale.setDefault(before)
