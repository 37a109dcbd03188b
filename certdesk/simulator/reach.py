"""Whether the practice CA answers: its desks can be taken off the net, while mail and controls go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.simulator.present import Moment, Present


def is_online(connection: Connection) -> bool:
    """Return whether the practice CA answers."""
    row = connection.execute("SELECT is_online FROM counter").fetchone()
    return row is None or bool(row[0])


def set_online(connection: Connection, *, online: bool) -> None:
    """Let the practice CA answer, or not."""
    connection.execute(
        "INSERT INTO counter (only, is_online) VALUES (1, ?)"
        " ON CONFLICT (only) DO UPDATE SET is_online = excluded.is_online",
        (online,),
    )


class Reach:
    """The practice world as it is reached from outside. `silence` is said while it does not answer."""

    def __init__(self, present: Present, silence: MessageKey = MessageKey.PORTAL) -> None:
        self._present = present
        self._silence = silence
        self.now = present.now
        self.glance = present.glance

    @contextmanager
    def read(self) -> Iterator[Moment]:
        """Yield a unit of work that only looks. Raises Unavailable (`silence`) while the CA does not answer."""
        with self._present.read() as moment:
            self._check(moment)
            yield moment

    @contextmanager
    def write(self) -> Iterator[Moment]:
        """Yield a unit of work that changes the world. Raises Unavailable (`silence`) while the CA does not answer."""
        with self._present.write() as moment:
            self._check(moment)
            yield moment

    def _check(self, moment: Moment) -> None:
        if not is_online(moment.connection):
            raise Unavailable(self._silence)
