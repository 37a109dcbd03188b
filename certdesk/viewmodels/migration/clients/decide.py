"""Who looks after the certificates from now on, for those who do not look after others' [S3]."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.migration import DECISIONS, Decision, Migration, Situation
from certdesk.jobs.outcome import Outcome
from certdesk.services.api import MigrationView
from certdesk.viewmodels.base import ViewModel
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

    def __init__(self, opened: OpenMigration, parent: QObject | None = None) -> None:
        super().__init__(Inputs(None if opened.view is None else opened.view.migration), derive, parent)
        self._open = opened
        opened.changed.connect(self._take_opened)

    def choose(self, decision: Decision) -> None:
        """Keep that answer. One that the situation does not offer, or that is chosen already, changes nothing."""
        if decision in self._props.options and decision is not self._props.decision:
            self._apply(replace(self._inputs, problem=None))
            self._open.answer(lambda migration: replace(migration, decision=decision), self._finish)

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        self._finished(outcome)

    def _take_opened(self, view: MigrationView | None) -> None:
        before, now = self._inputs.migration, None if view is None else view.migration
        if before is None or now is None or before.id != now.id:
            self._apply(Inputs(now))
        else:
            self._apply(replace(self._inputs, migration=now))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))
