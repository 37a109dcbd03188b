"""The access-gap forecast of the open migration: the day of the removal, and what it leaves without anybody."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.access_gap import forecast
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handovers import still_depending
from certdesk.domain.holdings import Origin
from certdesk.domain.iso import IsoAccount
from certdesk.domain.move_plans import Moved
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import AccountSearch, MigrationView, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.forecast.removal_day import WrongDay, read_day
from certdesk.viewmodels.migration.forecast.rows import ForecastAct, Row, acts_of, rows_of
from certdesk.viewmodels.migration.opened import OpenMigration

_WATCHED: Final = frozenset({Topic.MIGRATIONS, Topic.CLOCK})


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the forecast depends on. `provider` is the day that the practice provider says, `wrong` what was typed."""

    today: date
    view: MigrationView | None = None
    provider: date | None = None
    wrong: WrongDay | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class ForecastProps:
    """What is shown. Without a `removal` the rows are what a removal today would leave without anybody.

    `total` counts the certificates, `ended` those that end before the removal, `expiring` the rows that end in their
    gap or soon after. `offered` is a day that
    can be taken over. `write_by` is the last day, maybe past, on which clients can be written to in time; None where
    nobody has to be, or the day of the removal is past or not known.
    """

    today: date
    removal: date | None = None
    total: int = 0
    rows: tuple[Row, ...] = ()
    ended: int = 0
    expiring: int = 0
    acts: tuple[ForecastAct, ...] = ()
    write_by: date | None = None
    offered: date | None = None
    wrong: WrongDay | None = None
    problem: CertDeskError | None = None

    @property
    def begins(self) -> date:
        """From when on the rows have nobody."""
        return self.removal or self.today

    @property
    def is_past(self) -> bool:
        """Whether the ISO account is gone."""
        return self.removal is not None and self.removal <= self.today


def derive(inputs: Inputs) -> ForecastProps:
    """Return what is shown for `inputs`."""
    view, today = inputs.view, inputs.today
    if view is None:
        return ForecastProps(today)
    moved, removal = view.moved, view.migration.removal
    found = forecast(moved, removal or today, view.handovers, today)
    rows = rows_of(found.gaps, view.handovers)
    is_to_write = removal is not None and removal > today and bool(still_depending(moved, view.handovers))
    return ForecastProps(
        today=today,
        removal=removal,
        total=len(moved),
        rows=rows,
        ended=sum(_ends_before(each, found.removal) for each in moved),
        expiring=sum(gap.expires_within for gap in found.gaps),
        acts=acts_of(rows),
        write_by=found.send_by if is_to_write else None,
        offered=inputs.provider if inputs.provider != removal else None,
        wrong=inputs.wrong,
        problem=inputs.problem,
    )


def _ends_before(each: Moved, day: date) -> bool:
    end = each.holding.ends_at
    return end is not None and end.astimezone().date() < day


class ForecastViewModel(ViewModel[Inputs, ForecastProps]):
    """Follows the open migration and the day; keeps the day of the removal."""

    def __init__(
        self,
        search: AccountSearch,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        self._search, self._sessions = search, sessions
        self._open, self._runner = opened, runner
        self._asked = 0
        super().__init__(Inputs(self._today(), opened.view), derive, parent)
        opened.changed.connect(self._take_view)
        self._ask_provider()

    def set_removal(self, typed: str) -> None:
        """Keep the day that was typed; nothing typed is a day that is not known."""
        day = read_day(typed, self._inputs.today) if typed.strip() else None
        if isinstance(day, WrongDay):
            self._apply(replace(self._inputs, wrong=day, problem=None))
        else:
            self._keep(day)

    def forget_wrong(self) -> None:
        """Say nothing more of what was typed: it is being typed anew."""
        self._apply(replace(self._inputs, wrong=None, problem=None))

    def take_offered(self) -> None:
        """Keep the day that the practice provider says."""
        if self._props.offered is not None:
            self._keep(self._props.offered)

    def clear(self) -> None:
        """Keep that the day is not known."""
        self._keep(None)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Follow the provider's day, and a clock that was moved."""
        if topics & _WATCHED:
            self.tick()
            self._ask_provider()

    def tick(self) -> None:
        """Follow the calendar."""
        today = self._today()
        if today != self._inputs.today:
            self._apply(replace(self._inputs, today=today))

    def _today(self) -> date:
        return self._sessions.now().astimezone().date()

    def _keep(self, day: date | None) -> None:
        self._apply(replace(self._inputs, wrong=None, problem=None))
        if day != self._props.removal:
            self._open.answer(lambda migration: replace(migration, removal=day), self._finish)

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        self._finished(outcome)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))

    def _take_view(self, view: MigrationView | None) -> None:
        before = self._inputs
        if before.view is not None and view is not None and _rests_on(before.view) == _rests_on(view):
            return
        was_asked = _is_of_the_provider(before.view) and _id(before.view) == _id(view)
        left = before if _id(before.view) == _id(view) else Inputs(before.today)
        self._apply(replace(left, view=view))
        if not was_asked:
            self._ask_provider()

    def _ask_provider(self) -> None:
        """Only a migration with certificates of the practice provider is told its day."""
        self._asked += 1
        if _is_of_the_provider(self._inputs.view):
            search = self._search
            self._runner.query(lambda _report: search.iso_account(), partial(self._take_account, self._asked), self)
        elif self._inputs.provider is not None:
            self._apply(replace(self._inputs, provider=None))

    def _take_account(self, asked: int, outcome: Outcome[IsoAccount]) -> None:
        if asked != self._asked:
            return
        match outcome:
            case Done(account):
                self._apply(replace(self._inputs, provider=account.removal))
            case Failed(CertDeskError()):  # the day can be typed
                self._apply(replace(self._inputs, provider=None))
            case _:
                self._finished(outcome)


def _rests_on(view: MigrationView) -> tuple[object, ...]:
    """Return what the forecast follows from: not which page is shown, or when that was kept."""
    return view.migration.id, view.migration.removal, view.lines, view.handovers


def _is_of_the_provider(view: MigrationView | None) -> bool:
    return view is not None and any(Origin.ISO_ACCOUNT in line.holding.origins for line in view.lines)


def _id(view: MigrationView | None) -> str | None:
    return None if view is None else view.migration.id
