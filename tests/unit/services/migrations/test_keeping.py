"""Migrations are kept at every step, several side by side, put away and forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.handovers import Stage
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Decision, MigrationId, Situation, Step, gone_on
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.work import Silent
from certdesk.services.api import MigrationView
from tests.fakes import START, FakeWorld
from tests.unit.domain.moving import said
from tests.unit.services.migrations.office import Office


def changed(office: Office, **changes: object) -> MigrationView:
    """The migration after its answers were changed."""
    return office.desk.migrations.change(
        office.migration,
        lambda kept: replace(kept, **changes),  # type: ignore[arg-type]  # fields by name
    )


def test_a_migration_begins_at_the_first_page(world: FakeWorld) -> None:
    begun = world.desk.migrations.begin("  Clients\n")
    assert (begun.migration.name, begun.migration.step, begun.migration.situation) == ("Clients", Step.WHO, None)
    assert (begun.migration.created_at, begun.migration.saved_at) == (START, START)
    assert (begun.lines, begun.handovers, begun.signed_in) == ((), (), frozenset())
    assert world.announced == [frozenset({Topic.MIGRATIONS})]


def test_every_answer_is_there_after_a_restart(office: Office) -> None:
    office.world.clock.forward(timedelta(minutes=5))
    answers = {"situation": Situation.MAKER, "step": Step.DECIDE, "decision": Decision.DELEGATE}
    kept = changed(office, **answers, removal=START.date())
    assert office.view() == kept
    assert kept.migration.saved_at == START + timedelta(minutes=5)
    assert kept.migration.removal == START.date()
    assert office.told == {Topic.MIGRATIONS}


def test_a_page_that_the_situation_has_not_becomes_the_first(office: Office) -> None:
    kept = changed(office, situation=Situation.OWN, step=Step.DECIDE, decision=Decision.SHARE).migration
    assert (kept.step, kept.decision, kept.situation) == (Step.WHO, None, Situation.OWN)


def test_going_back_throws_nothing_away_that_was_found(office: Office) -> None:
    ids = office.typed("clinic.example")
    office.desk.account_search.take_number(office.migration, ids, said("40127763"))
    before = office.view().lines
    assert changed(office, situation=Situation.GIVEN, step=Step.WHO).lines == before
    assert office.view().lines == before


def test_keeping_does_not_move_when_it_began_or_was_put_away(office: Office) -> None:
    kept = changed(office, created_at=START - timedelta(days=9), archived_at=START, name="Other").migration
    assert (kept.created_at, kept.archived_at, kept.name) == (START, None, "Other")
    with pytest.raises(FieldError):
        changed(office, name=" ")
    assert office.view().migration.name == "Other"


def test_several_stand_side_by_side_the_one_saved_last_in_front(office: Office) -> None:
    office.world.clock.forward(timedelta(hours=1))
    other = office.desk.migrations.begin("Holloway").migration
    assert [each.id for each in office.desk.migrations.all()] == [other.id, office.migration]
    office.world.clock.forward(timedelta(hours=1))
    office.typed("clinic.example")
    assert [each.id for each in office.desk.migrations.all()] == [office.migration, other.id]
    assert office.desk.migrations.load(other.id).lines == ()


def test_one_that_is_put_away_comes_last_and_can_be_taken_out(office: Office) -> None:
    office.world.clock.forward(timedelta(hours=1))
    other = office.desk.migrations.begin("Holloway").migration
    away = office.desk.migrations.archive(other.id, is_archived=True)
    assert away.archived_at == START + timedelta(hours=1)
    assert [each.id for each in office.desk.migrations.all()] == [office.migration, other.id]
    office.world.clock.forward(timedelta(hours=1))
    assert office.desk.migrations.archive(other.id, is_archived=True).archived_at == away.archived_at
    assert office.desk.migrations.archive(other.id, is_archived=False).archived_at is None


def test_one_that_is_removed_is_gone_with_all_that_was_its(office: Office) -> None:
    other = office.desk.migrations.begin("Holloway").migration
    office.desk.holdings.take_typed(other.id, "club.example")
    ids = office.typed("clinic.example")
    office.desk.account_search.take_number(office.migration, ids, said("40127763"))
    office.desk.handing_over.mark(office.migration, ["Tidewater"], Stage.SENT)
    office.desk.migrations.remove(office.migration)
    assert [each.id for each in office.desk.migrations.all()] == [other.id]
    assert len(office.desk.migrations.load(other.id).lines) == 1
    with office.world.database.read() as connection:
        for table in ("finding", "handover"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_what_is_remembered_of_a_migration_is_what_is_kept_of_it(office: Office) -> None:
    first, second, third = office.typed("a.example", "b.example", "c.example")
    search = office.desk.account_search
    answered = [
        search.take_number(office.migration, [second, first], said("40127763")),
        office.desk.holdings.take_out(office.migration, [third]),
        office.desk.handing_over.set_plan(office.migration, [second], MovePlan.SHARE),
        office.desk.holdings.take_typed(office.migration, "www.b.example d.example").view,
        office.desk.migrations.load(office.migration),
    ]
    assert answered[-1] == office.view()
    assert [line.holding.common_name for line in answered[-1].lines][:2] == ["a.example", "b.example"]
    assert answered[2].lines[0] is answered[0].lines[0], "what did not change is not read again"


def test_what_was_changed_by_another_desk_is_read_anew(office: Office) -> None:
    (only,) = office.typed("a.example")
    office.world.desk_again().handing_over.set_plan(office.migration, [only], MovePlan.CLIENT)
    assert office.desk.migrations.load(office.migration) == office.view()
    office.world.desk_again().handing_over.set_plan(office.migration, [only], MovePlan.DELEGATE)
    noted = office.desk.account_search.note_asked(office.migration, [only], is_asked=True)
    assert noted.lines[0].moved.plan is MovePlan.DELEGATE


def test_what_could_not_be_kept_is_not_remembered(office: Office) -> None:
    ids = office.typed("a.example")
    with pytest.raises(FieldError):
        office.desk.account_search.choose(office.migration, ids[0], "1")
    assert office.desk.migrations.load(office.migration) == office.view()


def test_whatever_names_one_that_is_gone_says_so(office: Office) -> None:
    gone, desk = MigrationId("gone"), office.desk
    for act in (
        lambda: desk.migrations.load(gone),
        lambda: desk.migrations.change(gone, gone_on),
        lambda: desk.migrations.archive(gone, is_archived=True),
        lambda: desk.migrations.remove(gone),
        lambda: desk.holdings.take_orders(gone, None),
        lambda: desk.holdings.take_iso_account(gone),
        lambda: desk.holdings.take_typed(gone, "a.example"),
        lambda: desk.holdings.take_out(gone, []),
        lambda: desk.account_search.read_notices(gone, [], Silent()),
        lambda: desk.account_search.take_number(gone, [], said("1")),
        lambda: desk.account_search.note_asked(gone, [], is_asked=True),
        lambda: desk.handing_over.set_plan(gone, [], MovePlan.CLIENT),
        lambda: desk.handing_over.mark(gone, ["A"], Stage.SENT),
        lambda: desk.handing_over.tick(gone, "1", is_ticked=True),
    ):
        with pytest.raises(NotFound) as refused:
            act()
        assert refused.value.key is MessageKey.MIGRATION_GONE
    assert office.told == frozenset()


def test_a_clock_that_is_set_back_makes_nothing_older_than_it_was(office: Office) -> None:
    office.world.clock.forward(timedelta(days=31))
    office.typed("a.example")
    before = office.view().migration
    office.world.clock.forward(timedelta(days=-31))
    office.typed("b.example")
    assert office.view().migration.revision > before.revision
    assert office.view().migration.saved_at == START, "when it was, by the clock as it is now"
