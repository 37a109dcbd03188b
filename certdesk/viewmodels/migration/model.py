"""The migration wizard: the way from page to page of the migration that is open."""

from collections.abc import Callable
from dataclasses import replace

from certdesk.domain.migration import Migration, Situation, Step, gone_back, gone_on, steps_of
from certdesk.jobs.outcome import Outcome
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.listed import ListedMigrations, can_go_on


class MigrationViewModel(ListedMigrations):
    """Everything that is answered is kept at once; leaving asks for nothing."""

    _beginning: Situation | None = None  # the newest answer to who one is, until the migration that it begins is there
    _goes_on = False  # the way on was wanted meanwhile

    def choose(self, situation: Situation, name: str) -> None:
        """Answer who one is; a migration that is not begun yet begins with that, under `name`."""
        if self._inputs.view is not None:
            self._answer(lambda migration: replace(migration, situation=situation))
            return
        self._wishes += 1
        is_first, self._beginning = self._beginning is None, situation
        if is_first:
            self._runner.command(lambda _report: self._begin(situation, name), self._take_begun, self)

    def go_on(self) -> None:
        """Go to the next page; without the answer that it needs, say so."""
        view = self._inputs.view
        if view is None and self._beginning is not None:
            self._goes_on = True
        elif view is None or not can_go_on(view):
            self._apply(replace(self._inputs, is_asking=True))
        else:
            self._answer(gone_on)

    def go_back(self) -> None:
        """Go to the page before; nothing that was found or answered goes with it."""
        self._answer(gone_back)

    def go_to(self, step: Step) -> None:
        """Go to a page of the way."""
        view = self._inputs.view
        if view is not None and step in steps_of(view.migration.situation):
            self._answer(lambda migration: replace(migration, step=step))

    def put_away_open(self) -> None:
        """Archive the migration that is open, and show the list."""
        view = self._inputs.view
        if view is not None:
            self.archive(view.migration, is_archived=True)
            self._open.show(None)
            self.show_list()

    def _answer(self, change: Callable[[Migration], Migration]) -> None:
        """The page changes at once; that it could not be kept is said on it."""
        self._apply(replace(self._inputs, is_asking=False, problem=None))
        self._open.answer(change, self._finish)

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        self._finished(outcome)

    def _begin(self, situation: Situation, name: str) -> MigrationView:
        begun = self._migrations.begin(name)
        return self._migrations.change(begun.migration.id, lambda each: replace(each, situation=situation))

    def _take_begun(self, outcome: Outcome[MigrationView]) -> None:
        """One migration is begun, however quickly one answer follows the other; what was wanted meanwhile is done."""
        situation, self._beginning = self._beginning, None
        goes_on, self._goes_on = self._goes_on, False
        self._take_opened(outcome)
        view = self._inputs.view
        if view is None or situation is None:
            return
        if view.migration.situation is not situation:
            self._answer(lambda migration: replace(migration, situation=situation))
        if goes_on:
            self.go_on()
