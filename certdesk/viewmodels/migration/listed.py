"""Which migrations there are, and which one is open: opened, named, put away and forgotten."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Migration, MigrationId, Step, is_answered, next_step, placed, steps_of
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Migrations, MigrationView
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration
from certdesk.viewmodels.migration.props import PAGES, Page, Props
from certdesk.viewmodels.migration.tally import tally


@dataclass(frozen=True, slots=True)
class Inputs:
    """`is_listing` says that the list is wanted, `is_asking` that the page's answer is missing."""

    migrations: tuple[Migration, ...] | None = None
    view: MigrationView | None = None
    is_listing: bool = False
    is_asking: bool = False
    problem: CertDeskError | None = None


def derive(inputs: Inputs) -> Props:
    """Return what the frame shows: the list where it is wanted, else the page of the migration that is open."""
    migration = None if inputs.view is None else placed(inputs.view.migration)
    if inputs.is_listing:
        return Props(Page.LIST, inputs.migrations, problem=inputs.problem)
    if migration is None:
        is_asking = inputs.is_asking
        return Props(Page.WHO, inputs.migrations, None, steps_of(None), is_asking=is_asking, problem=inputs.problem)
    steps = steps_of(migration.situation)
    return Props(
        page=PAGES[migration.step],
        migrations=inputs.migrations,
        migration=migration,
        steps=steps,
        step=steps.index(migration.step) + 1,
        tally=tally(inputs.view),
        is_asking=inputs.is_asking and not can_go_on(inputs.view),
        is_last=is_answered(migration) and next_step(migration) is None,
        problem=inputs.problem,
    )


def can_go_on(view: MigrationView | None) -> bool:
    """Return whether the page that is shown has what the next one needs."""
    if view is None or not is_answered(view.migration):
        return False
    return bool(view.lines) or placed(view.migration).step is not Step.FIND


class ListedMigrations(ViewModel[Inputs, Props]):
    """What the wizard does with whole migrations.

    Of several lists only the one that was asked for last counts: an older one does not know what was begun since, which
    would be taken for forgotten. Of several migrations that were wanted, the last is opened.
    """

    entered = Signal()  # somebody came to the pane
    put_away = Signal(object)  # Migration: it was archived just now
    removed = Signal(str)  # the name of a migration that was forgotten

    def __init__(
        self, migrations: Migrations, opened: OpenMigration, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(view=opened.view), derive, parent)
        self._migrations, self._open, self._runner = migrations, opened, runner
        self._lists = self._wishes = 0
        self._entering: int | None = None  # what was wanted last when somebody came, until the list is there
        self._is_reloading = False
        opened.changed.connect(self._take_view)

    def enter(self) -> None:
        """Come to the pane: to what was open, else to the one migration there is, to the list, or to a new one."""
        self._entering = self._wishes
        self._ask()
        self.entered.emit()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what others changed."""
        if Topic.MIGRATIONS in topics and (self._entering is not None or self._inputs.migrations is not None):
            self._ask()

    def reload(self) -> None:
        """Read everything again, with nothing to take back: the practice world ended, and with it what was done."""
        if self._inputs.migrations is not None:
            self._is_reloading = True
            self._ask()

    def show_list(self) -> None:
        """Show all migrations."""
        self._wishes += 1
        self._apply(replace(self._inputs, is_listing=True, is_asking=False, problem=None))

    def open(self, migration: MigrationId) -> None:
        """Open one of them, where it was left."""
        self._wishes += 1
        wish = self._wishes

        def then(outcome: Outcome[MigrationView]) -> None:
            if wish == self._wishes:
                self._take_opened(outcome)

        self._runner.query(lambda _report: self._migrations.load(migration), then, self)

    def begin_another(self) -> None:
        """Show the first page of one that is not begun yet."""
        self._wishes += 1
        self._open.show(None)
        self._apply(replace(self._inputs, is_listing=False, is_asking=False, problem=None))

    def rename(self, migration: Migration, name: str) -> None:
        """Call a migration something else."""
        migrations, id_ = self._migrations, migration.id
        self._runner.command(
            lambda _report: migrations.change(id_, lambda present: replace(present, name=name)), self._take_kept, self
        )

    def archive(self, migration: Migration, *, is_archived: bool) -> None:
        """Put a migration away, or take it out again."""
        work = partial(self._migrations.archive, migration.id, is_archived=is_archived)
        self._runner.command(lambda _report: work(), self._take_archived, self)

    def remove(self, migration: Migration) -> None:
        """Forget a migration, and all that was found for it."""

        def then(outcome: Outcome[None]) -> None:
            if self._finished(outcome):
                self.removed.emit(migration.name)

        if self._open.id == migration.id:
            self._open.show(None)
        self._runner.command(lambda _report: self._migrations.remove(migration.id), then, self)

    def _take_view(self, view: MigrationView | None) -> None:
        self._apply(replace(self._inputs, view=view))

    def _ask(self) -> None:
        self._lists += 1
        take = partial(self._take_list, self._lists)
        self._runner.query(lambda _report: self._migrations.all(), take, self)

    def _come_in(self) -> None:
        migrations = self._inputs.migrations or ()
        if self._inputs.view is not None or self._inputs.is_listing:
            return
        waiting = [each for each in migrations if each.archived_at is None]
        if len(waiting) == 1:
            self.open(waiting[0].id)
        elif migrations:
            self.show_list()

    def _take_list(self, asked: int, outcome: Outcome[tuple[Migration, ...]]) -> None:
        if asked != self._lists:
            return
        if done := self._finished(outcome):
            is_listing = self._inputs.is_listing and bool(done.value)
            self._apply(replace(self._inputs, migrations=done.value, is_listing=is_listing))
            self._follow(done.value)
        entering, self._entering = self._entering, None
        is_reloading, self._is_reloading = self._is_reloading, False
        id_ = self._open.id
        if is_reloading and id_ is not None:
            self._runner.query(lambda _report: self._migrations.load(id_), self._take_anew, self)
        if entering == self._wishes:
            self._come_in()

    def _take_anew(self, outcome: Outcome[MigrationView]) -> None:
        done = self._finished(outcome)
        if done is not None and done.value.migration.id == self._open.id:
            self._open.show(done.value)

    def _follow(self, migrations: tuple[Migration, ...]) -> None:
        """What was forgotten elsewhere is not open any more; what was changed elsewhere is read again."""
        view = self._inputs.view
        if view is None:
            return
        kept = next((each for each in migrations if each.id == view.migration.id), None)
        if kept is None:
            self._open.show(None)
        elif kept.revision > view.migration.revision:
            self._runner.query(lambda _report: self._migrations.load(kept.id), self._take_kept, self)

    def _take_opened(self, outcome: Outcome[MigrationView]) -> None:
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, is_listing=False, is_asking=False, problem=None))
            self._open.show(done.value)

    def _take_kept(self, outcome: Outcome[MigrationView]) -> None:
        if done := self._finished(outcome):
            self._open.take(done.value)

    def _take_archived(self, outcome: Outcome[Migration]) -> None:
        done = self._finished(outcome)
        if done is not None and done.value.archived_at is not None:
            self.put_away.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        is_gone = error.key is MessageKey.MIGRATION_GONE
        if is_gone:
            self._open.show(None)
        self._apply(replace(self._inputs, problem=error, is_listing=self._inputs.is_listing or is_gone))
