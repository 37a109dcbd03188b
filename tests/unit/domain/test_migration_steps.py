"""The way through a migration: each situation's pages, on and back, and what an answer is needed for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import (
    DECISIONS,
    STEPS,
    Decision,
    Migration,
    MigrationId,
    Situation,
    Step,
    gone_back,
    gone_on,
    is_answered,
    migration_name,
    next_step,
    placed,
    previous_step,
    steps_of,
)
from tests.unit.domain.moving import NOW

NEW = Migration(MigrationId("m"), "Off the ISO account", NOW, NOW)

migrations = st.builds(
    lambda situation, step, decision: replace(NEW, situation=situation, step=step, decision=decision),
    st.sampled_from([None, *Situation]),
    st.sampled_from(Step),
    st.sampled_from([None, *Decision]),
)


def walked(migration: Migration) -> list[Step]:
    """The pages that somebody comes by who answers each question."""
    seen = [migration.step]
    while next_step(migration) is not None:
        migration = gone_on(migration)
        if migration.step is Step.DECIDE and migration.situation is not None:
            migration = replace(migration, decision=DECISIONS[migration.situation][0])
        seen.append(migration.step)
    return seen


@pytest.mark.parametrize("situation", Situation)
def test_each_situation_has_its_own_way_to_the_end(situation: Situation) -> None:
    assert tuple(walked(replace(NEW, situation=situation))) == STEPS[situation]


def test_nobody_goes_on_without_saying_who_they_are() -> None:
    assert not is_answered(NEW)
    assert next_step(NEW) is None
    assert gone_on(NEW) == NEW
    assert steps_of(None) == STEPS[Situation.WEBMASTER]


@pytest.mark.parametrize("situation", DECISIONS)
def test_nobody_goes_on_from_the_decision_without_one(situation: Situation) -> None:
    undecided = replace(NEW, situation=situation, step=Step.DECIDE)
    assert next_step(undecided) is None
    for decision in DECISIONS[situation]:
        assert next_step(replace(undecided, decision=decision)) is Step.HAND_OVER


def test_each_option_of_the_source_is_offered_where_it_names_it() -> None:
    assert {Decision.WEBMASTER_GOES_ON, Decision.NEED_HELP} <= set(DECISIONS[Situation.GIVEN])
    assert {Decision.MYSELF, Decision.SHARE, Decision.NEED_HELP} <= set(DECISIONS[Situation.MAKER])
    assert DECISIONS[Situation.MAKER][0] is Decision.DELEGATE
    assert Decision.SHARE not in DECISIONS[Situation.GIVEN]


def test_another_situation_leads_back_to_a_page_that_it_has() -> None:
    planning = replace(NEW, situation=Situation.WEBMASTER, step=Step.PLAN)
    assert placed(replace(planning, situation=Situation.OWN)).step is Step.WHO
    finding = replace(planning, step=Step.FIND)
    assert placed(replace(finding, situation=Situation.OWN)).step is Step.FIND
    shared = replace(NEW, situation=Situation.MAKER, step=Step.DECIDE, decision=Decision.SHARE)
    assert placed(replace(shared, situation=Situation.GIVEN)).decision is None


@given(migrations)
def test_wherever_one_is_that_page_belongs_to_the_way(migration: Migration) -> None:
    there = placed(migration)
    assert there.step in steps_of(there.situation)
    assert placed(there) == there
    assert there.situation is not None or there.step is Step.WHO
    for moved in (gone_on(migration), gone_back(migration)):
        assert placed(moved) == moved
        assert (moved.situation, moved.decision, moved.name) == (there.situation, there.decision, there.name)


@given(migrations)
def test_back_undoes_on(migration: Migration) -> None:
    if next_step(migration) is not None:
        assert gone_back(gone_on(migration)) == placed(migration)
    if previous_step(migration) is None:
        assert gone_back(migration) == placed(migration)
        assert placed(migration).step is Step.WHO


@pytest.mark.parametrize(
    ("typed", "name"), [("  Clients\nof 2026 ", "Clients of 2026"), ("ISO\u202e", "ISO"), ("x" * 80, "x" * 80)]
)
def test_a_name_is_one_line(typed: str, name: str) -> None:
    assert migration_name(typed) == name


@pytest.mark.parametrize("typed", ["", " \n", "\u200b", "x" * 81])
def test_no_name_or_a_long_one_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        migration_name(typed)
    assert (refused.value.field, refused.value.key) == ("name", MessageKey.MIGRATION_NAME)
