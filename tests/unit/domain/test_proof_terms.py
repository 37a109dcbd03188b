"""For how long a proof counts, by the day on which it is used (BR 4.2.1, BR 3.2.2.4.4)."""

from datetime import UTC, datetime, timedelta

import pytest

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import MAIL_ENDS, is_accepted, reusable_until

M = ValidationMethod


def day(year: int, month: int, day_: int) -> datetime:
    return datetime(year, month, day_, tzinfo=UTC)


@pytest.mark.parametrize(
    ("proved_at", "until"),
    [
        (day(2026, 6, 1), day(2026, 12, 18)),  # 200 days
        (day(2026, 11, 20), day(2027, 3, 15)),  # over a hundred days old on the day from which that is too old
        (day(2027, 1, 1), day(2027, 4, 11)),  # 100 days, although it was given before
        (day(2027, 3, 15), day(2027, 6, 23)),
        (day(2028, 12, 1), day(2029, 3, 11)),
        (day(2029, 1, 1), day(2029, 3, 15)),
        (day(2029, 3, 10), day(2029, 3, 20)),  # 10 days
        (day(2029, 6, 1), day(2029, 6, 11)),
    ],
)
def test_a_proof_counts_for_as_long_as_is_allowed_on_the_day_it_is_used(proved_at: datetime, until: datetime) -> None:
    assert reusable_until(proved_at, M.DNS_TXT) == until


def test_a_proof_by_mail_ends_with_mails() -> None:
    proved_at = MAIL_ENDS - timedelta(days=30)
    assert reusable_until(proved_at, M.EMAIL) == MAIL_ENDS
    assert reusable_until(proved_at, None) > MAIL_ENDS
    assert reusable_until(day(2026, 6, 1), M.EMAIL) == day(2026, 12, 18)


def test_mails_are_taken_until_they_end_and_everything_else_for_ever() -> None:
    just_before = MAIL_ENDS - timedelta(seconds=1)
    assert is_accepted(M.EMAIL, just_before)
    assert [method for method in M if not is_accepted(method, MAIL_ENDS)] == [M.EMAIL]
