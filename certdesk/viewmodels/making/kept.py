"""The private keys that were made here for one order: used again, saved as a file, or forgotten."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.local_keys import KeptKey, MadeKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Keys
from certdesk.viewmodels.base import ViewModel


@dataclass(frozen=True, slots=True)
class KeptInputs:
    """What the list depends on. `in_use` are the digests of keys that a certificate in force has."""

    order: OrderId | None = None
    in_use: frozenset[str] = frozenset()
    kept: tuple[KeptKey, ...] = ()
    removing: str = ""


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A key that was made here. `is_in_use` says that a certificate in force was made with it."""

    key: KeptKey
    is_in_use: bool
    is_being_removed: bool


KeptProps = tuple[KeptLine, ...]


def derive_kept(inputs: KeptInputs) -> KeptProps:
    """Return the lines of the list, the newest first."""
    return tuple(KeptLine(key, key.digest in inputs.in_use, key.digest == inputs.removing) for key in inputs.kept)


class KeptKeysViewModel(ViewModel[KeptInputs, KeptProps]):
    """The list of an order's keys. Private keys themselves never come here."""

    chosen = Signal(object)  # MadeKey: its request is wanted
    saving_wanted = Signal(object)  # KeptKey
    removed = Signal(object)  # str: the digest of a key that is gone

    def __init__(self, keys: Keys, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(KeptInputs(), derive_kept, parent)
        self._keys, self._runner = keys, runner
        self._asked = 0

    def show(self, order: OrderId, in_use: frozenset[str]) -> None:
        """Show the keys of `order`."""
        self._apply(KeptInputs(order, in_use))
        self.reload()

    def clear(self) -> None:
        """Show nothing; answers that are still on their way are dropped."""
        self._asked += 1
        self._apply(KeptInputs())

    def reload(self) -> None:
        """Read the list once more."""
        if (order := self._inputs.order) is not None:
            self._asked += 1
            take = partial(self._take_kept, self._asked)
            self._runner.query(lambda _report: self._keys.all(order), take, self)

    def use(self, key: KeptKey) -> None:
        """Hand over the request that was made with the key."""
        take = partial(self._take_request, self._inputs.order)
        self._runner.query(lambda _report: self._keys.request_of(key.digest), take, self)

    def save(self, key: KeptKey) -> None:
        """Have the private key saved as a file."""
        self.saving_wanted.emit(key)

    def ask_removal(self, digest: str) -> None:
        """Ask once more before a key is removed; an empty digest is to think better of it."""
        self._apply(replace(self._inputs, removing=digest))

    def remove(self) -> None:
        """Remove the key that was asked about."""
        if digest := self._inputs.removing:
            self._apply(replace(self._inputs, removing=""))
            take = partial(self._take_removed, digest)
            self._runner.command(lambda _report: self._keys.remove(digest), take, self)

    def _take_kept(self, asked: int, outcome: Outcome[tuple[KeptKey, ...]]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, kept=done.value))

    def _take_request(self, order: OrderId | None, outcome: Outcome[MadeKey]) -> None:
        if order == self._inputs.order and (done := self._finished(outcome)):
            self.chosen.emit(done.value)

    def _take_removed(self, digest: str, outcome: Outcome[None]) -> None:
        if self._finished(outcome):
            self.removed.emit(digest)
        self.reload()
