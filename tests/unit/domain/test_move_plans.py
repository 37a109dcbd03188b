"""How far each certificate is, what belongs into a pack, and which plans contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.move_plans import Moved, MovePlan, MoveState, contradictions, counts
from tests.unit.domain.moving import NOW, all_moved, moved


@pytest.mark.parametrize(
    ("certificate", "state", "is_to_hand_over"),
    [
        (moved("", None), MoveState.NOT_FOUND, False),
        (moved("", None, asked_at=NOW), MoveState.ASKED, False),
        (moved("", MovePlan.CLIENT, is_disputed=True, asked_at=NOW), MoveState.TO_REVIEW, False),
        (moved("1", None), MoveState.TO_REVIEW, False),
        (moved("1", None, asked_at=NOW), MoveState.TO_REVIEW, False),
        (moved("1", MovePlan.CLIENT), MoveState.READY, True),
        (moved("1", MovePlan.DELEGATE), MoveState.READY, True),
        (moved("1", MovePlan.SHARE), MoveState.NOT_ADVISED, False),
        (moved("1", MovePlan.SHARE, is_share_kept=True), MoveState.NOT_ADVISED, True),
        (moved("1", MovePlan.KEEP), MoveState.READY, False),
        (moved("", MovePlan.CLIENT), MoveState.NOT_FOUND, False),
    ],
)
def test_a_certificate_shows_one_state(certificate: Moved, state: MoveState, is_to_hand_over: bool) -> None:
    assert (certificate.state, certificate.is_to_hand_over) == (state, is_to_hand_over)


@given(st.lists(all_moved, max_size=12))
def test_each_certificate_is_counted_once(certificates: list[Moved]) -> None:
    counted = counts(certificates)
    assert set(counted) == set(MoveState)
    assert sum(counted.values()) == len(certificates)


def test_two_ways_into_one_account_contradict_each_other() -> None:
    held = [
        moved("1", MovePlan.DELEGATE, name="a.example"),
        moved("1", MovePlan.KEEP, name="b.example"),
        moved("1", MovePlan.CLIENT, name="c.example"),
        moved("2", MovePlan.CLIENT),
    ]
    (found,) = contradictions(held)
    assert (found.number, found.plans) == ("1", (MovePlan.DELEGATE, MovePlan.CLIENT))
    assert found.names == ("a.example", "b.example", "c.example")


def test_one_account_of_two_clients_is_pointed_out() -> None:
    (found,) = contradictions([moved("1", client="Larkspur"), moved("1", client="Holloway"), moved("1", client="")])
    assert (found.plans, found.clients) == ((MovePlan.CLIENT,), ("Larkspur", "Holloway"))


@pytest.mark.parametrize(
    "held",
    [
        [moved("1", MovePlan.CLIENT), moved("1", MovePlan.KEEP), moved("1", None)],
        [moved("1", MovePlan.CLIENT), moved("2", MovePlan.DELEGATE)],
        [moved("", MovePlan.CLIENT), moved("", MovePlan.DELEGATE)],
        [moved("1", client="Larkspur"), moved("1", client="LARKSPUR"), moved("1", client="")],
    ],
)
def test_what_goes_together_is_let_be(held: list[Moved]) -> None:
    assert contradictions(held) == ()


@given(st.lists(all_moved, max_size=12))
def test_a_contradiction_is_about_one_account(certificates: list[Moved]) -> None:
    found = contradictions(certificates)
    assert len({each.number for each in found}) == len(found)
    for each in found:
        assert len(each.plans) > 1 or len(each.clients) > 1
        assert len(each.names) == sum(one.number == each.number for one in certificates) > 1
