"""The migration wizard: the way from page to page of the migration that is open."""

from dataclasses import replace

from certdesk.domain.migration import Situation, Step, gone_back, gone_on, steps_of
from certdesk.services.api import MigrationView
from certdesk.viewmodels.migration.listed import ListedMigrations, can_go_on


class MigrationViewModel(ListedMigrations):
    """Everything that is answered is kept at once; leaving asks for nothing."""

    def choose(self, situation: Situation, name: str) -> None:
        """Answer who one is; a migration that is not begun yet begins with that, under `name`."""
        view = self._inputs.view
        if view is not None:
            self._answer(lambda migration: replace(migration, situation=situation))
            return

        def work() -> MigrationView:
            begun = self._migrations.begin(name)
            return self._migrations.change(begun.migration.id, lambda each: replace(each, situation=situation))

        self._runner.command(lambda _report: work(), self._take_opened, self)

    def go_on(self) -> None:
        """Go to the next page; without the answer that it needs, say so."""
        view = self._inputs.view
        if view is None or not can_go_on(view):
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
