"""Taking back what one act did to certificates, and nothing else."""

from collections.abc import Callable
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.holdings import HoldingId
from certdesk.domain.line_changes import LineChange, in_their_places, reverted, taken_back
from certdesk.domain.move_lines import (
    Line,
    asked,
    chosen,
    line_of,
    planned,
    vouched,
    with_answer,
    with_findings,
    with_holding,
    without_number,
)
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Witness
from tests.unit.domain.moving import DOUBT, NOW, holding, said

Act = Callable[[Line], Line]

FOUND = with_findings(line_of(holding()), [said("1", 3), said("2", 2), said("3", 1, suspects=DOUBT)])


def choose_one(line: Line) -> Line:
    return chosen(line, "1") if "1" in {each.number for each in line.settled.findings} else line


# Each changes something else of a certificate.
ACTS: list[Act] = [
    lambda line: planned(line, MovePlan.SHARE, is_share_kept=True),
    lambda line: asked(line, NOW),
    lambda line: with_findings(line, [said("1", 9, mail="<another@x>")]),
    lambda line: with_holding(line, holding(client="Tidewater Dental")),
    lambda line: with_answer(line, said("4", witness=Witness.CLIENT)),
    lambda line: vouched(line, "3", is_vouched=True),
    choose_one,
]
IDS = [HoldingId(each) for each in "abcdef"]


@pytest.mark.parametrize("act", [*ACTS, lambda line: without_number(line, "2")])
def test_what_was_done_last_is_taken_back_whole(act: Act) -> None:
    assert act(FOUND) != FOUND
    assert reverted(act(FOUND), FOUND, act(FOUND)) == FOUND


@given(first=st.sampled_from(ACTS), second=st.sampled_from(ACTS))
def test_what_was_done_since_stays(first: Act, second: Act) -> None:
    if first is second:
        return
    after = first(FOUND)
    left, wanted = reverted(second(after), FOUND, after), second(FOUND)
    assert (left.moved, left.findings) == (wanted.moved, wanted.findings)


@given(own=st.lists(st.sampled_from(ACTS), min_size=1, max_size=4), others=st.lists(st.sampled_from(ACTS), max_size=4))
def test_an_act_in_several_parts_is_taken_back_from_its_last(own: list[Act], others: list[Act]) -> None:
    """As notices that are kept while they are read, with what others do between."""
    alien = [act for act in others if act not in own]
    line, wanted, changes = FOUND, FOUND, []
    for act, other in zip_longest(own, alien):
        if act is not None:
            changes.append(LineChange(line, act(line)))
            line = act(line)
        if other is not None:
            line, wanted = other(line), other(wanted)
    left = taken_back({line.holding.id: line}, changes)[line.holding.id]
    assert left is not None
    assert (left.moved, set(left.findings)) == (wanted.moved, set(wanted.findings))


def test_what_was_added_and_changed_by_one_act_goes() -> None:
    after = planned(FOUND, MovePlan.CLIENT, is_share_kept=False)
    changes = [LineChange(None, FOUND), LineChange(FOUND, after)]
    assert taken_back({after.holding.id: after}, changes) == {after.holding.id: None}


@given(order=st.permutations(IDS), gone=st.sets(st.sampled_from(IDS)))
def test_what_comes_back_stands_where_it_stood(order: list[HoldingId], gone: set[HoldingId]) -> None:
    left = [each for each in order if each not in gone]
    assert in_their_places([*left, *gone], gone, order) == order


def test_what_came_meanwhile_stays_behind_and_what_stood_nowhere_is_last() -> None:
    new, unknown = HoldingId("new"), HoldingId("unknown")
    a, b, c = IDS[:3]
    assert in_their_places([a, c, new, unknown, b], {b, unknown}, [a, b, c]) == [a, b, c, new, unknown]
