"""The key that wraps every other secret: in the system's keyring, or in an owner-only file where there is none."""

import secrets
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from certdesk.credentials.files import create_private, read_private, set_aside, unusable
from certdesk.credentials.store import SecretStore, StoreUnusable
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey

KEY_BYTES = 32
FILE_NAME = "vault.key"
_ACCOUNT_BYTES = 16
_LONGEST_FILE = 256


class KeySource(StrEnum):
    """Where the vault key lives."""

    KEYRING = "keyring"
    FILE = "file"


class VaultKeys:
    """Finds the vault key of one data folder, or makes it the first time, asking the user nothing.

    The file `vault.key` in the folder decides: it either holds the key or names the keyring account that does.
    So a key stays where it was made: a keyring that appears later changes nothing, and one that is locked
    today is an error, never a reason to make a second key that opens nothing. Each folder has its own account.
    """

    def __init__(
        self, folder: Path, store: SecretStore, randomness: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        self._path = folder / FILE_NAME
        self._store = store
        self._randomness = randomness

    def key(self) -> bytes:
        """Return the 32 bytes of the vault key; the first call for a folder makes it.

        Raises Unavailable (VAULT_KEY) with `place` (`keyring` or `file`) and `cause`, and `path` for a file: see
        `read_private` and `create_private`; `form` for content that is no key, `missing` for a key that is gone
        from the keyring, else the type of what the keyring raised. What is there is never overwritten.
        """
        record = self._record()
        if record is None:
            self._make()
            record = self._record()
        if record is None:
            raise unusable(self._path, "missing")
        source, value = record
        return bytes.fromhex(value) if source is KeySource.FILE else self._from_keyring(value)

    def source(self) -> KeySource | None:
        """Return where the key lives, or None before the first call of `key`. Raises Unavailable."""
        record = self._record()
        return None if record is None else record[0]

    def set_aside(self) -> None:
        """Make way for a new key when this one is lost, or do nothing when there is none.

        What the old one wrapped stays closed; `vault.key` is renamed, not deleted, and a keyring account stays
        as it is, so that it can be put back. Raises Unavailable (VAULT_KEY) with `place`, `path` and `cause`.
        """
        set_aside(self._path, self._randomness(_ACCOUNT_BYTES).hex())

    def _record(self) -> tuple[KeySource, str] | None:
        content = read_private(self._path, _LONGEST_FILE)
        if content is None:
            return None
        word, _, value = content.decode("ascii", "replace").strip().partition(" ")
        if word == KeySource.FILE and _octets(value) == KEY_BYTES:
            return KeySource.FILE, value
        if word == KeySource.KEYRING and _octets(value) == _ACCOUNT_BYTES:
            return KeySource.KEYRING, value
        raise unusable(self._path, "form")

    def _make(self) -> None:
        secret, account = self._randomness(KEY_BYTES).hex(), self._randomness(_ACCOUNT_BYTES).hex()
        kept = self._is_kept_by_keyring(account, secret)
        line = f"{KeySource.KEYRING} {account}\n" if kept else f"{KeySource.FILE} {secret}\n"
        create_private(self._path, line.encode("ascii"), token=account)

    def _is_kept_by_keyring(self, account: str, secret: str) -> bool:
        try:
            self._store.set(account, secret)
            return self._store.get(account) == secret
        except StoreUnusable:
            return False

    def _from_keyring(self, account: str) -> bytes:
        try:
            secret = self._store.get(account)
        except StoreUnusable as error:
            raise _keyring_error(error.cause) from None
        if secret is None:
            raise _keyring_error("missing")
        if _octets(secret) != KEY_BYTES:
            raise _keyring_error("form")
        return bytes.fromhex(secret)


def _keyring_error(cause: str) -> Unavailable:
    return Unavailable(MessageKey.VAULT_KEY, place=KeySource.KEYRING.value, cause=cause)


def _octets(text: str) -> int | None:
    """Return how many bytes `text` spells in hex, or None when it is no hex."""
    try:
        return len(bytes.fromhex(text))
    except ValueError:
        return None
