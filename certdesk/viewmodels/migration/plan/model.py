"""The page Plan: who manages each certificate from now on, set for one, for those that are checked, or for a client."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import MovePlan
from certdesk.jobs.outcome import Done, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import HandingOver, MigrationView, Sessions
from certdesk.viewmodels.migration.opened import Changed, OpenMigration
from certdesk.viewmodels.migration.plan.listing import PlanListing


class PlanViewModel(PlanListing):
    """No plan is set unless somebody says so, and of those that are checked only what is shown is acted on."""

    def __init__(
        self,
        handing_over: HandingOver,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(sessions, opened, parent)
        self._handing_over, self._runner = handing_over, runner
        self._under_way: list[tuple[frozenset[HoldingId], MovePlan | None]] = []  # said, and not kept yet

    def plan(self, holdings: Iterable[HoldingId], plan: MovePlan | None) -> None:
        """Set the plan of these. Where it was that already nothing changes, an answered warning included."""
        lines = (self._open.line(each) for each in holdings)
        self._set([line.holding.id for line in lines if line is not None and self._planned(line) is not plan], plan)

    def plan_awaiting(self) -> None:
        """Set the usual plan for all that are found and have none."""
        said = {each for holdings, _plan in self._under_way for each in holdings}
        self.plan((each for each in self._props.awaiting if each not in said), MovePlan.CLIENT)

    def keep_shares(self) -> None:
        """Keep the shared sign-ins that the warning is about: it was read."""
        self._set([row.id for row in self._props.warned], MovePlan.SHARE, is_share_kept=True)

    def _set(self, holdings: list[HoldingId], plan: MovePlan | None, *, is_share_kept: bool = False) -> None:
        migration = self._open.id
        if migration is None or not holdings:
            return
        work = partial(self._handing_over.set_plan, migration, holdings, plan, is_share_kept=is_share_kept)
        self._under_way.append((frozenset(holdings), plan))
        self._runner.command(lambda _report: work(), self._finish, self)

    def _planned(self, line: Line) -> MovePlan | None:
        """Return the plan that was said last, kept or not yet."""
        said = (plan for holdings, plan in reversed(self._under_way) if line.holding.id in holdings)
        return next(said, line.moved.plan)

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        """Commands answer in the order in which they were given."""
        self._under_way.pop(0)
        match self._finished(outcome):
            case Done(view):
                self._apply(replace(self._inputs, problem=None))
                self._open.take(view, Changed.PLANNED)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))
