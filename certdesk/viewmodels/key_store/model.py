"""Saving a certificate together with its private key, for what is to open it."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.local_keys import KeptKey, KeyStoreRequest, Target, VaultState
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.filing import Filing, FilingViewModel
from certdesk.viewmodels.key_store.props import Inputs, Props, derive, request_of, with_refusal


@dataclass(frozen=True, slots=True)
class _Start:
    entry: BookEntry
    folder: Path
    usable: tuple[KeptKey, ...]
    vault: VaultState


class KeyStoreViewModel(ViewModel[Inputs, Props]):
    """The sheet for a .pfx or .jks of one order. What was typed stays while a session is opened in between."""

    saved = Signal(object)  # Path
    given_up = Signal()  # closed without going back to the formats
    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(self, desk: KeyDesk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._desk, self._runner = desk, runner
        self._asked = 0
        self.filing = FilingViewModel(desk.stores.passphrase, self)
        self.filing.changed.connect(self._take_filing)
        self.filing.failed.connect(self.failed)

    def open(self, order: OrderId, target: Target) -> None:
        """Open the sheet for `order`."""
        if not self._inputs.filing.is_saving:
            self._asked += 1
            take = partial(self._take_start, self._asked, target)
            self._runner.query(lambda _report: _start(self._desk, order), take, self)

    def close(self) -> None:
        """Close the sheet and forget what was typed; the formats behind it close too."""
        if self._inputs.entry is not None and not self._inputs.filing.is_saving:
            self._forget()
            self.given_up.emit()

    def go_back(self) -> None:
        """Close the sheet and return to the formats."""
        if not self._inputs.filing.is_saving:
            self._forget()

    def choose_target(self, target: Target) -> None:
        """Take over what is to open the file; its name follows."""
        self._apply(replace(self._inputs, target=target))
        if self._inputs.entry is not None:
            self.filing.set_file_name(self._desk.stores.suggested_name(self._inputs.entry.order, target))

    def choose_key(self, digest: str | None) -> None:
        """Take a key that was made here; None is the user's own file."""
        self._apply(replace(self._inputs, digest=digest, key_refusal=None))

    def choose_file(self, path: Path) -> None:
        """Take over the user's own key file. It is read when the file is saved, and not kept."""
        inputs = replace(self._inputs, digest=None, key_refusal=None)
        self._apply(replace(inputs, own_file=path, own_passphrase="", needs_own_passphrase=False))

    def set_own_passphrase(self, text: str) -> None:
        """Take over what opens the user's own key file."""
        self._apply(replace(self._inputs, own_passphrase=text, key_refusal=None))

    def set_opener(self, text: str) -> None:
        """Take over what opens the vault."""
        self._apply(replace(self._inputs, opener=text, opener_refusal=None))

    def save(self, if_exists: IfExists = IfExists.ASK) -> None:
        """Save the file. A second call while the first runs does nothing."""
        inputs, entry = self._inputs, self._inputs.entry
        request = request_of(inputs, if_exists)
        if entry is None or request is None or not self._props.can_save:
            return
        opener = inputs.opener if self._props.is_vault_closed else None
        self._apply(replace(inputs, key_refusal=None, opener_refusal=None))
        self.filing.begin()
        self._runner.command(partial(_save, self._desk, entry.order.id, request, opener), self._take_saved, self)

    def _forget(self) -> None:
        self._asked += 1
        self._apply(Inputs())
        self.filing.clear()

    def _take_filing(self, filing: Filing) -> None:
        self._apply(replace(self._inputs, filing=filing))

    def _take_start(self, asked: int, target: Target, outcome: Outcome[_Start]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            start = done.value
            newest = start.usable[0].digest if start.usable else None
            self.filing.clear()
            self._apply(Inputs(start.entry, target, start.usable, start.vault, newest))
            self.filing.set_folder(start.folder)
            self.choose_target(target)

    def _take_saved(self, outcome: Outcome[Path]) -> None:
        self.filing.end()
        if done := self._finished(outcome):
            self._forget()
            self.saved.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.entry is None:
            self.failed.emit(error)
        elif isinstance(error, SessionRequired):
            self.sign_in_wanted.emit(SignInRequest(self._inputs.entry.order.id, After.GO_ON_SAVING_KEY))
        elif (refused := with_refusal(self._inputs, error)) is not None:
            self._apply(refused)
        else:
            self.filing.refuse(error)


def _start(desk: KeyDesk, order: OrderId) -> _Start:
    entry = desk.orders.details(order).entry
    return _Start(entry, desk.downloads.folder(), desk.stores.usable(order), desk.keys.vault())


def _save(desk: KeyDesk, order: OrderId, request: KeyStoreRequest, opener: str | None, report: Reporter) -> Path:
    if opener is not None:
        desk.keys.open_vault(opener)
    return desk.stores.save(order, request, report)
