"""The packs of all clients, or of some, saved into one folder: which, where, and what became of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.correspondents import Signatory
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handovers import Pack, packs
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Migration
from certdesk.domain.pack_files import PackName, PackSaved, PacksRequest, PacksSaved
from certdesk.jobs.outcome import Outcome, Progress
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import HandingOver, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration


@dataclass(frozen=True, slots=True)
class PackMatter:
    """What the files of one pack are made of."""

    pack: Pack
    migration: Migration
    at: datetime
    signatory: Signatory = field(default_factory=Signatory)


MakeFiles = Callable[[PackMatter], Mapping[str, bytes]]
"""Makes the files of a pack by their endings, away from the GUI thread."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `matters` is what is to be saved, empty while the sheet is closed."""

    matters: tuple[PackMatter, ...] = ()
    stems: tuple[str, ...] = ()
    folder: Path | None = None
    is_saving: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    lines: tuple[PackSaved, ...] = ()
    is_stopped: bool = False
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. There are `lines` after saving; `rest` of them were not saved.

    While it `asks`, a file is in the way that may be replaced or kept beside the new one.
    """

    count: int
    folder: Path | None
    is_saving: bool
    is_stopping: bool
    progress: Progress | None
    lines: tuple[PackSaved, ...]
    rest: int
    is_stopped: bool
    asks: bool
    error: CertDeskError | None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.count > 0


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows."""
    return Props(
        count=len(inputs.matters),
        folder=inputs.folder,
        is_saving=inputs.is_saving,
        is_stopping=inputs.is_stopping,
        progress=inputs.progress,
        lines=inputs.lines,
        rest=sum(not line.files for line in inputs.lines),
        is_stopped=inputs.is_stopped,
        asks=inputs.error is not None and inputs.error.key is MessageKey.FILE_EXISTS,
        error=inputs.error,
    )


class PapersOutViewModel(ViewModel[Inputs, Props]):
    """The sheet that saves packs. What was saved stays saved, whatever happens to the rest."""

    made = Signal(object)  # tuple[str, ...]: the clients whose packs were saved just now

    def __init__(
        self,
        handing: HandingOver,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._handing, self._sessions, self._open, self._runner = handing, sessions, opened, runner
        self._saving: Ticket | None = None
        self._make: MakeFiles | None = None

    def begin(self, stem_of: Callable[[str], str], clients: Sequence[str] | None = None) -> None:
        """Open the sheet for the packs of these clients, with None for all, as they are now.

        What is in several accounts while no client is named is held back, and goes into no file. `stem_of` says what
        the files of a client are best called.
        """
        view = self._open.view
        if self._inputs.is_saving or view is None:
            return
        now = self._sessions.now()
        found = [
            PackMatter(pack, view.migration, now, view.signatory)
            for pack in packs(view.moved, view.handovers, view.contacts)
            if (clients is None or pack.handover.client in clients) and not pack.is_of_strangers
        ]
        self._apply(Inputs(tuple(found), tuple(stem_of(each.pack.handover.client) for each in found)))

    def close(self) -> None:
        """Close the sheet, unless files are being written."""
        if not self._inputs.is_saving:
            self._apply(Inputs())

    def save(self, folder: Path, make: MakeFiles) -> None:
        """Save them into a folder. A file that is there already is asked about first."""
        self._make = make
        self._save(folder, IfExists.ASK)

    def replace(self) -> None:
        """Save them in the place of what is there already."""
        self._save(self._inputs.folder, IfExists.REPLACE)

    def keep_both(self) -> None:
        """Save them beside what is there already, under other names."""
        self._save(self._inputs.folder, IfExists.KEEP_BOTH)

    def stop(self) -> None:
        """Stop after the pack that is being written."""
        if self._saving is not None:
            self._saving.stop()
            self._apply(replace(self._inputs, is_stopping=True))

    def _save(self, folder: Path | None, if_exists: IfExists) -> None:
        inputs, handing, make = self._inputs, self._handing, self._make
        if folder is None or make is None or inputs.is_saving or not inputs.matters:
            return
        done = {line.client for line in inputs.lines if line.files}
        by_client = {each.pack.handover.client: each for each in inputs.matters}
        names = tuple(PackName(*each) for each in zip(by_client, inputs.stems, strict=True) if each[0] not in done)
        request = PacksRequest(names, folder, if_exists)

        def made(client: str) -> Mapping[str, bytes]:
            return make(by_client[client])

        self._apply(replace(inputs, folder=folder, is_saving=True, progress=None, error=None))
        self._saving = self._runner.command(
            lambda report: handing.save_packs(request, made, report), self._take_result, self
        )
        self._saving.progressed.connect(self._note)

    def _take_result(self, outcome: Outcome[PacksSaved]) -> None:
        self._saving = None
        self._apply(replace(self._inputs, is_saving=False, is_stopping=False, progress=None))
        if not (done := self._finished(outcome)):
            return
        new = {line.client: line for line in done.value.lines}
        lines = tuple(new.get(line.client, line) for line in self._inputs.lines) or done.value.lines
        self._apply(replace(self._inputs, lines=lines, is_stopped=done.value.is_stopped))
        if saved := tuple(line.client for line in done.value.lines if line.files):
            self.made.emit(saved)

    def _note(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, error=error))
