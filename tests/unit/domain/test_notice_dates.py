"""Days are read in the notations of many languages; which certificate ends on one is told by the words beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.notice_dates import days_in
from certdesk.domain.notice_months import month_named
from certdesk.domain.notices import Confidence
from tests.unit.domain.noticed import brief, days, notice, only_entry

DAY = date(2027, 2, 18)


@pytest.mark.parametrize(
    "written",
    [
        "2027-02-18", "2027/02/18", "2027.02.18", "2027-2-18", "2027-02-18t23:59:59z", "18 feb 2027",
        "18 february 2027", "18th february 2027", "18th of february, 2027", "february 18, 2027", "feb. 18, 2027",
        "feb 18 2027", "february 18th, 2027", "18-feb-2027", "18/feb/2027", "2027-feb-18", "18.02.2027",
        "18. 2. 2027", "18.2.27", "02/18/2027", "18/02/2027", "2/18/27", "18-02-2027", "18. februar 2027",
        "18 février 2027", "18 de febrero de 2027", "18 febbraio 2027", "18 februari 2027", "18 lutego 2027 r.",
        "18 de fevereiro de 2027", "18 helmikuuta 2027", "18. února 2027", "2027. február 18", "18 şubat 2027",
        "18 февраля 2027", "18 лютого 2027", "18 φεβρουαρίου 2027", "2027年2月18日", "2027년 2월 18일",
        "18 فبراير 2027", "18 בפברואר 2027", "thursday, 18 february 2027 14:00 utc", "thu feb 18, 2027",
        "18 febr. 2027", "feb 18 23:59:59 2027 gmt", "thu feb 18 09:14:00 mst 2027", "feb 18 2027 09:14 pm",
        "18-feb-27",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_notation(written: str) -> None:
    assert [each.value.days for each in days_in(f"it ends on {written} or so")] == [(DAY,)]


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2027",
        "2027-13-45",
        "30/30/2027",
        "february 2027",
        "2027",
        "18 foo 2027",
        "120270218",
        "1.2.3.27",
        "v2.0.2027",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert days_in(written) == ()


def test_what_can_be_read_in_two_ways_is_told() -> None:
    (day,) = days_in("04/05/2027")
    assert day.value.days == (date(2027, 4, 5), date(2027, 5, 4))
    assert day.value.is_ambiguous
    assert not days_in("04.05.2027")[0].value.is_ambiguous
    assert not days_in("05/05/2027")[0].value.is_ambiguous


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_is_read_as_it_is_written(day: date) -> None:
    assert days_in(day.isoformat())[0].value.days == (day,)
    assert days_in(day.strftime("%d.%m.%Y"))[0].value.days == (day,)
    assert days_in(day.strftime("%d %B %Y").lower())[0].value.days == (day,)
    assert day in days_in(day.strftime("%m/%d/%Y"))[0].value.days


def test_a_short_month_that_two_months_share_is_none() -> None:
    assert month_named("juillet") == 7
    assert month_named("jui") == 0
    assert month_named("maybe") == 0


@pytest.mark.parametrize(
    "said",
    [
        "Expires: 18 Feb 2027",
        "Your certificate expires on 18 Feb 2027.",
        "Valid from 18 Feb 2026 until 18 Feb 2027".replace("until", "valid until"),
        "Issued on 18 Feb 2026, expires 18 Feb 2027",
        "Expiration date\n18 Feb 2027",
        "Expiration Date\tFeb 18, 2027\nIssue Date\tFeb 18, 2026",
        "Zertifikat läuft am 18.02.2027 ab. Ausgestellt am 18.02.2026.",
        "weil es am 18.02.2027 abläuft",
        "Laufzeitende: 18.02.2027",
        "Old expiration date: 1 Dec 2025\nNew expiration date: 18 Feb 2027",
        "Expires ............ Feb 18 23:59:59 2027 GMT",
        "vai expirar em 18 de fevereiro de 2027",
        "18.02.2027 tarihinde süresi doluyor",
        "изтича на 18.02.2027 г.",
        "istječe 18.02.2027.",
        "galioja iki 2027-02-18",
        "תפוג בתאריך 18/02/2027",
        "订单编号：535616632\n\nwww.larkspur.example 将于 2027年2月18日 到期",
        "expire le 18 février 2027",
        "caduca el 18 de febrero de 2027",
        "scade il 18 febbraio 2027",
        "verloopt op 18-02-2027",
        "wygasa 18.02.2027",
        "vence em 18/02/2027",
        "истекает 18.02.2027",
        "2027年2月18日に期限切れ",
        "将于2027年2月18日到期",
        "2027년 2월 18일에 만료됩니다",
        "تنتهي في 18/02/2027",
        "בתוקף עד 18.02.2027",
    ],
)
def test_the_end_is_told_from_other_days(said: str) -> None:
    assert days(f"SSL renewal, certificate for www.larkspur.example\n{said}") == ["2027-02-18"]


@pytest.mark.parametrize(
    "said", ["Order date: 18 Feb 2027", "Renew by 18 Feb 2027", "Issued 18 Feb 2027", "Next billing date 18 Feb 2027"]
)
def test_another_day_is_no_end(said: str) -> None:
    assert days(f"Your SSL certificate for www.larkspur.example expires soon.\n\n\n{said}") == []


def test_the_days_of_a_list_are_of_the_names_beside_them() -> None:
    rows = "1. a.example (1 Jan 2027)\n2. b.example (2 Feb 2027)\n"
    assert brief(notice("SSL certificates that expire soon.\n\n" + rows)) == {
        "a.example": ([], ["2027-01-01"]),
        "b.example": ([], ["2027-02-02"]),
    }
    unclear = rows + "We wrote to you on 5 Nov 2026 and on 7 Nov 2026.\n"
    assert brief(notice("SSL certificates that expire soon.\n\n" + unclear)) == {
        "a.example": ([], []),
        "b.example": ([], []),
    }


def test_the_day_of_an_order_is_no_end_whatever_follows_it() -> None:
    said = "Order date:\n18 Feb 2026 Expires: 18 Feb 2027"
    assert days(f"SSL certificate for www.larkspur.example\n{said}") == ["2027-02-18"]


def test_a_lone_day_is_taken_for_the_end_and_said_to_be_unlabelled() -> None:
    (said,) = only_entry("Renew your SSL certificate\nwww.larkspur.example\t18 Feb 2027").ends
    assert said.confidence is Confidence.SHAPED


def test_a_clear_day_settles_an_ambiguous_one() -> None:
    assert days("SSL for a.example expires 04/05/2027.\nIt expires on 4 May 2027.") == ["2027-05-04"]


def test_two_ends_are_both_told_and_unsure() -> None:
    entry = only_entry("SSL for a.example\nExpires: 4 May 2027\nExpires: 6 May 2027")
    assert [said.confidence for said in entry.ends] == [Confidence.UNSURE] * 2
