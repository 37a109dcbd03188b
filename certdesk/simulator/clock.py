"""The practice CA's clock: the computer's, and how far it was moved ahead."""

from datetime import datetime, timedelta
from threading import Lock

from certdesk.domain.clock import Clock
from certdesk.simulator.store import Store

_SECOND = timedelta(seconds=1)


class PracticeClock:
    """Tells the practice CA's time in whole seconds, like the certificates it dates.

    How far it was moved outlives a restart. It is read from the store once, so that asking for the time again
    needs no disk.
    """

    def __init__(self, system: Clock, store: Store) -> None:
        self._system = system
        self._store = store
        self._moved: timedelta | None = None
        self._lock = Lock()

    def now(self) -> datetime:
        """Return the practice CA's present (aware UTC)."""
        return self._system.now().replace(microsecond=0) + self.moved()

    def glance(self) -> datetime:
        """Return the present as far as it is known without the disk: the computer's until the store was first read."""
        return self._system.now().replace(microsecond=0) + (self._moved or timedelta())

    def moved(self) -> timedelta:
        """Return how far the clock is ahead of the computer's. Raises Unavailable when the store cannot be read."""
        with self._lock:
            if self._moved is None:
                self._moved = self._load()
            return self._moved

    def advance(self, by: timedelta) -> None:
        """Move the clock ahead by `by`, in whole seconds. Time does not run backwards: raises ValueError."""
        if by < timedelta():
            raise ValueError(by)
        moved = self.moved() + by // _SECOND * _SECOND
        with self._store.write() as connection:
            connection.execute(
                "INSERT INTO clock (only, moved) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET moved = excluded.moved",
                (moved // _SECOND,),
            )
        with self._lock:
            self._moved = moved

    def forget(self) -> None:
        """Go with the computer's time again, once the store was emptied."""
        with self._lock:
            self._moved = None

    def _load(self) -> timedelta:
        with self._store.read() as connection:
            row = connection.execute("SELECT moved FROM clock").fetchone()
        return timedelta(seconds=row[0] if row else 0)
