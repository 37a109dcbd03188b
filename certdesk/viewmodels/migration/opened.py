"""The migration that is open: what is known of it, which every page shows, and what of it can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.edits import Edit
from certdesk.domain.holdings import HoldingId
from certdesk.domain.line_changes import LineChange
from certdesk.domain.migration import Migration, MigrationId, placed
from certdesk.domain.move_lines import Line
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Holdings, Migrations, MigrationView

MOST_UNDOS: Final = 50
MOST_UNDONE: Final = 20_000


class Changed(StrEnum):
    """What was done to certificates of a migration."""

    ADDED = "added"
    TAKEN_OUT = "taken out"
    NOTICES_READ = "notices read"
    NUMBER_TAKEN = "number taken"
    NUMBER_CHOSEN = "number chosen"
    NUMBER_TAKEN_BACK = "number taken back"
    VOUCHED = "vouched"
    DOUBTED = "doubted"
    ASKED = "asked"
    NOT_ASKED = "not asked"
    CLIENT_SET = "client set"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, eq=False)
class Undoable:
    """A change that can be taken back: what was done to which certificates, and the order that all stood in before."""

    what: Changed
    changes: tuple[LineChange, ...]
    order: tuple[HoldingId, ...]

    @property
    def has_added(self) -> bool:
        """Whether it added certificates."""
        return any(each.before is None for each in self.changes)

    @property
    def count(self) -> int:
        """How many certificates it added, else how many it said something new of."""
        added = {each.id for each in self.changes if each.before is None}
        return len(added or {each.id for each in self.changes if each.is_news})


@dataclass(frozen=True, slots=True, eq=False)
class _Ahead:
    """A change that is shown while it is being kept."""

    shown: Callable[[MigrationView], MigrationView]


class OpenMigration(QObject):
    """Shared by the pages: each hands over what its services answered, and hears what the others' did.

    What was answered by hand shows at once and stays shown, whatever is answered about something else meanwhile.
    """

    changed = Signal(object)  # MigrationView | None
    undo_offered = Signal(object)  # Undoable: it was done just now
    undone = Signal(object)  # Undoable
    failed = Signal(object)  # Exception

    def __init__(
        self, migrations: Migrations, holdings: Holdings, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._migrations, self._holdings, self._runner = migrations, holdings, runner
        self._kept: MigrationView | None = None
        self._ahead: tuple[_Ahead, ...] = ()
        self._view: MigrationView | None = None
        self._lines: Mapping[HoldingId, Line] = {}
        self._undos: tuple[Undoable, ...] = ()

    @property
    def view(self) -> MigrationView | None:
        """The migration that is open, whole, or None."""
        return self._view

    @property
    def id(self) -> MigrationId | None:
        """Which migration is open, or None."""
        return None if self._view is None else self._view.migration.id

    def line(self, holding: HoldingId | None) -> Line | None:
        """Return a certificate of the migration, or None where it has none of that ID."""
        return None if holding is None else self._lines.get(holding)

    def show(self, view: MigrationView | None) -> None:
        """Open another migration, or none."""
        self._undos, self._ahead, self._kept = (), (), view
        self._show()

    def answer(
        self,
        change: Callable[[Migration], Migration],
        then: Callable[[Outcome[MigrationView]], None],
    ) -> None:
        """Answer what the migration itself is asked for: shown at once, and kept as `ahead` says."""
        migration, migrations = self.id, self._migrations

        def shown(view: MigrationView) -> MigrationView:
            return replace(view, migration=placed(change(view.migration)))

        if migration is not None:
            self.ahead(shown, lambda: migrations.change(migration, change), then)

    def ahead(
        self,
        shown: Callable[[MigrationView], MigrationView],
        work: Callable[[], MigrationView],
        then: Callable[[Outcome[MigrationView]], None],
    ) -> None:
        """Show at once what `shown` makes of the migration, while `work` keeps it.

        What could not be kept is not shown any more by the time that `then` hears of it, which it does not where
        another migration is open by then.
        """
        ahead, migration = _Ahead(shown), self.id
        self._ahead = (*self._ahead, ahead)
        self._show()

        def finish(outcome: Outcome[MigrationView]) -> None:
            self._ahead = tuple(each for each in self._ahead if each is not ahead)
            if isinstance(outcome, Done):
                self.take(outcome.value)
            self._show()
            if self.id == migration:
                then(outcome)
            elif isinstance(outcome, Failed):
                self.failed.emit(outcome.error)

        self._runner.command(lambda _report: work(), finish, self)

    def take(self, view: MigrationView, what: Changed | None = None) -> None:
        """Take over what a service answered; `what` offers to take back what the act did that was answered.

        Answers do not come in the order in which they were kept, since files are read beside what is done by hand. An
        older one shows nothing, and what it did can be taken back all the same. One about another migration counts for
        nothing.
        """
        present = self._kept
        if present is None or present.migration.id != view.migration.id:
            return
        if view.migration.revision >= present.migration.revision:
            self._kept = replace(view, edit=Edit())
            self._show()
        if what is not None and any(each.is_news for each in view.edit.changes):
            undoable = Undoable(what, view.edit.changes, view.edit.order)
            self._undos = _bounded((*self._undos, undoable))
            self.undo_offered.emit(undoable)

    def undo(self, undoable: Undoable | None = None) -> bool:
        """Take a change back, the newest where none is named; return whether there was one."""
        chosen = undoable or (self._undos[-1] if self._undos else None)
        migration = self.id
        if chosen is None or migration is None or chosen not in self._undos:
            return False
        self._undos = tuple(each for each in self._undos if each is not chosen)
        holdings = self._holdings

        def then(outcome: Outcome[MigrationView]) -> None:
            self._take_undone(migration, chosen, outcome)

        self._runner.command(lambda _report: holdings.revert(migration, chosen.changes, chosen.order), then, self)
        return True

    def _take_undone(self, migration: MigrationId, undoable: Undoable, outcome: Outcome[MigrationView]) -> None:
        match outcome:
            case Done(view):
                self.take(view)
                self.undone.emit(undoable)
            case Failed(error):
                if self.id == migration:
                    self._undos = _bounded((*self._undos, undoable))
                self.failed.emit(error)

    def _show(self) -> None:
        before, view = self._view, self._kept
        if view is not None:
            for each in self._ahead:
                view = each.shown(view)
        self._view = view
        self._lines = {} if view is None else _by_id(view)
        if view != before:
            self.changed.emit(view)


def _bounded(undos: tuple[Undoable, ...]) -> tuple[Undoable, ...]:
    """Return the newest that can be kept: each holds the certificates that it changed. The last one always can."""
    held = list(accumulate(len(each.changes) for each in reversed(undos)))
    room = sum(each <= MOST_UNDONE for each in held)
    return undos[-min(MOST_UNDOS, max(1, room)) :]


def _by_id(view: MigrationView) -> Mapping[HoldingId, Line]:
    return {line.holding.id: line for line in view.lines}
