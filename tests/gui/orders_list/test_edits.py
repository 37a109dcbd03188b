"""Any list of keys becomes any other by the edits, and what need not move does not."""

from hypothesis import given
from hypothesis import strategies as st

from certdesk.views.orders.edits import Edits, Run, edits

KEYS = st.lists(st.integers(0, 40), unique=True, max_size=30)


def applied(change: Edits, old: list[int], new: list[int]) -> list[int]:
    keys = list(old)
    for run in change.removals:
        del keys[run.first : run.first + run.count]
    for run in change.insertions:
        keys[run.first : run.first] = new[run.first : run.first + run.count]
    return keys


@given(KEYS, KEYS)
def test_the_edits_turn_one_list_into_the_other(old: list[int], new: list[int]) -> None:
    assert applied(edits(old, new), old, new) == new


@given(KEYS)
def test_the_same_list_needs_no_edit(keys: list[int]) -> None:
    assert len(edits(keys, list(keys))) == 0


def test_one_that_moved_is_taken_out_and_put_in() -> None:
    assert edits("abcdef", "aebcdf") == Edits((Run(4, 1),), (Run(1, 1),))


def test_neighbours_go_in_one_step() -> None:
    assert edits("abcdef", "abf") == Edits((Run(2, 3),), ())
