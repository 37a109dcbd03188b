"""What the windows may ask about private keys that were made here, and files with a private key in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from certdesk.domain.local_keys import (
        KeptKey,
        KeyChoice,
        KeyFileRequest,
        KeyStoreRequest,
        MadeKey,
        Target,
        VaultState,
    )
    from certdesk.domain.orders import Order, OrderId
    from certdesk.domain.work import Reporter


class Keys(Protocol):
    """Private keys in the desk's vault. None ever leaves it but in a file that is encrypted."""

    def vault(self) -> VaultState:
        """Return whether keys can be kept and used now. Raises Unavailable (VAULT_KEYRING)."""

    def open_vault(self, passphrase: str) -> None:
        """Open the vault until the program ends; a new one is protected with this pass phrase from now on.

        Takes half a second, right or wrong. A vault that guards no key counts as new. Raises FieldError (`passphrase`:
        VAULT_PASSPHRASE; PASSPHRASE_SHORT with `number` for a new one), Unavailable (VAULT_KEYRING).
        """

    def all(self, order: OrderId) -> tuple[KeptKey, ...]:
        """Return the keys that were made for `order`, the newest first."""

    def request_of(self, digest: str) -> MadeKey:
        """Return a kept key together with its signing request, read. Raises NotFound (KEY_GONE)."""

    def make(self, order: OrderId, names: Sequence[str], choice: KeyChoice) -> MadeKey:
        """Make a key pair and a signing request for `names`, the common name first, and keep the private key.

        Raises Unavailable (VAULT_LOCKED) where the vault is not open, FieldError (`names`).
        """

    def save(self, request: KeyFileRequest) -> Path:
        """Write a private key as encrypted PKCS #8, owner-only, and read it back.

        Raises FieldError (`passphrase`: PASSPHRASE_SHORT, PASSPHRASE_ASCII; `file_name`), StateConflict (FILE_EXISTS),
        NotFound (KEY_GONE), Damaged (KEY_DAMAGED), Unavailable (VAULT_LOCKED, VAULT_KEYRING, FILE_WRITE, FILE_CHANGED).
        """

    def remove(self, digest: str) -> None:
        """Forget a private key for good; nothing there is no error."""


class KeyStores(Protocol):
    """Files with private key, certificate and chain: .pfx and .jks."""

    def passphrase(self) -> str:
        """Return a new pass phrase, ASCII, with at least 80 random bits. *At once.*"""

    def suggested_name(self, order: Order, target: Target) -> str:
        """Return the file name that CertDesk proposes. *At once.*"""

    def usable(self, order: OrderId) -> tuple[KeptKey, ...]:
        """Return the keys in the vault that belong to the present certificate of `order`, while that is in force."""

    def save(self, order: OrderId, request: KeyStoreRequest, report: Reporter) -> Path:
        """Write the file, owner-only, once the key was proved to be the certificate's, and read back.

        Raises FieldError (`key`: KEY_MISMATCH, KEY_FILE_FORM with `file` and `what`, KEY_FILE_PASSPHRASE; `passphrase`:
        PASSPHRASE_SHORT, PASSPHRASE_ASCII; `file_name`), SessionRequired, StateConflict (NOT_ISSUED, FILE_EXISTS),
        NotFound (KEY_GONE), Damaged (KEY_DAMAGED, or a certificate), Unavailable (VAULT_LOCKED, VAULT_KEYRING,
        FILE_WRITE, FILE_CHANGED, FILE_READ), Cancelled.
        """
