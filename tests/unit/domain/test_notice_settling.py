"""Several answers for one certificate: one that holds, or a question."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.notice_settling import choose, settle
from certdesk.domain.notices import Confidence, EndDate, Finding, Suspect, Suspicion, Witness, findings_of
from tests.unit.domain.noticed import notice

NOW = datetime(2026, 11, 20, tzinfo=UTC)
NOTICE = Finding("31884207", Witness.NOTICE, at=NOW, ends=EndDate((date(2027, 2, 18),)))
CLIENT = Finding("31884270", Witness.CLIENT, at=NOW - timedelta(days=1))
FORGED = replace(NOTICE, number="666", suspects=(Suspect(Suspicion.SENDER_ELSEWHERE, "x@y.example"),))

FINDINGS = st.builds(
    Finding,
    st.sampled_from(["1", "01", "2"]),
    st.sampled_from(Witness),
    st.sampled_from(Confidence),
    st.none() | st.integers(0, 9).map(lambda days: NOW - timedelta(days=days)),
    suspects=st.sampled_from([(), FORGED.suspects]),
)


def test_one_answer_holds() -> None:
    settled = settle([NOTICE])
    assert (settled.number, settled.conflict, settled.ends) == ("31884207", None, NOTICE.ends)


def test_nothing_found_settles_nothing() -> None:
    assert settle([]).number == ""
    assert settle([]).conflict is None


def test_two_answers_are_asked_about_the_newer_first() -> None:
    settled = settle([CLIENT, NOTICE])
    assert settled.number == ""
    assert settled.conflict is not None
    assert (settled.conflict.first, settled.conflict.second) == (NOTICE, CLIENT)


def test_of_one_time_the_stronger_answer_comes_first() -> None:
    weak = replace(NOTICE, number="1", confidence=Confidence.SHAPED)
    assert settle([weak, NOTICE]).findings == (NOTICE, weak)


def test_leading_zeros_make_another_number() -> None:
    assert settle([replace(NOTICE, number="0042"), replace(NOTICE, number="42")]).conflict is not None


def test_a_suspicious_notice_settles_nothing_and_contradicts_nothing() -> None:
    assert settle([FORGED]).number == ""
    assert settle([FORGED]).doubted == (FORGED,)
    assert settle([FORGED, NOTICE]).number == NOTICE.number


def test_what_the_user_vouches_for_counts() -> None:
    assert settle([replace(FORGED, is_vouched=True)]).number == "666"


def test_a_choice_holds_until_another_number_turns_up() -> None:
    choice = choose(settle([CLIENT, NOTICE]), CLIENT.number)
    assert settle([CLIENT, NOTICE], choice).number == CLIENT.number
    assert settle([CLIENT, NOTICE], choice).conflict is None
    assert settle([CLIENT, NOTICE, replace(CLIENT, number="5")], choice).number == ""
    assert settle([NOTICE], choice).number == NOTICE.number


def test_a_number_that_nobody_says_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="77"):
        choose(settle([NOTICE]), "77")


def test_the_newest_clear_end_holds() -> None:
    vague = replace(NOTICE, at=NOW + timedelta(days=1), ends=EndDate((date(2027, 4, 5), date(2027, 5, 4))))
    assert settle([vague, NOTICE]).ends == NOTICE.ends
    assert settle([vague]).ends == vague.ends


@given(st.lists(FINDINGS, max_size=8).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_in_which_answers_came_makes_no_difference(both: tuple[list[Finding], list[Finding]]) -> None:
    found, other = both
    assert settle(found).number == settle(other).number
    assert (settle(found).conflict is None) == (settle(other).conflict is None)


@given(st.lists(FINDINGS, max_size=8))
def test_a_number_holds_when_and_only_when_all_that_count_say_it(found: list[Finding]) -> None:
    settled = settle(found)
    counting = {each.number for each in found if each.is_trusted}
    assert settled.number == (counting.pop() if len(counting) == 1 else "")
    assert len(settled.findings) + len(settled.doubted) == len(found)


@given(st.lists(FINDINGS, min_size=1, max_size=8))
def test_taking_the_last_finding_back_undoes_it(found: list[Finding]) -> None:
    assert settle(found[:-1]) == settle([each for place, each in enumerate(found) if place != len(found) - 1])


def test_findings_carry_all_that_their_notice_says() -> None:
    (one, two) = findings_of(
        notice("SSL renewal\nCustomer Number: 007\nExpires: 18 Feb 2027\nDomain: a.example\nDomain: b.example")
    )
    assert (one.number, one.witness, one.names) == ("007", Witness.NOTICE, ("a.example",))
    assert (two.number, two.names) == ("007", ("b.example",))
    assert one.evidence is not None
    assert one.evidence.text == "Customer Number: 007"


def test_a_notice_without_names_still_has_its_number() -> None:
    (one,) = findings_of(notice("SSL renewal\nCustomer Number: 007"))
    assert (one.number, one.names) == ("007", ())
