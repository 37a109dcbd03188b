"""What is said of the access gap: of all certificates, of each of them, and of what helps."""

from datetime import timedelta

import pytest

from certdesk.domain.access_gap import Cause
from certdesk.domain.handovers import Handover
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.removal_day import Wrong, WrongDay
from certdesk.viewmodels.migration.forecast.rows import ActKind, Way, acts_of
from certdesk.views.wording.migration import forecast as words
from certdesk.views.wording.migration import forecast_rows as row_words
from tests.gui.migration.forecasts import forecast_of, on, row_of
from tests.unit.domain.moving import NOW, TODAY, moved, sent

LOST = moved("", None, name="lost.example", left=61)
KEPT = moved("1", MovePlan.KEEP, name="kept.example", left=100, client="Larkspur")
READY = moved("1", name="ready.example", left=200, client="Holloway")


@pytest.mark.parametrize(
    ("props", "said"),
    [
        (forecast_of(), "There are no certificates yet to make a forecast of."),
        (forecast_of(READY), "Nothing is lost on that day as things stand."),
        (forecast_of(READY, LOST), "On 14 January, 1 of 2 certificates can be managed by nobody."),
        (forecast_of(LOST), "On 14 January, 1 of 1 certificate can be managed by nobody."),
        (
            forecast_of(LOST, removal=None),
            "If the ISO sign-in ended today, 1 of 1 certificate could be managed by nobody.",
        ),
        (forecast_of(removal=None), "There are no certificates yet to make a forecast of."),
        (forecast_of(LOST, READY, removal=-17), "2 of 2 certificates can be managed by nobody now."),
        (forecast_of(LOST, removal=0), "1 of 1 certificate can be managed by nobody now."),
        (forecast_of(LOST, removal=700), "Nothing is lost on that day as things stand."),
    ],
)  # fmt: skip
def test_one_sentence_says_what_is_left_without_anybody(props: ForecastProps, said: str) -> None:
    assert words.headline(props) == said


IN_TIME = "To be in time, write to the clients by 31 December. CertDesk assumes that each takes 14 days to act."
TOO_LATE = "It is too late to count on answers before that day: CertDesk assumes that a client takes 14 days."
ENDS = "It ends in that time, or within 30 days after."


@pytest.mark.parametrize(
    ("props", "said"),
    [
        (forecast_of(LOST, KEPT, READY), f"All of them end in that time, or within 30 days after. {IN_TIME}"),
        (
            forecast_of(LOST, READY, removal=10),
            f"One of them ends in that time, or within 30 days after. {TOO_LATE}",
        ),
        (forecast_of(LOST, removal=-17), f"The ISO sign-in ended on 3 November. {ENDS}"),
        (forecast_of(LOST, removal=0), f"The ISO sign-in ends today. {ENDS}"),
        (forecast_of(LOST, removal=None), f"{ENDS} Say on which day it ends, and the forecast is for that day."),
        (
            forecast_of(moved("1", left=20), handovers=(sent(2),)),
            f"One certificate ends before that day. {IN_TIME}",
        ),
    ],
    ids=["in time", "too late", "past", "today", "not known", "over by then"],
)
def test_what_it_rests_on_is_said_beside_it(props: ForecastProps, said: str) -> None:
    assert words.told_beside(props) == said


def test_nobody_has_to_be_written_to_when_everybody_confirmed() -> None:
    confirmed = Handover("Holloway", prepared_at=NOW, sent_at=NOW, confirmed_at=NOW)
    props = forecast_of(READY, handovers=(confirmed,))
    assert words.told_beside(props) == ""
    assert words.headline(props) == "Nothing is lost on that day as things stand."


def asked(days_ago: int) -> Moved:
    return moved("", None, asked_at=NOW - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("certificate", "handovers", "cause", "said", "way"),
    [
        (moved("", None), (), Cause.NOT_FOUND, "Account not found yet", Way.FIND),
        (asked(4), (), Cause.NOT_FOUND, "Client asked on 16 Nov", Way.FIND),
        (asked(20), (), Cause.NOT_FOUND, "Client asked on 31 Oct, no answer", Way.FIND),
        (moved("", None, is_disputed=True), (), Cause.DISPUTED, "Two answers", Way.FIND),
        (moved("1", None), (), Cause.NOT_PLANNED, "No plan yet", Way.PLAN),
        (moved("1", MovePlan.KEEP), (), Cause.KEPT, "Keep as is for now", Way.PLAN),
        (moved("1"), (), Cause.NOT_CONFIRMED, "Not handed over yet", Way.HAND_OVER),
        (moved("1"), (sent(2),), Cause.NOT_CONFIRMED, "Handed over on 18 Nov", Way.HAND_OVER),
        (moved("1"), (sent(20),), Cause.NOT_CONFIRMED, "Handed over on 31 Oct, not confirmed", Way.HAND_OVER),
        (moved("1", MovePlan.SHARE), (), Cause.NOT_CONFIRMED, "Not handed over yet", Way.PLAN),
    ],
)
def test_every_cause_has_its_words_and_leads_to_where_it_ends(
    certificate: Moved, handovers: tuple[Handover, ...], cause: Cause, said: str, way: Way
) -> None:
    row = row_of(certificate, *handovers)
    assert (row.gap.cause, row_words.cause_words(row), row.way) == (cause, said, way)


