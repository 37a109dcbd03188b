"""Saving a private key of the vault as a file of its own, encrypted."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.csr_commands import file_stem
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError
from certdesk.domain.local_keys import KeptKey, KeyFileRequest, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Keys
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.filing import Filing, FilingViewModel

_SUFFIX: Final = ".key"


@dataclass(frozen=True, slots=True)
class _Start:
    folder: Path
    vault: VaultState


@dataclass(frozen=True, slots=True)
class KeyFileInputs:
    """What the sheet depends on. `opener` is the pass phrase of the vault, where that is closed."""

    key: KeptKey | None = None
    vault: VaultState = VaultState.OPEN
    opener: str = field(default="", repr=False)
    opener_refusal: CertDeskError | None = None
    filing: Filing = field(default_factory=Filing)


@dataclass(frozen=True, slots=True)
class KeyFileProps:
    """What it shows."""

    key: KeptKey | None
    is_vault_closed: bool
    opener_refusal: CertDeskError | None
    filing: Filing
    can_save: bool

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.key is not None


def derive_key_file(inputs: KeyFileInputs) -> KeyFileProps:
    """Return what the sheet shows for `inputs`."""
    is_closed = inputs.vault is not VaultState.OPEN
    return KeyFileProps(
        key=inputs.key,
        is_vault_closed=is_closed,
        opener_refusal=inputs.opener_refusal,
        filing=inputs.filing,
        can_save=inputs.key is not None and inputs.filing.can_save and (not is_closed or bool(inputs.opener)),
    )


class KeyFileViewModel(ViewModel[KeyFileInputs, KeyFileProps]):
    """The sheet that saves one private key as encrypted PKCS #8."""

    saved = Signal(object)  # Path

    def __init__(self, desk: KeyDesk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(KeyFileInputs(), derive_key_file, parent)
        self._desk, self._runner = desk, runner
        self._asked = 0
        self.filing = FilingViewModel(desk.stores.passphrase, self)
        self.filing.changed.connect(self._take_filing)
        self.filing.failed.connect(self.failed)

    def open(self, key: KeptKey) -> None:
        """Open the sheet for `key`."""
        if not self._inputs.filing.is_saving:
            self._asked += 1
            self._runner.query(lambda _report: self._start(), partial(self._take_start, self._asked, key), self)

    def close(self) -> None:
        """Close the sheet and forget what was typed."""
        if not self._inputs.filing.is_saving:
            self._asked += 1
            self._apply(KeyFileInputs())
            self.filing.clear()

    def set_opener(self, text: str) -> None:
        """Take over what opens the vault."""
        self._apply(replace(self._inputs, opener=text, opener_refusal=None))

    def save(self, if_exists: IfExists = IfExists.ASK) -> None:
        """Save the file. A second call while the first runs does nothing."""
        key, filing = self._inputs.key, self._inputs.filing
        if key is None or filing.folder is None or not self._props.can_save:
            return
        request = KeyFileRequest(key.digest, filing.folder, filing.file_name.strip(), filing.passphrase, if_exists)
        opener = self._inputs.opener if self._props.is_vault_closed else None
        self._apply(replace(self._inputs, opener_refusal=None))
        self.filing.begin()
        self._runner.command(lambda _report: _save(self._desk.keys, request, opener), self._take_saved, self)

    def _start(self) -> _Start:
        return _Start(self._desk.downloads.folder(), self._desk.keys.vault())

    def _take_filing(self, filing: Filing) -> None:
        self._apply(replace(self._inputs, filing=filing))

    def _take_start(self, asked: int, key: KeptKey, outcome: Outcome[_Start]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self.filing.clear()
            self._apply(KeyFileInputs(key, done.value.vault))
            self.filing.set_folder(done.value.folder)
            self.filing.set_file_name(file_stem(key.names[0] if key.names else key.digest) + _SUFFIX)

    def _take_saved(self, outcome: Outcome[Path]) -> None:
        self.filing.end()
        if done := self._finished(outcome):
            self.close()
            self.saved.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.key is None:
            self.failed.emit(error)
        elif error.key is MessageKey.VAULT_PASSPHRASE:
            self._apply(replace(self._inputs, opener_refusal=error))
        elif error.key is MessageKey.VAULT_LOCKED:
            self._apply(replace(self._inputs, vault=VaultState.LOCKED))
        else:
            self.filing.refuse(error)


def _save(keys: Keys, request: KeyFileRequest, opener: str | None) -> Path:
    if opener is not None:
        keys.open_vault(opener)
    return keys.save(request)
