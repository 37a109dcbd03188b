"""Who looks after the certificates from now on, for those who do not look after others' [S3]."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.migration import DECISIONS, Decision, Migration, MigrationId, Situation
from certdesk.jobs.outcome import Done, Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Migrations, MigrationView
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.clients.present_page import on_present_page
from certdesk.viewmodels.migration.opened import OpenMigration


@dataclass(frozen=True, slots=True)
class Inputs:
    """The migration that is open, and why the last answer was not kept."""

    migration: Migration | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The page. `removal` is the day on which the ISO account goes, as far as it is known."""

    situation: Situation | None = None
    options: tuple[Decision, ...] = ()
    decision: Decision | None = None
    removal: date | None = None
    problem: CertDeskError | None = None


def derive(inputs: Inputs) -> Props:
    """Return the page. A decision that is not for the situation is none."""
    migration = inputs.migration
    if migration is None or migration.situation is None:
        return Props(problem=inputs.problem)
    options = DECISIONS.get(migration.situation, ())
    return Props(
        situation=migration.situation,
        options=options,
        decision=migration.decision if migration.decision in options else None,
        removal=migration.removal,
        problem=inputs.problem,
    )


class DecideViewModel(ViewModel[Inputs, Props]):
    """An answer shows at once, to all pages, and is kept behind it; of two in quick succession the later one holds."""

    def __init__(
        self, migrations: Migrations, open_: OpenMigration, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(None if open_.view is None else open_.view.migration), derive, parent)
        self._migrations, self._open, self._runner = migrations, open_, runner
        self._keeping: Ticket | None = None
        self._before: Decision | None = None  # what is kept while an answer is on its way
        open_.changed.connect(self._take_opened)

    def choose(self, decision: Decision) -> None:
        """Keep that answer. One that the situation does not offer, or that is chosen already, changes nothing."""
        id_ = self._open.id
        if id_ is None or decision not in self._props.options or decision is self._props.decision:
            return
        if self._keeping is None:
            self._before = self._props.decision
        self._apply(replace(self._inputs, problem=None))
        self._show_decision(decision)
        migrations = self._migrations
        ticket: Ticket | None = None

        def then(outcome: Outcome[MigrationView]) -> None:
            if ticket is self._keeping:  # what was overtaken is kept again by what overtook it
                self._take_kept(outcome)

        ticket = self._keeping = self._runner.command(lambda _report: _kept(migrations, id_, decision), then, self)

    def _take_kept(self, outcome: Outcome[MigrationView]) -> None:
        self._keeping = None
        if isinstance(outcome, Done):
            self._open.take(on_present_page(outcome.value, self._open))
        else:
            self._show_decision(self._before)
            self._finished(outcome)

    def _show_decision(self, decision: Decision | None) -> None:
        view = self._open.view
        if view is not None:
            self._open.take(replace(view, migration=replace(view.migration, decision=decision)))

    def _take_opened(self, view: MigrationView | None) -> None:
        before, now = self._inputs.migration, None if view is None else view.migration
        if before is None or now is None or before.id != now.id:
            self._keeping = None
            self._apply(Inputs(now))
        else:
            self._apply(replace(self._inputs, migration=now))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))


def _kept(migrations: Migrations, migration: MigrationId, decision: Decision) -> MigrationView:
    """Keep a decision in the migration as it is by then, so that what was kept meanwhile stays."""
    return migrations.keep(replace(migrations.load(migration).migration, decision=decision))
