"""Files with private key, certificate and chain: made here, because the CA never has the key."""

import secrets
from collections.abc import Callable
from pathlib import Path

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.clock import Clock
from certdesk.domain.downloads import is_downloadable
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.local_keys import KeptKey, KeyStoreRequest, OwnKeyFile, Target
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.passphrases import check_for_file, new_passphrase
from certdesk.domain.portal import PortalOrder, is_in_force
from certdesk.domain.work import Reporter
from certdesk.services import key_material
from certdesk.services.downloads import remember
from certdesk.services.file_names import KEY_STORE_ENDINGS, completed_name
from certdesk.services.local_keys import VaultedKeys
from certdesk.services.own_keys import own_key
from certdesk.services.visits import Visits, portal_view
from certdesk.services.writing import Place, ReadFile, write
from certdesk.storage.desk import DeskStore

_STEPS = 3
_KEY = "key"


class KeyStoreFiles:
    """Implements `api.KeyStores`. `clock` is the portal's time, by which everything is dated."""

    def __init__(
        self,
        visits: Visits,
        keys: VaultedKeys,
        store: DeskStore,
        clock: Clock,
        randomness: Callable[[int], bytes] = secrets.token_bytes,
        read_file: ReadFile = Path.read_bytes,
    ) -> None:
        self._visits = visits
        self._keys = keys
        self._store = store
        self._clock = clock
        self._randomness = randomness
        self._read_file = read_file

    def passphrase(self) -> str:
        """Return a new pass phrase, ASCII, with 99 random bits."""
        return new_passphrase(self._randomness)

    def suggested_name(self, order: Order, target: Target) -> str:
        """Return the file name that CertDesk proposes."""
        return key_material.file_name(target, order.common_name)

    def usable(self, order: OrderId) -> tuple[KeptKey, ...]:
        """Return the keys in the vault that belong to the present certificate of `order`, while that is in force."""
        now = self._clock.now()
        with self._store.read() as records:
            view = records.portal.find(order)
        certificates = () if view is None else view.certificates
        return self._keys.among(
            [each.key_digest for each in certificates if each.is_present and is_in_force(each, now)]
        )

    def save(self, order: OrderId, request: KeyStoreRequest, report: Reporter) -> Path:
        """Return the path once the file is written, opens with the pass phrase and holds what it should.

        The order in which things are refused: session, status, pass phrase, file name, existing file, key, disk.
        """
        shown = self._visits.order(order)
        if not is_downloadable(shown.order):
            raise StateConflict(MessageKey.NOT_ISSUED, status=shown.order.status_word)
        check_for_file(request.passphrase)
        suggested = self.suggested_name(shown.order, request.target)
        name = completed_name(request.file_name, suggested, KEY_STORE_ENDINGS)
        place = Place(request.folder, name, request.if_exists, is_private=True)
        place.check_free()
        report.step(1, _STEPS)
        report.check()
        view = portal_view(shown, self._clock.now())
        path = self._written(shown, request, place, report)
        saved = DeskEntry(view.seen_at, order, DeskAct.SAVED, file_name=path.name)
        remember(self._store, shown, view, saved, path)
        report.step(_STEPS, _STEPS)
        return path

    def _written(self, shown: PortalOrder, request: KeyStoreRequest, place: Place, report: Reporter) -> Path:
        private_key = self._private_key(request.key)
        if not key_material.is_key_of(private_key, shown.chain[0]):
            raise FieldError(_KEY, MessageKey.KEY_MISMATCH)
        held = key_material.contents(private_key, shown.chain, shown.order.common_name, self._clock.now())
        content = key_material.render(request.target, held, request.passphrase)
        report.step(2, _STEPS)
        report.check()

        def is_right(written: bytes) -> bool:
            return written == content and key_material.holds(request.target, written, request.passphrase, held)

        return write(place, content, is_right, self._read_file)

    def _private_key(self, key: str | OwnKeyFile) -> bytes:
        return own_key(key) if isinstance(key, OwnKeyFile) else self._keys.private_key(key)[1]
