"""What says where a certificate lives: found, doubted, disputed, chosen, taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.move_lines import (
    MOST_NUMBERS,
    MOST_OF_A_NUMBER,
    Line,
    asked,
    chosen,
    kept_line,
    line_of,
    planned,
    vouched,
    with_answer,
    with_findings,
    without_number,
)
from certdesk.domain.move_plans import MovePlan, MoveState
from certdesk.domain.notices import Finding, Witness
from tests.unit.domain.moving import DOUBT, NOW, holding, said

LINE = line_of(holding())

findings = st.lists(
    st.builds(
        said,
        st.sampled_from(["1", "01", "2"]),
        st.integers(0, 40),
        st.sampled_from(["", "<one@x>", "<two@x>"]),
        st.sampled_from(Witness),
        suspects=st.sampled_from([(), DOUBT]),
    ),
    max_size=10,
)


def test_a_notice_settles_a_certificate() -> None:
    line = with_findings(LINE, [said("40127763", 18)])
    assert (line.moved.number, line.moved.state) == ("40127763", MoveState.TO_REVIEW)
    assert line.known_by == said("40127763", 18)


def test_two_answers_are_asked_about_until_one_is_chosen() -> None:
    line = with_findings(LINE, [said("31884207", 17), said("31884270", 6, witness=Witness.CLIENT)])
    assert (line.moved.number, line.moved.is_disputed, line.known_by) == ("", True, None)
    decided = chosen(line, "31884207")
    assert (decided.moved.number, decided.moved.is_disputed) == ("31884207", False)
    assert decided.known_by is not None
    assert decided.known_by.witness is Witness.NOTICE
    again = with_findings(decided, [said("11111111")])
    assert (again.moved.number, again.moved.is_disputed) == ("", True)


def test_a_number_that_nobody_says_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="3"):
        chosen(with_findings(LINE, [said("1"), said("2")]), "3")


def test_a_number_is_taken_back_with_its_choice() -> None:
    line = chosen(with_findings(LINE, [said("1", 1), said("2", 2)]), "2")
    left = without_number(line, "2")
    assert (left.moved.number, left.choice, left.moved.is_disputed) == ("1", None, False)
    assert without_number(left, "1") == LINE


def test_a_doubted_notice_counts_once_somebody_vouches_for_it_and_stays_so_when_read_again() -> None:
    doubted = with_findings(LINE, [said("50010333", suspects=DOUBT)])
    assert (doubted.moved.number, doubted.settled.doubted) == ("", (said("50010333", suspects=DOUBT),))
    counted = vouched(doubted, "50010333", is_vouched=True)
    assert counted.moved.number == "50010333"
    assert with_findings(counted, [said("50010333", suspects=DOUBT)]) == counted
    assert vouched(counted, "50010333", is_vouched=False) == doubted


def test_a_doubted_copy_of_a_mail_does_not_displace_it() -> None:
    genuine, forged = said("1", 3), said("1", 3, suspects=DOUBT)
    for order in ([genuine, forged], [forged, genuine]):
        assert with_findings(LINE, order).findings == (genuine,)


def test_the_same_mail_is_known_again_in_another_file() -> None:
    def read_from(file: str, **about: object) -> Finding:
        found = said("1", 3)
        assert found.evidence is not None
        place = replace(found.evidence.place, file=file, **about)  # type: ignore[arg-type]  # fields by name
        return replace(found, evidence=replace(found.evidence, place=place))

    line = with_findings(LINE, [read_from("a.eml")])
    assert len(with_findings(line, [read_from("inbox.mbox", number=7)]).findings) == 1
    line = with_findings(LINE, [read_from("a.eml", message_id="", sender="x", subject="y")])
    assert len(with_findings(line, [read_from("b.eml", message_id="", sender="x", subject="y")]).findings) == 1
    line = with_findings(LINE, [read_from("a.txt", message_id="", sent_at=None)])
    assert len(with_findings(line, [read_from("b.txt", message_id="", sent_at=None)]).findings) == 2


def test_a_witness_corrects_what_it_said_and_leaves_others_be() -> None:
    line = with_answer(with_findings(LINE, [said("1", 5)]), said("12", witness=Witness.TYPED))
    assert line.moved.is_disputed
    corrected = with_answer(line, said("1", witness=Witness.TYPED))
    assert (corrected.moved.number, [each.witness for each in corrected.findings]) == (
        "1",
        [Witness.TYPED, Witness.NOTICE],
    )


def test_what_is_kept_of_one_certificate_is_bounded() -> None:
    many = [said("1", ago, f"<{ago}@x>") for ago in range(40)]
    line = with_findings(LINE, many)
    assert len(line.findings) == MOST_OF_A_NUMBER
    assert line.findings[0] == many[0]
    numbers = [said(str(number), number) for number in range(1, 40)]
    assert len(with_findings(LINE, numbers).findings) == MOST_NUMBERS


def test_a_warning_that_was_read_counts_for_the_plan_it_warns_of() -> None:
    assert planned(LINE, MovePlan.SHARE, is_share_kept=True).moved.is_share_kept
    assert not planned(LINE, MovePlan.CLIENT, is_share_kept=True).moved.is_share_kept
    assert planned(planned(LINE, MovePlan.KEEP, is_share_kept=False), None, is_share_kept=False) == LINE
    assert asked(asked(LINE, NOW), None) == LINE


@given(findings, findings)
def test_reading_in_parts_comes_to_the_same(first: list[Finding], second: list[Finding]) -> None:
    parts = with_findings(with_findings(LINE, first), second)
    whole = with_findings(LINE, [*first, *second])
    assert (parts.moved, set(parts.findings)) == (whole.moved, set(whole.findings))


@given(findings, st.sampled_from(["", "1", "2"]))
def test_a_line_comes_back_as_it_was_kept(found: list[Finding], number: str) -> None:
    line = with_findings(LINE, found)
    if number in {each.number for each in line.settled.findings}:
        line = chosen(line, number)
    moved = replace(line.moved, number="", is_disputed=False)
    assert kept_line(moved, line.findings, line.choice) == line


@given(findings)
def test_a_number_is_there_only_where_all_that_count_agree(found: list[Finding]) -> None:
    line: Line = with_findings(LINE, found)
    counting = {each.number for each in found if not each.suspects}
    if line.moved.number:
        assert counting == {line.moved.number}
    assert line.moved.is_disputed == (len({each.number for each in line.settled.findings}) > 1)
