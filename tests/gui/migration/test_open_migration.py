"""The migration that the pages share."""

from dataclasses import replace
from datetime import timedelta

from certdesk.domain.move_plans import MovePlan
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.opened import Changed
from tests.fakes_gui.moving import MovingDesk


def test_an_answer_about_another_migration_counts_for_nothing(moving: MovingDesk) -> None:
    other = moving.desk.migrations.begin("Another")
    moving.open.take(other)
    assert moving.open.id == moving.migration.id != other.migration.id


def test_an_answer_that_is_older_than_what_is_shown_counts_for_nothing(moving: MovingDesk) -> None:
    older = moving.view
    moving.world.clock.forward(timedelta(seconds=1))
    moving.typed("a.example")
    moving.open.take(older)
    assert len(moving.view.lines) == 1


def test_what_could_not_be_kept_is_not_shown_any_more(moving: MovingDesk) -> None:
    told: list[Outcome[MigrationView]] = []
    moving.desk.migrations.remove(moving.migration.id)
    moving.open.answer(lambda migration: replace(migration, name="Another"), told.append)
    assert moving.migration.name == "Another"
    moving.settle()
    assert moving.migration.name == "Off the ISO account"
    assert isinstance(told[0], Failed)


def test_what_could_not_be_kept_of_a_migration_that_is_left_is_said_all_the_same(moving: MovingDesk) -> None:
    told: list[Outcome[MigrationView]] = []
    moving.desk.migrations.remove(moving.migration.id)
    moving.open.answer(lambda migration: replace(migration, name="Another"), told.append)
    moving.open.show(None)
    moving.settle()
    assert not told
    assert len(moving.failures) == 1


def test_what_was_added_can_be_taken_back(moving: MovingDesk) -> None:
    read = moving.desk.holdings.take_typed(moving.migration.id, "a.example b.example")
    moving.open.take(read.view, Changed.ADDED)
    assert [each.count for each in moving.undoables] == [2]
    assert moving.done(moving.open.undo)
    assert not moving.view.lines


def test_what_was_changed_is_as_it_was_before(moving: MovingDesk) -> None:
    moving.typed("a.example", "b.example")
    before = moving.view.lines
    holdings = [line.holding.id for line in before]
    planned = moving.desk.handing_over.set_plan(moving.migration.id, holdings[:1], MovePlan.CLIENT)
    moving.open.take(planned, Changed.PLANNED)
    (undoable,) = moving.undoables
    assert (undoable.what, undoable.count) == (Changed.PLANNED, 1)
    assert moving.done(lambda: moving.open.undo(undoable))
    assert set(moving.view.lines) == set(before)
    assert not moving.open.undo(undoable), "it was taken back already"


def test_an_answer_that_changed_nothing_offers_nothing(moving: MovingDesk) -> None:
    moving.typed("a.example")
    moving.open.take(moving.view, Changed.PLANNED)
    assert not moving.undoables


def test_another_migration_has_nothing_to_take_back(moving: MovingDesk) -> None:
    read = moving.desk.holdings.take_typed(moving.migration.id, "a.example")
    moving.open.take(read.view, Changed.ADDED)
    shown: list[MigrationView | None] = []
    moving.open.changed.connect(shown.append)
    moving.open.show(None)
    assert shown == [None]
    assert not moving.open.undo()
