"""Planning: what is set, for which certificates, what can be taken back, and what nobody asked for."""

from datetime import timedelta

import pytest

from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MovePlan, MoveState
from certdesk.viewmodels.migration.opened import Changed
from certdesk.viewmodels.migration.plan.props import ALL, InAccounts, InState, Props, Soon
from certdesk.viewmodels.migration.plan.rows import Sorting, SortKey
from tests.fakes import FakeWorld
from tests.fakes_gui.plans import CAREERS, CLINIC, CLUB, NUMBERS, OLD, STUDIO, TICKETS, PlanningDesk


@pytest.fixture
def desk(world: FakeWorld) -> PlanningDesk:
    return PlanningDesk(world)


def test_nothing_that_was_found_gets_a_plan_silently(desk: PlanningDesk) -> None:
    assert len(desk.model.props.awaiting) == len(NUMBERS)
    desk.model.arrange()
    desk.model.show(InState(MoveState.TO_REVIEW))
    assert not desk.commands.waiting
    assert {line.moved.plan for line in desk.view.lines} == {None}


def test_the_usual_plan_for_the_rest_leaves_what_was_planned_a_moment_before(desk: PlanningDesk) -> None:
    desk.model.plan(desk.ids(CLINIC), MovePlan.KEEP)
    desk.model.plan_awaiting()
    desk.settle()
    assert desk.moved(CLINIC).plan is MovePlan.KEEP


def test_a_plan_that_is_changed_back_at_once_is_what_it_was(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.DELEGATE, CLINIC)
    desk.model.plan(desk.ids(CLINIC), MovePlan.CLIENT)
    desk.model.plan(desk.ids(CLINIC), MovePlan.DELEGATE)
    desk.settle()
    assert desk.moved(CLINIC).plan is MovePlan.DELEGATE


def test_the_usual_plan_is_set_in_one_act_for_all_that_are_found(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.DELEGATE, CLINIC)
    desk.model.plan_awaiting()
    desk.settle()
    planned = {line.holding.common_name: line.moved.plan for line in desk.view.lines}
    assert planned.pop(CLINIC) is MovePlan.DELEGATE
    assert {name for name, plan in planned.items() if plan is MovePlan.CLIENT} == set(NUMBERS) - {CLINIC}
    assert planned[STUDIO] is planned[OLD] is None, "one has two answers, one is not found"
    assert not desk.model.props.awaiting
    assert desk.model.props.counts[MoveState.READY] == len(NUMBERS)


def test_a_plan_for_several_is_taken_back_at_once(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.CLIENT, CLUB)
    desk.planned(MovePlan.DELEGATE, CLUB, TICKETS, OLD)
    undoable = desk.undoables[-1]
    assert (undoable.what, undoable.count) == (Changed.PLANNED, 3)
    assert desk.done(desk.open.undo)
    assert desk.moved(CLUB).plan is MovePlan.CLIENT
    assert desk.moved(TICKETS).plan is desk.moved(OLD).plan is None
    assert desk.row(CLUB).plan is MovePlan.CLIENT


def test_of_those_that_are_checked_only_what_is_shown_counts(desk: PlanningDesk) -> None:
    desk.model.check(desk.ids(CLINIC, CLUB, OLD), is_checked=True)
    desk.model.search("holloway")
    assert desk.model.props.checked == {desk.id(CLUB)}
    desk.model.search("")
    assert desk.model.props.checked == set(desk.ids(CLINIC, CLUB, OLD)), "what was hidden is checked still"


def test_all_that_are_shown_are_checked_and_unchecked_at_once(desk: PlanningDesk) -> None:
    seen = [desk.model.props.is_all_checked]
    desk.model.check(desk.ids(CLINIC), is_checked=True)
    seen.append(desk.model.props.is_all_checked)
    desk.model.check_shown(is_checked=True)
    seen.append(desk.model.props.is_all_checked)
    assert len(desk.model.props.checked) == 18
    desk.model.check_shown(is_checked=False)
    assert [*seen, desk.model.props.is_all_checked] == [False, None, True, False]


def test_the_whole_client_is_checked_and_shown_wherever_the_table_stood(desk: PlanningDesk) -> None:
    desk.model.check(desk.ids(OLD), is_checked=True)
    desk.model.search("club")
    desk.model.check_client("Holloway Books")
    assert desk.model.props.search == ""
    assert desk.model.props.checked == set(desk.ids(CLUB, TICKETS))


def test_a_client_that_is_shown_whole_is_checked_where_one_is(desk: PlanningDesk) -> None:
    desk.model.search("holloway")
    desk.model.check_client("Holloway Books")
    assert desk.model.props.search == "holloway"
    assert len(desk.model.props.checked) == 2


def test_what_is_taken_out_elsewhere_is_not_checked_any_more(desk: PlanningDesk) -> None:
    desk.model.check(desk.ids(CLUB, OLD), is_checked=True)
    desk.open.take(desk.desk.holdings.take_out(desk.migration.id, desk.ids(OLD)))
    assert desk.model.props.checked == {desk.id(CLUB)}
    assert desk.model.props.total == 17


