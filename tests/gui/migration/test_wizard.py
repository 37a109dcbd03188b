"""The way through the wizard, with everything kept at every step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from certdesk.domain.changes import Topic
from certdesk.domain.migration import STEPS, Decision, Migration, Situation, Step
from certdesk.jobs.outcome import Done
from certdesk.viewmodels.migration.forecast.model import ForecastViewModel
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.opened import OpenMigration
from certdesk.viewmodels.migration.props import PAGES, Page
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk


class Walk:
    """A wizard over a desk, with what it told."""

    def __init__(self, moving: MovingDesk) -> None:
        self.moving = moving
        self.model = MigrationViewModel(moving.desk.migrations, moving.open, moving.runner)
        self.put_away: list[Migration] = []
        self.removed: list[str] = []
        self.failures: list[Exception] = []
        self.model.put_away.connect(self.put_away.append)
        self.model.removed.connect(self.removed.append)
        self.model.failed.connect(self.failures.append)

    @property
    def page(self) -> Page:
        return self.model.props.page

    def kept(self) -> Migration:
        """The migration as it is found after the program ended in any way."""
        (found,) = self.moving.world.desk_again().migrations.all()
        return found


@pytest.fixture
def fresh(world: FakeWorld) -> Walk:
    """Nobody has begun anything yet."""
    moving = MovingDesk(world)
    moving.desk.migrations.remove(moving.migration.id)
    moving.open.show(None)
    walk = Walk(moving)
    moving.done(walk.model.enter)
    return walk


def test_the_first_page_is_there_before_anything_is_begun(fresh: Walk) -> None:
    assert fresh.page is Page.WHO
    assert not fresh.model.props.has_list
    assert not fresh.moving.desk.migrations.all()


def test_saying_who_one_is_begins_the_migration(fresh: Walk) -> None:
    fresh.moving.done(lambda: fresh.model.choose(Situation.OWN, "ISO migration"))
    assert (fresh.kept().name, fresh.kept().situation, fresh.kept().step) == ("ISO migration", Situation.OWN, Step.WHO)
    assert fresh.model.props.situation is Situation.OWN


def test_answers_that_follow_each_other_quickly_begin_one_migration(fresh: Walk) -> None:
    fresh.model.choose(Situation.WEBMASTER, "ISO migration")
    fresh.model.choose(Situation.GIVEN, "ISO migration")
    fresh.model.choose(Situation.OWN, "ISO migration")
    fresh.moving.settle()
    assert (fresh.kept().situation, fresh.model.props.situation) == (Situation.OWN, Situation.OWN)


def test_the_way_on_waits_for_the_migration_to_be_begun(fresh: Walk) -> None:
    fresh.model.choose(Situation.OWN, "ISO migration")
    fresh.model.go_on()
    assert not fresh.model.props.is_asking
    fresh.moving.settle()
    assert (fresh.page, fresh.kept().step) == (Page.FIND, Step.FIND)


def test_without_an_answer_the_way_on_says_which_one_is_missing(fresh: Walk) -> None:
    fresh.model.go_on()
    assert fresh.model.props.is_asking
    fresh.moving.done(lambda: fresh.model.choose(Situation.OWN, "ISO migration"))
    assert not fresh.model.props.is_asking


@pytest.mark.parametrize("situation", Situation)
def test_each_page_is_kept_when_it_is_reached(fresh: Walk, situation: Situation) -> None:
    model, moving = fresh.model, fresh.moving
    moving.done(lambda: model.choose(situation, "ISO migration"))
    walked = [fresh.page]
    while not model.props.is_last:
        if fresh.page is Page.DECIDE:
            moving.open.take(moving.keep(moving.migration, decision=Decision.MYSELF))
        if fresh.page is Page.FIND:
            moving.typed("a.example")
        moving.done(model.go_on)
        walked.append(fresh.page)
        assert PAGES[fresh.kept().step] is fresh.page
    assert walked == [PAGES[step] for step in STEPS[situation]]
    for page in reversed(walked[:-1]):
        moving.done(model.go_back)
        assert fresh.page is page


def test_going_back_throws_nothing_away(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.iso_account()
    lines = moving.view.lines
    moving.done(walk.model.go_back)
    moving.done(lambda: walk.model.choose(Situation.GIVEN, "x"))
    moving.done(lambda: walk.model.choose(Situation.WEBMASTER, "x"))
    moving.done(walk.model.go_on)
    assert walk.page is Page.FIND
    assert moving.view.lines == lines


def test_the_page_changes_before_the_database_has_answered(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example")
    walk.model.go_on()
    assert walk.page is Page.PLAN
    assert walk.kept().step is Step.FIND
    moving.settle()
    assert walk.kept().step is Step.PLAN


def test_the_page_stays_while_what_was_done_on_the_one_before_is_answered(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example")
    (line,), desk, id_ = moving.view.lines, moving.desk, moving.migration.id
    pages: list[Page] = []
    moving.runner.command(
        lambda _report: desk.account_search.note_asked(id_, [line.holding.id], is_asked=True),
        lambda outcome: moving.open.take(outcome.value) if isinstance(outcome, Done) else None,
        moving.open,
    )
    walk.model.go_on()
    walk.model.changed.connect(lambda props: pages.append(props.page))
    moving.world.clock.forward(timedelta(seconds=1))
    moving.settle()
    assert walk.model.props.tally.asked == 1
    assert set(pages) == {Page.PLAN}


def test_who_goes_on_twice_before_an_answer_is_two_pages_further(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example")
    walk.model.go_on()
    walk.model.go_on()
    pages: list[Page] = []
    walk.model.changed.connect(lambda props: pages.append(props.page))
    moving.settle()
    assert (walk.page, walk.kept().step) == (Page.HAND_OVER, Step.HAND_OVER)
    assert set(pages) <= {Page.HAND_OVER}


def test_what_one_page_keeps_is_not_lost_by_going_on_at_once(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example")
    forecast = ForecastViewModel(moving.desk.account_search, moving.desk.sessions, moving.open, moving.runner)
    forecast.set_removal("14 Jan 2027")
    walk.model.go_on()
    moving.settle()
    assert (walk.kept().removal, walk.kept().step) == (date(2027, 1, 14), Step.PLAN)


def test_without_certificates_the_way_on_says_so(moving: MovingDesk) -> None:
    walk = Walk(moving)
    walk.model.go_on()
    assert (walk.page, walk.model.props.is_asking) == (Page.FIND, True)
    moving.typed("a.example")
    assert not walk.model.props.is_asking


def test_another_situation_leads_back_to_a_page_that_it_has(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.done(lambda: walk.model.go_to(Step.PLAN))
    moving.done(lambda: walk.model.choose(Situation.GIVEN, "x"))
    assert walk.page is Page.WHO


def test_the_one_that_is_under_way_opens_where_it_was_left(moving: MovingDesk) -> None:
    again = MovingDeskAgain(moving)
    moving.done(again.model.enter)
    assert again.model.props.page is Page.FIND


def test_a_list_that_comes_late_does_not_close_what_was_begun_since(fresh: Walk, qapp: QApplication) -> None:
    """Who is quick has said who one is, and gone on, before the migrations are read."""
    model, moving = fresh.model, fresh.moving
    model.enter()
    model.choose(Situation.MAKER, "ISO migration")
    model.go_on()
    moving.queries.crank_aside()
    moving.commands.drain()
    model.refresh(frozenset({Topic.MIGRATIONS}))
    qapp.processEvents()
    assert fresh.page is Page.DECIDE
    moving.settle()
    assert fresh.page is Page.DECIDE
    assert [each.situation for each in model.props.migrations or ()] == [Situation.MAKER]


def test_what_is_being_begun_is_not_opened_over_the_way_on(fresh: Walk) -> None:
    """The list knows of it before the answer is there that begins it."""
    model, moving = fresh.model, fresh.moving
    model.enter()
    model.choose(Situation.MAKER, "ISO migration")
    moving.desk.migrations.begin("ISO migration")
    moving.queries.drain()
    assert moving.open.id is None


def test_of_two_that_were_opened_in_haste_the_second_is_shown(moving: MovingDesk) -> None:
    other = moving.desk.migrations.begin("Another").migration
    again = MovingDeskAgain(moving)
    moving.done(again.model.enter)
    again.model.open(moving.migration.id)
    again.model.open(other.id)
    moving.queries.crank_last()
    moving.settle()
    assert again.open.id == other.id


def test_what_was_opened_does_not_come_over_the_first_page_of_another(moving: MovingDesk) -> None:
    moving.desk.migrations.begin("Another")
    again = MovingDeskAgain(moving)
    moving.done(again.model.enter)
    again.model.open(moving.migration.id)
    again.model.begin_another()
    moving.settle()
    assert (again.model.props.page, again.open.id) == (Page.WHO, None)


def test_of_several_the_list_is_shown(moving: MovingDesk) -> None:
    moving.desk.migrations.begin("Another")
    again = MovingDeskAgain(moving)
    moving.done(again.model.enter)
    assert again.model.props.page is Page.LIST
    assert {each.name for each in again.model.props.migrations or ()} == {"Off the ISO account", "Another"}


def test_one_that_was_put_away_is_taken_out_again(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.done(walk.model.enter)
    moving.done(walk.model.put_away_open)
    moving.done(lambda: walk.model.refresh(frozenset({Topic.MIGRATIONS})))
    assert walk.page is Page.LIST
    assert walk.put_away[0].archived_at == moving.world.clock.now()
    moving.done(lambda: walk.model.archive(walk.put_away[0], is_archived=False))
    assert walk.kept().archived_at is None


def test_one_that_is_forgotten_leaves_the_first_page(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.done(walk.model.enter)
    moving.done(lambda: walk.model.remove(moving.migration))
    moving.done(lambda: walk.model.refresh(frozenset({Topic.MIGRATIONS})))
    assert walk.removed == ["Off the ISO account"]
    assert (walk.page, walk.model.props.migration) == (Page.WHO, None)


def test_one_that_was_forgotten_elsewhere_is_told_and_left(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example")
    moving.desk.migrations.remove(moving.migration.id)
    moving.done(walk.model.go_on)
    assert walk.model.props.problem is not None
    assert walk.page is Page.LIST


def test_what_was_changed_elsewhere_is_read_again(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.done(walk.model.enter)
    moving.world.clock.forward(timedelta(minutes=1))
    moving.desk.holdings.take_typed(moving.migration.id, "a.example")
    moving.done(lambda: walk.model.refresh(frozenset({Topic.MIGRATIONS})))
    assert walk.model.props.tally.total == 1


def test_what_started_over_is_read_again(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.iso_account()
    moving.typed("a.example")
    moving.done(walk.model.enter)
    moving.desk.practice.start_over()
    moving.done(lambda: walk.model.refresh(frozenset({Topic.MIGRATIONS})))
    assert [line.holding.common_name for line in moving.view.lines] == ["a.example"]


def test_a_new_name_is_kept_on_the_page_that_is_shown(moving: MovingDesk) -> None:
    walk = Walk(moving)
    stale = replace(moving.migration, step=Step.WHO)
    moving.done(lambda: walk.model.rename(stale, "Larkspur and others"))
    assert (walk.kept().name, walk.kept().step) == ("Larkspur and others", Step.FIND)


def test_the_pages_count_what_they_hold(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.typed("a.example", "b.example", "c.example", client="A")
    first, second, _third = (line.holding.id for line in moving.view.lines)
    moving.open.take(moving.desk.account_search.note_asked(moving.migration.id, [second], is_asked=True))
    told = walk.model.props.tally
    assert (told.total, told.found, told.asked, told.to_go, told.ready) == (3, 0, 1, 2, 0)
    assert first != second


class MovingDeskAgain:
    """The wizard after the program was started again."""

    def __init__(self, moving: MovingDesk) -> None:
        self.open = OpenMigration(moving.desk.migrations, moving.desk.holdings, moving.runner)
        self.model = MigrationViewModel(moving.world.desk_again().migrations, self.open, moving.runner)


def test_what_the_end_of_the_practice_world_left_is_shown(moving: MovingDesk) -> None:
    walk = Walk(moving)
    moving.done(walk.model.enter)
    moving.typed("own.example")
    moving.iso_account()
    moving.desk.practice.start_over()
    moving.done(walk.model.reload)
    assert [line.holding.common_name for line in moving.view.lines] == ["own.example"]
    assert not moving.open.undo()