@pytest.mark.parametrize(
    ("certificates", "handovers", "said"),
    [
        ((moved("", None, name="a.example", left=61),), (),
         ["Renew a.example between 21 November and 14 January: it ends on 20 January.",
          "Find the account of a.example."]),
        ((moved("", None, name="a.example", left=58),), (),
         ["Renew a.example before 14 January: it ends on 17 January.", "Find the account of a.example."]),
        (tuple(moved("", None, name=f"{at}.example", left=200) for at in "abcde"), (),
         ["Find the accounts of a.example, b.example, 3 more."]),
        (tuple(moved("", None, name=f"{at}.example", left=58) for at in "abcd"), (),
         ["Renew a.example, b.example, 2 more before 14 January: they end in the gap or soon after.",
          "Find the accounts of a.example, b.example, 2 more."]),
        ((moved("", None, left=200, is_disputed=True),), (),
         ["Choose between the answers that disagree for clinic.example."]),
        ((moved("", None, left=200, asked_at=NOW - timedelta(days=20)),), (),
         ["Ask Tidewater Dental again: no customer number came for clinic.example."]),
        ((moved("1", None, left=200),), (), ["Plan who manages clinic.example from then on."]),
        ((moved("1", left=200),), (sent(20),),
         ["Ask Tidewater Dental again: the hand-over of clinic.example is not confirmed."]),
    ],
)  # fmt: skip
def test_what_helps_is_said_in_sentences(
    certificates: tuple[Moved, ...], handovers: tuple[Handover, ...], said: list[str]
) -> None:
    props = forecast_of(*certificates, handovers=handovers)
    assert [words.act_words(act, props) for act in props.acts] == said


def test_a_hand_over_that_is_late_is_to_be_made_at_once() -> None:
    props = forecast_of(moved("1", left=200), removal=10)
    (act,) = props.acts
    assert act.kind is ActKind.HAND_OVER
    assert words.act_words(act, props) == (
        "Hand clinic.example over to Tidewater Dental: the sooner, the shorter the gap."
    )


def test_what_nobody_is_named_for_is_not_to_be_handed_to_the_client_of_something_else() -> None:
    props = forecast_of(moved("1", left=200), moved("2", left=210, name="b.example", client=""), removal=10)
    (act,) = props.acts
    assert "over to their clients:" in words.act_words(act, props)
    assert "Tidewater" not in words.act_words(act, props)


def test_nothing_is_to_be_done_while_a_client_is_expected_to_answer() -> None:
    assert acts_of([row_of(moved("1", left=200), sent(2)), row_of(asked(2))]) == ()


def test_a_row_says_everything_that_its_picture_shows() -> None:
    row = row_of(moved("", None, left=20))
    assert row_words.spoken(row, TODAY) == (
        "clinic.example, Tidewater Dental, Account not found yet. "
        "From 30 November on nobody can manage it, and nobody knows until when. "
        "It ends on 10 December. Renew or reissue it before 30 November."
    )
    row = row_of(moved("1", left=None), sent(2), removal=-3)
    assert row_words.spoken(row, TODAY) == (
        "clinic.example, Tidewater Dental, Handed over on 18 Nov. "
        "Nobody can manage it now, and presumably until 2 December. When it ends is not known."
    )


def test_names_of_strangers_are_made_harmless() -> None:
    row = row_of(moved("", None, name="a\u202eb.example\n", client="Evil\u0007 Ltd"))
    said = row_words.spoken(row, TODAY)
    assert not set(said) & {"\u202e", "\u0007", "\n"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (WrongDay(Wrong.NO_DAY), "This is not a day. Write day, month and year, as in 14 Jan 2027."),
        (
            WrongDay(Wrong.SEVERAL_DAYS, (on("2027-01-02"), on("2027-02-01"))),
            "This can be 2 January 2027 or 1 February 2027. Write the month as a word.",
        ),
        (WrongDay(Wrong.FAR, (on("2072-01-14"),)), "14 January 2072 is more than 10 years away. Check the year."),
    ],
)
def test_what_is_wrong_with_a_day_is_said_with_what_to_type(wrong: WrongDay, said: str) -> None:
    assert words.wrong_day_words(wrong) == said