def test_a_shared_sign_in_waits_until_its_warning_is_answered(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.SHARE, CLUB, TICKETS)
    assert [row.id for row in desk.model.props.warned] == desk.ids(CLUB, TICKETS)
    assert not desk.moved(CLUB).is_share_kept
    assert not desk.moved(CLUB).is_to_hand_over
    desk.model.keep_shares()
    desk.settle()
    assert not desk.model.props.warned
    assert desk.moved(CLUB).is_share_kept
    assert desk.row(CLUB).state is MoveState.NOT_ADVISED


def test_choosing_what_is_planned_already_asks_nothing_again(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.SHARE, CLUB)
    desk.model.keep_shares()
    desk.settle()
    desk.planned(MovePlan.SHARE, CLUB, TICKETS)
    assert desk.moved(CLUB).is_share_kept
    assert [row.id for row in desk.model.props.warned] == desk.ids(TICKETS)


def test_another_plan_answers_the_warning_too(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.SHARE, CLUB)
    desk.planned(MovePlan.DELEGATE, CLUB)
    assert not desk.model.props.warned
    assert desk.row(CLUB).state is MoveState.READY


def test_plans_of_one_account_that_do_not_go_together_are_told_and_shown(desk: PlanningDesk) -> None:
    desk.planned(MovePlan.CLIENT, CLUB)
    assert not desk.model.props.contradictions
    desk.planned(MovePlan.DELEGATE, TICKETS)
    (found,) = desk.model.props.contradictions
    assert (found.number, set(found.plans)) == ("27190455", {MovePlan.CLIENT, MovePlan.DELEGATE})
    desk.model.show_contradictions()
    assert sorted(desk.names()) == sorted([CLUB, TICKETS])
    desk.planned(MovePlan.CLIENT, TICKETS)
    assert not desk.model.props.contradictions
    assert desk.model.props.showing == InAccounts(frozenset({"27190455"})), "one sees what has become of them"


def test_the_rows_are_put_in_order_when_one_comes_back_and_not_before(desk: PlanningDesk) -> None:
    before = desk.names()
    assert before[:3] == [CLINIC, "wholesale.larkspur.example", CLUB]
    desk.planned(MovePlan.CLIENT, *NUMBERS)
    assert desk.names() == before
    desk.model.arrange()
    assert desk.names() != before
    states = [row.state for row in desk.model.props.rows[3:]]
    assert states[-1] in {MoveState.ASKED, MoveState.READY}


def test_a_tab_that_has_nothing_left_beside_the_states_gives_way_to_all(desk: PlanningDesk) -> None:
    desk.model.show(Soon())
    assert len(desk.names()) == 3
    desk.world.clock.forward(timedelta(days=400))
    desk.model.tick()
    assert desk.model.props.showing == ALL


def test_the_days_are_told_anew_as_time_goes_by(desk: PlanningDesk) -> None:
    assert desk.row(CLINIC).days == 9
    desk.world.clock.forward(timedelta(minutes=10))
    desk.model.tick()
    assert desk.row(CLINIC).days == 9
    desk.world.clock.forward(timedelta(days=1))
    desk.model.tick()
    assert desk.row(CLINIC).days == 8


def test_a_column_is_sorted_up_then_down_then_as_at_first(desk: PlanningDesk) -> None:
    seen = []
    for _ in range(3):
        desk.model.sort_by(SortKey.ACCOUNT)
        seen.append(desk.model.props.sorting)
    assert seen == [Sorting(SortKey.ACCOUNT), Sorting(SortKey.ACCOUNT, is_descending=True), Sorting()]


def test_another_migration_begins_with_all_of_its_certificates(desk: PlanningDesk) -> None:
    desk.model.search("club")
    desk.model.sort_by(SortKey.CLIENT)
    desk.model.check_shown(is_checked=True)
    desk.open.show(desk.desk.migrations.begin("Another"))
    props = desk.model.props
    assert (props.total, props.search, props.sorting, props.checked) == (0, "", Sorting(), frozenset())


def test_what_the_desk_refuses_is_shown_for_as_long_as_that_migration_is_open(desk: PlanningDesk) -> None:
    desk.desk.migrations.remove(desk.migration.id)
    desk.planned(MovePlan.CLIENT, CLUB)
    problem = desk.model.props.problem
    assert isinstance(problem, NotFound)
    assert problem.key is MessageKey.MIGRATION_GONE
    assert not desk.failures
    desk.open.show(desk.desk.migrations.begin("Another"))
    assert desk.model.props.problem is None


def test_the_client_that_was_asked_waits_beside_those_that_are_not_found(desk: PlanningDesk) -> None:
    assert desk.row(CAREERS).state is MoveState.ASKED
    told: list[Props] = []
    desk.model.changed.connect(told.append)
    desk.model.show(InState(MoveState.ASKED))
    assert desk.names() == [CAREERS]
    assert [each.showing for each in told] == [InState(MoveState.ASKED)]
