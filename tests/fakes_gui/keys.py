"""Keys, files with a private key, and lists of weak keys for view-models, answering what a test says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError, NotFound
from certdesk.domain.key_lists import KeyList
from certdesk.domain.local_keys import (
    KeptKey,
    KeyChoice,
    KeyFileRequest,
    KeyStoreRequest,
    MadeKey,
    Target,
    VaultState,
)
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.work import Reporter
from tests.samples import NOW, order

SHOP = order().id


def kept_key(digest: str = "d1", *, at: datetime = NOW, choice: KeyChoice = KeyChoice.P256) -> KeptKey:
    """Return a key of the order of the mock-ups."""
    return KeptKey(digest, SHOP, at, choice, (order().common_name,), b"csr of " + digest.encode())


def made_key(key: KeptKey) -> MadeKey:
    """Return `key` with its request, read."""
    facts = CsrFacts(key.csr, key.names[0], key.names, b"spki", key.digest, key.choice.value, "SHA-256 with ECDSA")
    return MadeKey(key, facts)


class FakeKeys:
    """A vault of keys that are only names. `refusals` are raised, one per call, by what is named."""

    def __init__(self, state: VaultState = VaultState.OPEN, kept: Sequence[KeptKey] = ()) -> None:
        self.state = state
        self.kept = list(kept)
        self.opened_with: list[str] = []
        self.asked: list[tuple[OrderId, tuple[str, ...], KeyChoice]] = []
        self.saved: list[KeyFileRequest] = []
        self.refusals: dict[str, CertDeskError] = {}
        self.while_making: Callable[[], None] = lambda: None

    def vault(self) -> VaultState:
        self._refuse("vault")
        return self.state

    def open_vault(self, passphrase: str) -> None:
        self.opened_with.append(passphrase)
        self._refuse("open_vault")
        self.state = VaultState.OPEN

    def all(self, order: OrderId) -> tuple[KeptKey, ...]:
        return tuple(key for key in self.kept if key.order == order)

    def request_of(self, digest: str) -> MadeKey:
        found = next((key for key in self.kept if key.digest == digest), None)
        if found is None:
            raise NotFound(MessageKey.KEY_GONE)
        return made_key(found)

    def make(self, order: OrderId, names: Sequence[str], choice: KeyChoice) -> MadeKey:
        self.asked.append((order, tuple(names), choice))
        self._refuse("make")
        key = replace(kept_key(f"made {len(self.asked)}", choice=choice), order=order, names=tuple(names))
        self.kept.insert(0, key)
        self.while_making()
        return made_key(key)

    def save(self, request: KeyFileRequest) -> Path:
        self._refuse("save")
        self.saved.append(request)
        return request.folder / request.file_name

    def remove(self, digest: str) -> None:
        self._refuse("remove")
        self.kept = [key for key in self.kept if key.digest != digest]

    def _refuse(self, what: str) -> None:
        if (error := self.refusals.pop(what, None)) is not None:
            raise error


class FakeKeyStores:
    """Files with a private key that are never written. `refusals` are raised by `save`, one per call."""

    def __init__(self, usable: Sequence[KeptKey] = ()) -> None:
        self.keys = list(usable)
        self.saved: list[KeyStoreRequest] = []
        self.refusals: list[CertDeskError] = []
        self.made = 0

    def passphrase(self) -> str:
        self.made += 1
        return f"new-pass-phrase-{self.made}"

    def suggested_name(self, order: Order, target: Target) -> str:
        return f"{order.common_name}.{'jks' if target is Target.OLD_JAVA else 'pfx'}"

    def usable(self, order: OrderId) -> tuple[KeptKey, ...]:
        return tuple(key for key in self.keys if key.order == order)

    def save(self, order: OrderId, request: KeyStoreRequest, report: Reporter) -> Path:
        if self.refusals:
            raise self.refusals.pop(0)
        self.saved.append(request)
        return request.folder / request.file_name


class FakeKeyLists:
    """Lists that are taken over by name. A refusal is raised once."""

    def __init__(self, lists: Sequence[KeyList] = ()) -> None:
        self.lists = list(lists)
        self.refusal: CertDeskError | None = None

    def key_lists(self) -> tuple[KeyList, ...]:
        return tuple(self.lists)

    def add_key_list(self, path: Path, report: Reporter) -> KeyList:
        report.step(1, 2)
        report.check()
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise refusal
        added = KeyList(path.name, NOW, 3)
        self.lists.append(added)
        return added

    def remove_key_list(self, name: str) -> None:
        self.lists = [each for each in self.lists if each.name != name]
