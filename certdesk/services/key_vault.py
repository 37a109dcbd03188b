"""The vault of private keys that were made here: which key wraps them, and what opens it."""

import secrets
from collections.abc import Callable
from threading import Lock
from typing import Final

from certdesk.credentials.passphrase import SALT_BYTES, USUAL, Cost, stretched
from certdesk.credentials.store import SecretStore, StoreUnusable
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Damaged, FieldError, Unavailable
from certdesk.domain.local_keys import VaultLock, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.passphrases import FIELD, check_length, spelled
from certdesk.services import key_material
from certdesk.storage.desk import DeskStore

KEY_BYTES: Final = 32
_ACCOUNT_BYTES: Final = 16
_PLACE: Final = b"vault_lock"


class KeyVault:
    """Finds the key of the vault in the system's keyring, or has a pass phrase open it where there is no keyring.

    It is held in memory until the program ends and never lies open in a file. Where it was made it stays: a keyring
    that appears later changes nothing, and one that is locked today is an error, as long as the vault guards a key.
    One that guards nothing may be made anew, so a pass phrase that was forgotten ends with the keys it opened.
    """

    def __init__(
        self,
        store: DeskStore,
        keyring: SecretStore,
        cost: Cost = USUAL,
        randomness: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._store = store
        self._keyring = keyring
        self._cost = cost
        self._randomness = randomness
        self._key: bytes | None = None
        self._one_at_a_time = Lock()

    def state(self) -> VaultState:
        """Return whether the vault is open; with a keyring it always is. Raises Unavailable (VAULT_KEYRING)."""
        with self._one_at_a_time:
            return self._state()

    def key(self) -> bytes:
        """Return the 32 bytes that wrap private keys. Raises Unavailable (VAULT_LOCKED, VAULT_KEYRING)."""
        with self._one_at_a_time:
            self._state()
            if self._key is None:
                raise Unavailable(MessageKey.VAULT_LOCKED)
            return self._key

    def open(self, passphrase: str) -> None:
        """Open the vault with its pass phrase; a new vault gets this one. One that is open stays as it is.

        A wrong pass phrase takes as long as the right one. Raises FieldError (`passphrase`: VAULT_PASSPHRASE;
        PASSPHRASE_SHORT for a new vault), Unavailable.
        """
        with self._one_at_a_time:
            state = self._state()
            if state is VaultState.NEW:
                self._protect(passphrase)
            elif state is VaultState.LOCKED:
                self._key = self._unlocked(passphrase)
        if state is not VaultState.OPEN:
            self._store.announce(frozenset({Topic.KEYS}))

    def _state(self) -> VaultState:
        if self._key is not None:
            return VaultState.OPEN
        with self._store.read() as records:
            account, lock = records.vault.account(), records.vault.lock()
            guards_nothing = records.private_keys.is_empty()
        if account is not None:
            self._key = self._from_keyring(account, may_be_gone=guards_nothing)
        elif lock is not None and not guards_nothing:
            return VaultState.LOCKED
        if self._key is None:
            self._key = self._made_in_keyring()
        return VaultState.NEW if self._key is None else VaultState.OPEN

    def _from_keyring(self, account: str, *, may_be_gone: bool) -> bytes | None:
        try:
            secret = self._keyring.get(account)
        except StoreUnusable as error:
            raise _keyring_error(error.cause) from None
        if secret is None and may_be_gone:
            return None
        if secret is None:
            raise _keyring_error("missing")
        return _key_of(secret)

    def _made_in_keyring(self) -> bytes | None:
        """Make a key that the keyring keeps and gives back, or return None where there is none that does."""
        key, account = self._randomness(KEY_BYTES), self._randomness(_ACCOUNT_BYTES).hex()
        try:
            self._keyring.set(account, key.hex())
            is_kept = self._keyring.get(account) == key.hex()
        except StoreUnusable:
            return None
        if not is_kept:
            return None
        with self._store.write() as records:
            records.vault.keep_account(account)
        return key

    def _protect(self, passphrase: str) -> None:
        check_length(passphrase)
        key, salt, cost = self._randomness(KEY_BYTES), self._randomness(SALT_BYTES), self._cost
        wrapped = key_material.wrap(key, stretched(spelled(passphrase), salt, cost), _PLACE)
        with self._store.write() as records:
            records.vault.keep_lock(VaultLock(salt, cost.n, cost.r, cost.p, wrapped))
        self._key = key

    def _unlocked(self, passphrase: str) -> bytes:
        with self._store.read() as records:
            lock = records.vault.lock()
        if lock is None:
            raise Unavailable(MessageKey.VAULT_LOCKED)
        opener = stretched(spelled(passphrase), lock.salt, Cost(lock.n, lock.r, lock.p))
        try:
            return key_material.unwrap(lock.wrapped, opener, _PLACE)
        except Damaged:
            raise FieldError(FIELD, MessageKey.VAULT_PASSPHRASE) from None


def _key_of(secret: str) -> bytes:
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise _keyring_error("form")
    return key


def _keyring_error(cause: str) -> Unavailable:
    return Unavailable(MessageKey.VAULT_KEYRING, cause=cause)
