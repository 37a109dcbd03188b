"""The practice world at the clock's now: whoever looks at it finds everything done that was due."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from random import Random
from sqlite3 import Connection

from certdesk.simulator.clock import PracticeClock
from certdesk.simulator.events import is_anything_due, settle
from certdesk.simulator.secrecy import Digest, slow_digest
from certdesk.simulator.store import Store
from certdesk.simulator.vault import VaultKey


@dataclass(frozen=True, slots=True)
class Moment:
    """A unit of work: its connection, what time it is in it (aware UTC, whole seconds), and what opens the CA keys.

    `randomness` makes codes, tokens and order numbers; `digest` makes what is kept of codes and passwords.
    """

    connection: Connection
    now: datetime
    vault_key: VaultKey
    randomness: Random
    digest: Digest


class Present:
    """Opens units of work in a world that needs no background thread: what is due happens before anybody looks."""

    def __init__(
        self,
        store: Store,
        clock: PracticeClock,
        vault_key: VaultKey,
        randomness: Random,
        digest: Digest = slow_digest,
    ) -> None:
        self._store = store
        self._clock = clock
        self._vault_key = vault_key
        self._randomness = randomness
        self._digest = digest

    def now(self) -> datetime:
        """Return the practice CA's present (aware UTC, whole seconds)."""
        return self._clock.now()

    def glance(self) -> datetime:
        """Return the present as far as it is known without the disk."""
        return self._clock.glance()

    def mark(self) -> tuple[int, datetime]:
        """Return what stays the same as long as nothing here can have changed: the store's commits and the second."""
        return self._store.commits, self._clock.now()

    @contextmanager
    def read(self) -> Iterator[Moment]:
        """Yield a unit of work that only looks."""
        now = self._clock.now()
        self._settle(now)
        with self._store.read() as connection:
            yield self._moment(connection, now)

    @contextmanager
    def write(self) -> Iterator[Moment]:
        """Yield a unit of work that changes the world: kept at the end, undone by any exception."""
        now = self._clock.now()
        self._settle(now)
        with self._store.write() as connection:
            yield self._moment(connection, now)

    def _moment(self, connection: Connection, now: datetime) -> Moment:
        return Moment(connection, now, self._vault_key, self._randomness, self._digest)

    def _settle(self, now: datetime) -> None:
        """Do what is due in a transaction of its own, so that it is kept whatever becomes of the work after it."""
        with self._store.read() as connection:
            if not is_anything_due(connection, now):
                return
        with self._store.write() as connection:
            settle(connection, self._vault_key, now)
