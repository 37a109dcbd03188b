"""The way to the DigiCert account of the practice world, which is made when somebody first comes this way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection
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
        with self._reach.read() as moment:
            if not _is_lacking(moment.connection):
                yield moment
                return
        self._make_directory()
        with self._reach.read() as moment:
            yield moment

    @contextmanager
    def write(self) -> Iterator[Moment]:
        """Yield a unit of work that changes something: kept at the end, undone by any exception."""
        with self._reach.write() as moment:
            if not _is_lacking(moment.connection):
                yield moment
                return
        self._make_directory()
        with self._reach.write() as moment:
            yield moment

    def _make_directory(self) -> None:
        from certdesk.simulator.accounts.build import make, make_passwords  # noqa: PLC0415 - once in a world's life

        with self._one_at_a_time:
            with self._reach.read() as moment:
                if not _is_lacking(moment.connection):
                    return
            passwords = make_passwords(moment)  # before the transaction: hashing them takes a while
            with self._reach.write() as moment:
                if _is_lacking(moment.connection):
                    make(moment, passwords)


def _is_lacking(connection: Connection) -> bool:
    """Return whether there is a world without its directory."""
    return not is_made(connection) and is_built(connection)
