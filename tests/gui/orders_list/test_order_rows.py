"""The words of a row: what is left, since when, and what happened."""

from datetime import datetime, timedelta

import pytest

from certdesk.viewmodels.orders.rows import Row, shelved
from certdesk.views.orders.type_ahead import TypeAhead
from certdesk.views.wording import order_rows
from tests.fakes_gui.orders_list import DAY, NOW, a_book, an_entry


def row(status: str, days: float) -> Row:
    return shelved(a_book(an_entry("a.example", status=status, days=days)), NOW).rows[0]


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        ("issued", 12, "12 days"),
        ("issued", 1, "1 day"),
        ("issued", 0.5, "1 day"),
        ("issued", -1, "Ended"),
        ("reissue_pending", 6, "6 days"),
        ("needs_csr", 2, "2 days ago"),
        ("pending", 0, "Today"),
        ("revoked", 4, "4 days ago"),
        ("revoked", 40, ""),
        ("on_hold", 40, "40 days ago"),
    ],
)
def test_the_right_of_the_name_says_how_long(qapp: object, status: str, days: float, words: str) -> None:
    assert order_rows.days(row(status, days), NOW) == words


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        ("issued", 12, "2 Dec 2026"),
        ("needs_csr", 2, "since 18 Nov"),
        ("needs_csr", 400, "since 16 Oct 2025"),
        ("expired", 400, "16 Oct 2025"),
    ],
)
def test_the_right_of_the_status_says_when(qapp: object, status: str, days: float, words: str) -> None:
    assert order_rows.moment(row(status, days), NOW) == words


def test_what_began_today_says_the_hour(qapp: object) -> None:
    noon = datetime.combine(NOW.astimezone().date(), datetime.min.time()).astimezone() + timedelta(hours=12)
    waiting = row("pending", (NOW - noon) / DAY)
    assert order_rows.moment(waiting, noon + timedelta(hours=1)) in {
        "since 12:00",
        "since 12:00 PM",
        "since 12:00\u202fPM",
    }


def test_letters_gather_until_there_is_a_pause() -> None:
    times = iter([0.0, 0.2, 0.4, 5.0, 5.1, 5.2])
    typing = TypeAhead(lambda: next(times))
    typed = [typing.typed(letter) for letter in "sho" + "sss"]
    assert typed == [("s", True), ("sh", False), ("sho", False), ("s", True), ("s", True), ("s", True)]
