"""The way to the practice registrar, which is made when somebody first comes this way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.simulator.iso.records import is_made
from certdesk.simulator.present import Moment
from certdesk.simulator.reach import Reach
from certdesk.simulator.records import is_built


class RegistrarAccess:
    """Opens units of work with a registrar that is there, in every world, also in one of an earlier CertDesk.

    Each raises Unavailable (ISO_SILENT) while the registrar does not answer. `set_up_world` makes the default world
    unless there is one.
    """

    def __init__(self, reach: Reach, set_up_world: Callable[[], None]) -> None:
        self._reach = reach
        self._set_up_world = set_up_world
        self._one_at_a_time = Lock()

    @contextmanager
    def read(self) -> Iterator[Moment]:
        """Yield a unit of work that only looks."""
        with self._reach.read() as moment:
            if is_made(moment.connection):
                yield moment
                return
        self._ensure()
        with self._reach.read() as moment:
            _check(moment)
            yield moment

    @contextmanager
    def write(self) -> Iterator[Moment]:
        """Yield a unit of work that changes something: kept at the end, undone by any exception."""
        with self._reach.write() as moment:
            if is_made(moment.connection):
                yield moment
                return
        self._ensure()
        with self._reach.write() as moment:
            _check(moment)
            yield moment

    def _ensure(self) -> None:
        """Make a world where there is none, and the registrar unless somebody else just did."""
        with self._one_at_a_time:
            with self._reach.read() as moment:
                is_there, is_world = is_made(moment.connection), is_built(moment.connection)
            if is_there:
                return
            if not is_world:
                self._set_up_world()
            self._make()

    def _make(self) -> None:
        from certdesk.simulator.iso.build import insert, prepare  # noqa: PLC0415 - once in a world's life

        with self._reach.read() as moment:
            row = moment.connection.execute("SELECT seed FROM world").fetchone()
        if row is None:
            return
        prepared = prepare(row[0], moment.now)  # before the transaction: keys and signatures take a while
        with self._reach.write() as moment:
            if is_built(moment.connection) and not is_made(moment.connection):
                insert(moment.connection, prepared)


def _check(moment: Moment) -> None:
    """Answer nothing in the moment after a world was given up."""
    if not is_made(moment.connection):
        raise Unavailable(MessageKey.ISO_SILENT)
