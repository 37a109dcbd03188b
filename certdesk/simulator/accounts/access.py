"""The way to the DigiCert account of the practice world, which is made when somebody first comes this way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from threading import Lock

from certdesk.simulator.accounts.people import is_made
from certdesk.simulator.present import Moment
from certdesk.simulator.reach import Reach
from certdesk.simulator.records import is_built


class Access:
    """Opens units of work in a directory that is there, in every world that is set up, also by an earlier CertDesk.

    Each raises Unavailable (ACCOUNT_SILENT) while DigiCert does not answer. `set_up_world` makes the default world
    unless there is one.
    """

    def __init__(self, reach: Reach, set_up_world: Callable[[], None]) -> None:
        self._reach = reach
        self._set_up_world = set_up_world
        self._one_at_a_time = Lock()

    def ensure_world(self) -> None:
        """Have a world set up where there is none: before somebody signs in, asks for a password, or is somebody."""
        with self._reach.read() as moment:
            is_there = is_built(moment.connection)
        if not is_there:
            self._set_up_world()

    @contextmanager
    def read(self) -> Iterator[Moment]:
        """Yield a unit of work that only looks."""
        self._ensure_directory()
        with self._reach.read() as moment:
            yield moment

    @contextmanager
    def write(self) -> Iterator[Moment]:
        """Yield a unit of work that changes something: kept at the end, undone by any exception."""
        self._ensure_directory()
        with self._reach.write() as moment:
            yield moment

    def _ensure_directory(self) -> None:
        with self._one_at_a_time:
            with self._reach.read() as moment:
                if is_made(moment.connection) or not is_built(moment.connection):
                    return
            self._make_directory(moment.randomness)

    def _make_directory(self, randomness: Random) -> None:
        from certdesk.simulator.accounts.build import make, make_passwords  # noqa: PLC0415 - once in a world's life

        passwords = make_passwords(randomness)  # before the transaction: hashing them takes a while
        with self._reach.write() as moment:
            if is_built(moment.connection) and not is_made(moment.connection):
                make(moment, passwords)
