"""Private keys that are made at the desk: kept in its vault, saved under a pass phrase, forgotten."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.clock import Clock
from certdesk.domain.errors import CertDeskError, NotFound
from certdesk.domain.local_keys import KeptKey, KeyChoice, KeyFileRequest, MadeKey, VaultState
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.passphrases import check_for_file
from certdesk.services import key_material, x509
from certdesk.services.file_names import KEY_ENDINGS, completed_name
from certdesk.services.key_vault import KeyVault
from certdesk.services.writing import Place, ReadFile, write
from certdesk.storage.desk import DeskStore, Records

_SUGGESTED: Final = "private.key"


class VaultedKeys:
    """Implements `api.Keys`. `clock` is the portal's time, by which everything is dated."""

    def __init__(self, vault: KeyVault, store: DeskStore, clock: Clock, read_file: ReadFile = Path.read_bytes) -> None:
        self._vault = vault
        self._store = store
        self._clock = clock
        self._read_file = read_file

    def vault(self) -> VaultState:
        """Return whether keys can be kept and used now."""
        return self._vault.state()

    def open_vault(self, passphrase: str) -> None:
        """Open the vault until the program ends; a new one is protected with this pass phrase from now on."""
        self._vault.open(passphrase)

    def all(self, order: OrderId) -> tuple[KeptKey, ...]:
        """Return the keys that were made for `order`, the newest first."""
        with self._store.read() as records:
            return records.private_keys.of(order)

    def request_of(self, digest: str) -> MadeKey:
        """Return a kept key together with its signing request, read. Raises NotFound (KEY_GONE)."""
        with self._store.read() as records:
            key = records.private_keys.find(digest)
        if key is None:
            raise NotFound(MessageKey.KEY_GONE)
        return MadeKey(key, x509.read_csr(key.csr))

    def make(self, order: OrderId, names: Sequence[str], choice: KeyChoice) -> MadeKey:
        """Make a key pair and a request, and keep the key. What is refused is refused before the key is made."""
        wanted = key_material.checked_names(names)
        vault_key = self._vault.key()
        pair = key_material.make_pair(wanted, choice)
        wrapped = key_material.wrap(pair.private_key, vault_key, _place(pair.digest))
        key = KeptKey(pair.digest, order, self._clock.now(), choice, wanted, pair.csr)
        made = MadeKey(key, x509.read_csr(pair.csr))
        with self._store.write() as records:
            records.private_keys.add(key, wrapped)
            records.activity.add(DeskEntry(key.made_at, order, DeskAct.KEY_MADE, detail=key.short_digest))
        return made

    def save(self, request: KeyFileRequest) -> Path:
        """Return the path of a file that opens with the pass phrase and holds the key; else leave nothing behind."""
        check_for_file(request.passphrase)
        name = completed_name(request.file_name, _SUGGESTED, KEY_ENDINGS)
        place = Place(request.folder, name, request.if_exists, is_private=True)
        place.check_free()
        key, private_key = self.private_key(request.digest)
        content = key_material.encrypted_pem(private_key, request.passphrase)
        path = write(place, content, _is_copy_of(private_key, content, request), self._read_file)
        saved = DeskEntry(self._clock.now(), key.order, DeskAct.KEY_SAVED, file_name=path.name, detail=key.short_digest)

        def change(records: Records) -> None:
            records.activity.add(saved)
            records.preferences.keep_folder(path.parent)

        self._store.note(change)
        return path

    def remove(self, digest: str) -> None:
        """Forget a private key for good; nothing there is no error."""
        with self._store.write() as records:
            key = records.private_keys.find(digest)
            if key is None:
                return
            records.private_keys.remove(digest)
            gone = DeskEntry(self._clock.now(), key.order, DeskAct.KEY_REMOVED, detail=key.short_digest)
            records.activity.add(gone)

    def among(self, digests: Sequence[str]) -> tuple[KeptKey, ...]:
        """Return the keys in the vault that have one of these digests, the newest first."""
        with self._store.read() as records:
            return records.private_keys.among(digests)

    def private_key(self, digest: str) -> tuple[KeptKey, bytes]:
        """Return a key and what it consists of (PKCS #8 DER), for use within the services only.

        Raises NotFound (KEY_GONE), Unavailable (VAULT_LOCKED, VAULT_KEYRING), Damaged (KEY_DAMAGED).
        """
        with self._store.read() as records:
            key, wrapped = records.private_keys.find(digest), records.private_keys.wrapped(digest)
        if key is None or wrapped is None:
            raise NotFound(MessageKey.KEY_GONE)
        return key, key_material.unwrap(wrapped, self._vault.key(), _place(digest))


def _place(digest: str) -> bytes:
    """Where a wrapped key belongs, so that one put into another's row does not open."""
    return f"private_key {digest}".encode("ascii")


def _is_copy_of(private_key: bytes, content: bytes, request: KeyFileRequest) -> Callable[[bytes], bool]:
    """Return what judges a file that was read back: the same bytes, and they open."""

    def is_right(written: bytes) -> bool:
        if written != content:
            return False
        try:
            return key_material.read_key(written, request.file_name, request.passphrase) == private_key
        except CertDeskError:
            return False

    return is_right
