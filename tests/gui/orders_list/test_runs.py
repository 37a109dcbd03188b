"""Rows and places, by runs."""

from hypothesis import given
from hypothesis import strategies as some

from certdesk.domain.urgency import Group
from certdesk.viewmodels.orders.filtering import Section
from certdesk.views.orders.edits import Run
from certdesk.views.orders.runs import places_of, rank_runs, ranks_of

# Headings at 0, 4 and 6: rows 0 to 2, 3, and 4 to 8.
SECTIONS = (Section(Group.NEEDS_ACTION, 0, 3), Section(Group.EXPIRING, 4, 1), Section(Group.ACTIVE, 6, 5))


def test_ranks_become_runs() -> None:
    assert rank_runs([]) == []
    assert rank_runs([2]) == [Run(2, 1)]
    assert rank_runs([0, 1, 3, 4, 5, 8]) == [Run(0, 2), Run(3, 3), Run(8, 1)]
    assert rank_runs(range(4)) == [Run(0, 4)]
    assert rank_runs(range(0)) == []


def test_a_run_over_headings_is_cut_at_each() -> None:
    assert places_of([Run(0, 9)], SECTIONS) == [Run(1, 3), Run(5, 1), Run(7, 5)]
    assert places_of([Run(2, 3)], SECTIONS) == [Run(3, 1), Run(5, 1), Run(7, 1)]


def test_headings_within_places_count_for_nothing() -> None:
    assert ranks_of([Run(0, 12)], SECTIONS) == [Run(0, 9)]
    assert ranks_of([Run(4, 1)], SECTIONS) == []
    assert ranks_of([Run(7, 1), Run(3, 2)], SECTIONS) == [Run(2, 1), Run(4, 1)]


@given(some.sets(some.integers(0, 8)))
def test_there_and_back_are_the_same_rows(ranks: set[int]) -> None:
    runs = rank_runs(sorted(ranks))
    assert ranks_of(places_of(runs, SECTIONS), SECTIONS) == runs
