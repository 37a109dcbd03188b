"""The migration that the pages share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from certdesk.domain.edits import Edit
from certdesk.domain.line_changes import LineChange
from certdesk.domain.move_lines import planned
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.work import Reporter, Silent
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.services.api import HoldingsRead, MigrationView, NoticesRead
from certdesk.viewmodels.migration.opened import MOST_UNDONE, Changed
from certdesk.views.wording.migration.undoing import done_words
from tests.fakes_gui.moving import MovingDesk
from tests.unit.services.migrations.office import notice


def test_an_answer_about_another_migration_counts_for_nothing(moving: MovingDesk) -> None:
    other = moving.desk.migrations.begin("Another")
    moving.open.take(other)
    assert moving.open.id == moving.migration.id != other.migration.id


def test_an_answer_that_is_older_than_what_is_shown_counts_for_nothing(moving: MovingDesk) -> None:
    older = moving.view
    moving.typed("a.example")
    moving.open.take(older)
    assert len(moving.view.lines) == 1


def test_an_answer_counts_whatever_the_clock_says(moving: MovingDesk) -> None:
    moving.world.clock.forward(-timedelta(days=30))  # the practice world started over
    moving.typed("a.example")
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


def test_what_was_here_already_is_not_told_as_added(moving: MovingDesk, tmp_path: Path) -> None:
    moving.typed("a.example")
    for name, text in (("again.csv", "name\na.example\n"), ("told.csv", "name,client\na.example,Tidewater\n")):
        (tmp_path / name).write_text(text, "utf-8")
        read = moving.desk.holdings.read_list(moving.migration.id, tmp_path / name, Silent())
        moving.open.take(read.view, Changed.ADDED)
    assert [done_words(each) for each in moving.undoables] == ["More is known of 1 certificate"]
    (tmp_path / "both.csv").write_text("name,client\na.example,Osprey\nb.example,Osprey\n", "utf-8")
    read = moving.desk.holdings.read_list(moving.migration.id, tmp_path / "both.csv", Silent())
    moving.open.take(read.view, Changed.ADDED)
    assert done_words(moving.undoables[-1]) == "1 certificate added"


def test_what_was_changed_is_as_it_was_before(moving: MovingDesk) -> None:
    moving.typed("a.example", "b.example")
    before = moving.view.lines
    holdings = [line.holding.id for line in before]
    moving.open.take(
        moving.desk.handing_over.set_plan(moving.migration.id, holdings[:1], MovePlan.CLIENT), Changed.PLANNED
    )
    (undoable,) = moving.undoables
    assert (undoable.what, undoable.count) == (Changed.PLANNED, 1)
    assert moving.done(lambda: moving.open.undo(undoable))
    assert moving.view.lines == before
    assert not moving.open.undo(undoable), "it was taken back already"


def test_what_was_taken_out_stands_again_where_it_stood(moving: MovingDesk) -> None:
    moving.typed("a.example", "b.example", "c.example")
    before = moving.view.lines
    moving.open.take(moving.desk.holdings.take_out(moving.migration.id, [before[0].holding.id]), Changed.TAKEN_OUT)
    moving.done(moving.open.undo)
    assert moving.view.lines == before


def test_an_earlier_change_is_taken_back_without_what_was_done_since(moving: MovingDesk) -> None:
    moving.typed("a.example")
    desk, id_, (line,) = moving.desk, moving.migration.id, moving.view.lines
    moving.open.take(desk.account_search.note_asked(id_, [line.holding.id], is_asked=True), Changed.ASKED)
    moving.open.take(desk.handing_over.set_plan(id_, [line.holding.id], MovePlan.DELEGATE), Changed.PLANNED)
    asked, _planned = moving.undoables
    moving.done(lambda: moving.open.undo(asked))
    (moved,) = moving.view.moved
    assert (moved.asked_at, moved.plan) == (None, MovePlan.DELEGATE)


def test_what_came_in_beside_an_act_is_not_taken_back_with_it(moving: MovingDesk) -> None:
    moving.typed("a.example")
    (line,) = moving.view.lines
    moving.desk.holdings.take_typed(moving.migration.id, "b.example")  # by files that are still being read
    set_plan = moving.desk.handing_over.set_plan
    moving.open.take(set_plan(moving.migration.id, [line.holding.id], MovePlan.CLIENT), Changed.PLANNED)
    (undoable,) = moving.undoables
    assert undoable.count == 1
    moving.done(moving.open.undo)
    assert [each.holding.common_name for each in moving.view.lines] == ["a.example", "b.example"]


def test_what_was_answered_late_is_taken_back_alone(moving: MovingDesk) -> None:
    """Files are kept while they are read, and what is done by hand meanwhile is answered before them."""
    moving.typed("a.example")
    (line,), desk, id_ = moving.view.lines, moving.desk, moving.migration.id

    def read_slowly(_report: Reporter) -> HoldingsRead:
        read = desk.holdings.take_typed(id_, "b.example")
        moving.commands.drain()
        return read

    moving.runner.query(read_slowly, _taking(moving, Changed.ADDED), moving.open)
    plan = partial(desk.handing_over.set_plan, id_, [line.holding.id], MovePlan.CLIENT)
    moving.runner.command(lambda _report: plan(), _taking(moving, Changed.PLANNED), moving.open)
    moving.settle()
    assert [(each.what, each.count) for each in moving.undoables] == [(Changed.PLANNED, 1), (Changed.ADDED, 1)]
    plan_set, added = moving.undoables
    moving.done(lambda: moving.open.undo(added))
    assert [(each.holding.common_name, each.plan) for each in moving.view.moved] == [("a.example", MovePlan.CLIENT)]
    moving.done(lambda: moving.open.undo(plan_set))
    assert list(moving.view.lines) == [line]


def test_what_came_of_mails_is_taken_back_without_what_was_done_between_them(
    moving: MovingDesk, tmp_path: Path
) -> None:
    moving.typed("a.example")
    (line,), desk, id_ = moving.view.lines, moving.desk, moving.migration.id
    (tmp_path / "one.eml").write_bytes(notice("a.example", "4711"))

    def read_slowly(report: Reporter) -> NoticesRead:
        moving.commands.drain()
        read = desk.account_search.read_notices(id_, [tmp_path / "one.eml"], report)
        desk.handing_over.set_plan(id_, [line.holding.id], MovePlan.DELEGATE)
        return read

    moving.runner.query(read_slowly, _taking(moving, Changed.NOTICES_READ), moving.open)
    ask = partial(desk.account_search.note_asked, id_, [line.holding.id], is_asked=True)
    moving.runner.command(lambda _report: ask(), _taking(moving, Changed.ASKED), moving.open)
    moving.settle()
    moving.done(moving.open.undo)
    (moved,) = moving.view.moved
    assert (moved.number, moved.plan, moved.asked_at is None) == ("", MovePlan.DELEGATE, False)


def test_of_many_large_changes_the_newest_can_be_taken_back(moving: MovingDesk) -> None:
    """Each holds the certificates as they were, so that fifty of thousands would fill the memory."""
    moving.typed("a.example")
    (line,), view = moving.view.lines, moving.view
    after = planned(line, MovePlan.CLIENT, is_share_kept=False)
    large = Edit((LineChange(line, after),) * (MOST_UNDONE // 2))
    for _ in range(3):
        moving.open.take(replace(view, edit=large), Changed.PLANNED)
    oldest, *newer = moving.undoables
    assert not moving.open.undo(oldest)
    assert all(moving.open.undo(each) for each in newer)
    moving.open.take(replace(view, edit=Edit(large.changes * 3)), Changed.PLANNED)
    assert moving.open.undo(), "the last one always can"


def test_what_could_not_be_taken_back_can_be_tried_again(moving: MovingDesk) -> None:
    read = moving.desk.holdings.take_typed(moving.migration.id, "a.example")
    moving.open.take(read.view, Changed.ADDED)
    database = moving.world.database
    with database.write() as connection:
        connection.execute("ALTER TABLE holding RENAME TO elsewhere")
    moving.done(moving.open.undo)
    assert len(moving.failures) == 1
    with database.write() as connection:
        connection.execute("ALTER TABLE elsewhere RENAME TO holding")
    assert moving.done(moving.open.undo)
    assert not moving.view.lines


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


def _taking(moving: MovingDesk, what: Changed) -> Callable[[Outcome[Any]], None]:
    """What a page does with an answer."""

    def take(outcome: Outcome[Any]) -> None:
        assert isinstance(outcome, Done)
        answer = outcome.value
        moving.open.take(answer if isinstance(answer, MigrationView) else answer.view, what)

    return take
