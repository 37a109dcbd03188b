"""Files and mails that come into a migration, what came of them, and what is offered with it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.notices import Finding
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import AccountSearch, Holdings, HoldingsRead, MigrationView, Refused
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration, Undoable
from certdesk.viewmodels.migration.taking.bundles import BundlesViewModel
from certdesk.viewmodels.migration.taking.handing_in import Finished, HandingIn
from certdesk.viewmodels.migration.taking.props import Came, Inputs, Props, Reading, derive, with_opened, with_refused

_CAME = frozenset({Changed.ADDED, Changed.NOTICES_READ})


class TakingViewModel(ViewModel[Inputs, Props]):
    """`bundles` asks for the pass phrases of what was handed in, once the rest is read."""

    taken = Signal(object)  # Came: everything that was handed in was read

    def __init__(
        self,
        holdings: Holdings,
        search: AccountSearch,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(opened.view), derive, parent)
        self._search, self._open, self._runner = search, opened, runner
        self.bundles = BundlesViewModel(holdings, opened, runner, self)
        self._reader = HandingIn(holdings, search, opened, runner, self)
        opened.changed.connect(self._follow)
        opened.undone.connect(self._forget_undone)
        self._reader.advanced.connect(self._show_reading)
        self._reader.finished.connect(self._finish)
        self._reader.failed.connect(self._note_bug)
        self.bundles.opened.connect(self._count_opened)
        self.bundles.given_up.connect(self._note_refused)
        self.bundles.failed.connect(self.failed)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and folders in, each for what it holds. While something is read, they wait for their turn."""
        if paths and self._open.id is not None:
            self._reader.take(paths)

    def paste(self, text: str | bytes) -> None:
        """Read one notice that was pasted, or a mail as it was sent."""
        if text.strip():
            self._reader.paste(text)

    def refuse(self, why: CertDeskError) -> None:
        """Say why nothing of what was dropped can be taken."""
        if self._inputs.reading is None:
            self._apply(replace(self._inputs, came=None, problem=why))

    def stop(self) -> None:
        """Stop reading; what was read until now stays."""
        self._reader.stop()

    def clear(self) -> None:
        """Put away what came of the last reading."""
        self._apply(replace(self._inputs, came=None, problem=None))

    def _forget_undone(self, undoable: Undoable) -> None:
        """What was taken back is not said any more to have come."""
        if undoable.what in _CAME:
            self.clear()

    def select(self, holdings: Sequence[HoldingId]) -> None:
        """Know which certificates are chosen on the page: a number without a name can be used for them."""
        self._apply(replace(self._inputs, selected=tuple(holdings)))

    def add_strangers(self) -> None:
        """Add the certificates that only notices named, and read those notices once more for their numbers."""
        came = self._props.came
        if came is not None and came.strangers:
            self._reader.add(came.strangers)

    def use_nameless(self, finding: Finding) -> None:
        """Use a number that was said of no certificate by name for those that are chosen."""
        migration, search, selected = self._open.id, self._search, self._inputs.selected
        if migration is None or not selected:
            return

        def then(outcome: Outcome[MigrationView]) -> None:
            if (done := self._finished(outcome)) and (came := self._inputs.came):
                left = tuple(each for each in came.nameless if each is not finding)
                self._apply(replace(self._inputs, came=replace(came, nameless=left)))
                self._open.take(done.value, Changed.NUMBER_TAKEN)

        self._runner.command(lambda _report: search.take_number(migration, selected, finding), then, self)

    def _follow(self, view: MigrationView | None) -> None:
        before = None if self._inputs.view is None else self._inputs.view.migration.id
        if before == self._open.id:
            self._apply(replace(self._inputs, view=view))
            return
        self._reader.drop()
        self.bundles.forget()
        self._apply(Inputs(view))

    def _show_reading(self, reading: Reading) -> None:
        self._apply(replace(self._inputs, reading=reading, came=None, problem=None))

    def _finish(self, finished: Finished) -> None:
        is_open = bool(finished.locked) and finished.came == Came()  # all of it waits for a pass phrase
        came = None if is_open else finished.came
        self._apply(replace(self._inputs, reading=None, came=came, problem=finished.problem))
        self.bundles.ask_for(finished.locked)
        self.taken.emit(finished.came)

    def _count_opened(self, read: HoldingsRead) -> None:
        came = self._inputs.came or Came()
        self._apply(replace(self._inputs, came=with_opened(came, read)))

    def _note_refused(self, refused: tuple[Refused, ...]) -> None:
        self._apply(replace(self._inputs, came=with_refused(self._inputs.came or Came(), refused)))

    def _note_bug(self, error: Exception) -> None:
        self._apply(replace(self._inputs, reading=None))
        self.failed.emit(error)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))
