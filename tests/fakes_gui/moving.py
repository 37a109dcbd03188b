"""A desk with one migration open, for tests of its pages: the real services over a fake world, lanes by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from certdesk.domain.migration import Migration, Situation, Step
from certdesk.jobs.runner import Runner
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.opened import OpenMigration, Undoable
from tests.fakes import FakeWorld
from tests.lanes import HandLane

T = TypeVar("T")


class MovingDesk:
    """What a page's view-model is built from. `undoables` and `failures` are what was offered and what went wrong."""

    def __init__(self, world: FakeWorld, situation: Situation = Situation.WEBMASTER, step: Step = Step.FIND) -> None:
        self.world, self.desk = world, world.desk
        self.commands, self.queries = HandLane(), HandLane()
        self.runner = Runner(self.commands, self.queries)
        self.open = OpenMigration(self.desk.migrations, self.desk.holdings, self.runner)
        self.undoables: list[Undoable] = []
        self.failures: list[Exception] = []
        self.open.undo_offered.connect(self.undoables.append)
        self.open.failed.connect(self.failures.append)
        begun = self.desk.migrations.begin("Off the ISO account").migration
        self.open.show(self.keep(begun, situation=situation, step=step))

    @property
    def view(self) -> MigrationView:
        """The migration as its pages see it."""
        assert self.open.view is not None
        return self.open.view

    @property
    def migration(self) -> Migration:
        return self.view.migration

    def keep(self, migration: Migration, **changes: object) -> MigrationView:
        """Keep the migration with changes, behind the back of its pages."""
        return self.desk.migrations.change(migration.id, lambda kept: replace(kept, **changes))  # type: ignore[arg-type]  # fields by name

    def reload(self) -> MigrationView:
        """Show what is kept, as after a change that another page made."""
        view = self.desk.migrations.load(self.migration.id)
        self.open.take(view)
        return view

    def typed(self, *names: str, client: str = "") -> None:
        """Add certificates of a client."""
        self.open.take(self.desk.holdings.take_typed(self.migration.id, "\n".join(names), client).view)

    def iso_account(self) -> None:
        """Add what the practice ISO account shows: 18 certificates."""
        self.open.take(self.desk.holdings.take_iso_account(self.migration.id).view)

    def settle(self) -> None:
        """Let everything that is under way be answered."""
        while self.commands.waiting or self.queries.waiting:
            self.commands.drain()
            self.queries.drain()

    def done(self, act: Callable[[], T]) -> T:
        """Do something, and let it be answered."""
        result = act()
        self.settle()
        return result
