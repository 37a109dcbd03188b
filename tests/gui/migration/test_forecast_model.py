"""The forecast of the open migration, and the day that it is for."""

from datetime import date, timedelta

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.forecast.model import ForecastViewModel
from certdesk.viewmodels.migration.forecast.removal_day import Wrong
from tests.fakes import START, FakeWorld
from tests.fakes_gui.moving import MovingDesk

TODAY = START.date()
THAT_DAY = date(2027, 1, 14)


def forecast_model(moving: MovingDesk) -> ForecastViewModel:
    desk = moving.desk
    model = ForecastViewModel(desk.account_search, desk.sessions, moving.open, moving.runner)
    model.failed.connect(moving.failures.append)
    moving.settle()
    return model


def removal_of(model: ForecastViewModel) -> date | None:
    return model.props.removal


def offer_of(model: ForecastViewModel) -> date | None:
    return model.props.offered


def is_past(model: ForecastViewModel) -> bool:
    return model.props.is_past


@pytest.fixture
def model(moving: MovingDesk) -> ForecastViewModel:
    return forecast_model(moving)


def test_a_day_that_is_not_known_is_taken_for_today(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.typed("a.example", "b.example")
    assert model.props.removal is None
    assert model.props.begins == TODAY
    assert (len(model.props.rows), model.props.total) == (2, 2)
    assert model.props.write_by is None


def test_the_day_that_is_typed_is_kept(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.typed("a.example")
    moving.done(lambda: model.set_removal("14 Jan 2027"))
    assert moving.desk.migrations.load(moving.migration.id).migration.removal == THAT_DAY
    assert removal_of(model) == THAT_DAY
    assert model.props.write_by == date(2026, 12, 31)
    moving.done(lambda: model.set_removal(""))
    assert removal_of(model) is None
    assert moving.migration.removal is None


def test_nothing_is_kept_of_what_is_no_day(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.done(lambda: model.set_removal("14 Jan 2027"))
    model.set_removal("soon")
    assert model.props.wrong is not None
    assert model.props.wrong.why is Wrong.NO_DAY
    assert not moving.commands.waiting
    assert removal_of(model) == THAT_DAY
    model.forget_wrong()
    assert model.props.wrong is None


def test_what_another_page_kept_meanwhile_stays(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.keep(moving.migration, name="Renamed")
    moving.done(lambda: model.set_removal("2027-01-14"))
    assert (moving.migration.name, moving.migration.removal) == ("Renamed", THAT_DAY)


def test_the_practice_provider_s_day_can_be_taken_over(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.desk.account_search.set_removal(THAT_DAY)
    moving.iso_account()
    moving.settle()
    assert offer_of(model) == THAT_DAY
    moving.done(model.take_offered)
    assert removal_of(model) == THAT_DAY
    assert offer_of(model) is None
    moving.desk.account_search.set_removal(TODAY)
    model.refresh(frozenset({Topic.MIGRATIONS}))
    moving.settle()
    assert model.props.offered == TODAY


def test_a_migration_of_one_s_own_files_is_offered_nothing(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.desk.account_search.set_removal(THAT_DAY)
    moving.typed("a.example")
    assert not moving.queries.waiting
    assert model.props.offered is None


def test_a_provider_that_does_not_answer_offers_nothing(
    world: FakeWorld, moving: MovingDesk, model: ForecastViewModel
) -> None:
    moving.iso_account()
    world.books.is_online = False
    moving.settle()
    assert model.props.offered is None
    assert model.props.problem is None
    assert not moving.failures


def test_only_the_latest_answer_of_the_provider_counts(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.iso_account()
    moving.desk.account_search.set_removal(THAT_DAY)
    model.refresh(frozenset({Topic.MIGRATIONS}))
    moving.queries.crank_last()
    moving.desk.account_search.set_removal(None)
    moving.queries.crank()
    assert model.props.offered == THAT_DAY


def test_a_migration_that_is_gone_is_said_at_the_field(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.desk.migrations.remove(moving.migration.id)
    moving.done(lambda: model.set_removal("14 Jan 2027"))
    assert model.props.problem is not None
    assert model.props.problem.key is MessageKey.MIGRATION_GONE
    assert not moving.failures


def test_the_forecast_follows_what_the_other_pages_do(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.iso_account()
    moving.done(lambda: model.set_removal("30 Nov 2026"))
    before = model.props.rows
    row = before[0]
    moving.open.take(moving.desk.handing_over.set_plan(moving.migration.id, [row.id], MovePlan.KEEP))
    assert model.props.rows != before


def test_the_forecast_follows_the_calendar(world: FakeWorld, moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.done(lambda: model.set_removal("22 Nov 2026"))
    assert not is_past(model)
    world.clock.forward(timedelta(days=2))
    model.tick()
    assert is_past(model)
    assert model.props.write_by is None


def test_another_migration_has_a_forecast_of_its_own(moving: MovingDesk, model: ForecastViewModel) -> None:
    moving.typed("a.example")
    model.set_removal("soon")
    moving.open.show(moving.desk.migrations.begin("Another"))
    assert (model.props.total, model.props.wrong) == (0, None)
    moving.open.show(None)
    assert model.props.total == 0
    moving.done(lambda: model.set_removal("14 Jan 2027"))
    assert model.props.removal is None
