"""What the sheet that saves certificate and key together shows, derived from what was chosen."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.local_keys import KeptKey, KeyStoreRequest, OwnKeyFile, Target, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.key_store.filing import Filing

KEY: Final = "key"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. Without a `digest` the key comes from the user's own file.

    `opener` opens the vault; `own_passphrase` opens the user's file. `needs_own_passphrase` is known once the file
    was found to be protected.
    """

    entry: BookEntry | None = None
    target: Target = Target.WINDOWS
    usable: tuple[KeptKey, ...] = ()
    vault: VaultState = VaultState.OPEN
    digest: str | None = None
    own_file: Path | None = None
    own_passphrase: str = field(default="", repr=False)
    needs_own_passphrase: bool = False
    opener: str = field(default="", repr=False)
    opener_refusal: CertDeskError | None = None
    key_refusal: CertDeskError | None = None
    filing: Filing = field(default_factory=Filing)


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `usable` are the keys made here that belong to a certificate in force, the newest first.

    `is_vault_closed` says that using one of them takes the pass phrase of the vault.
    """

    entry: BookEntry | None
    target: Target
    usable: tuple[KeptKey, ...]
    digest: str | None
    own_file: Path | None
    needs_own_passphrase: bool
    is_vault_closed: bool
    opener_refusal: CertDeskError | None
    key_refusal: CertDeskError | None
    filing: Filing
    can_save: bool

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None

    @property
    def is_own_file(self) -> bool:
        """Whether the key comes from the user's own file."""
        return self.digest is None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    is_closed = inputs.digest is not None and inputs.vault is not VaultState.OPEN
    has_key = inputs.own_file is not None if inputs.digest is None else not is_closed or bool(inputs.opener)
    return Props(
        entry=inputs.entry,
        target=inputs.target,
        usable=inputs.usable,
        digest=inputs.digest,
        own_file=inputs.own_file,
        needs_own_passphrase=inputs.needs_own_passphrase and inputs.digest is None,
        is_vault_closed=is_closed,
        opener_refusal=inputs.opener_refusal if is_closed else None,
        key_refusal=inputs.key_refusal,
        filing=inputs.filing,
        can_save=inputs.entry is not None and has_key and inputs.filing.can_save,
    )


def request_of(inputs: Inputs, if_exists: IfExists) -> KeyStoreRequest | None:
    """Return what is to be saved, or None while it is not known where or with which key."""
    filing, key = inputs.filing, _key_of(inputs)
    if filing.folder is None or key is None:
        return None
    return KeyStoreRequest(inputs.target, key, filing.folder, filing.file_name.strip(), filing.passphrase, if_exists)


def with_refusal(inputs: Inputs, error: CertDeskError) -> Inputs | None:
    """Return `inputs` with what stood in the way of the key, or None where it is about the file.

    A protected file of the user's own shows only now: its first refusal is a question, not a mistake.
    """
    if error.key is MessageKey.KEY_FILE_PASSPHRASE:
        refusal = error if inputs.needs_own_passphrase else None
        return replace(inputs, needs_own_passphrase=True, key_refusal=refusal)
    if error.key is MessageKey.VAULT_PASSPHRASE:
        return replace(inputs, opener_refusal=error)
    if error.key is MessageKey.VAULT_LOCKED:
        return replace(inputs, vault=VaultState.LOCKED)
    if isinstance(error, FieldError) and error.field == KEY:
        return replace(inputs, key_refusal=error)
    return None


def _key_of(inputs: Inputs) -> str | OwnKeyFile | None:
    if inputs.digest is not None:
        return inputs.digest
    return OwnKeyFile(inputs.own_file, inputs.own_passphrase) if inputs.own_file else None
