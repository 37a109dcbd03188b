"""Forecasts for tests of what shows them, as they are derived from certificates and hand-overs."""

from datetime import date

from certdesk.domain.handovers import Handover
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Moved
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.forecast.model import ForecastProps, Inputs, derive
from certdesk.viewmodels.migration.forecast.rows import Row
from tests.unit.domain.moving import NOW, TODAY, day


def forecast_of(*certificates: Moved, removal: int | None = 55, handovers: tuple[Handover, ...] = ()) -> ForecastProps:
    """The forecast for a removal so many days from now; None: on a day that is not known."""
    on = None if removal is None else day(removal)
    migration = Migration(MigrationId("m"), "Off the ISO account", NOW, NOW, removal=on)
    return derive(Inputs(TODAY, MigrationView(migration, tuple(map(Line, certificates)), handovers)))


def row_of(certificate: Moved, *handovers: Handover, removal: int = 10) -> Row:
    """The only row of a forecast."""
    (row,) = forecast_of(certificate, removal=removal, handovers=handovers).rows
    return row


def on(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
