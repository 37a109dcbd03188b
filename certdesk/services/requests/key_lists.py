"""Lists of weak and compromised keys: taken over from files, and forgotten."""

from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Reporter
from certdesk.services import x509
from certdesk.services.requests.files import followed, opened
from certdesk.storage.desk import DeskStore

_LIST: Final = "list"
_AT_A_TIME: Final = 10_000


class KeyLists:
    """The lists that requests are checked against."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[KeyList, ...]:
        """Return every list, by name."""
        with self._store.read() as records:
            return tuple(records.key_lists.all())

    def add(self, path: Path, report: Reporter) -> KeyList:
        """Take over a list of keys in the place of an earlier one of that name, all of it or nothing.

        It is read through before the first key is taken over, and can be stopped until then.
        Raises FieldError (`list`, KEY_LIST_FORM with `line`; an empty one has none), Unavailable, Cancelled.
        """
        with opened(followed(path)) as (stream, size):
            if not _read_through(stream, size, report):
                raise FieldError(_LIST, MessageKey.KEY_LIST_FORM, line=1)
            stream.seek(0)
            with self._store.write() as records:
                return records.key_lists.keep(path.name, self._clock.now(), x509.key_list(stream))

    def remove(self, name: str) -> None:
        """Forget a list; nothing there is no error."""
        with self._store.write() as records:
            records.key_lists.remove(name)


def _read_through(stream: BinaryIO, size: int, report: Reporter) -> int:
    """Return how many digests there are. Raises FieldError, Cancelled."""
    digests, found = x509.key_list(stream), 0
    while some := sum(1 for _ in islice(digests, _AT_A_TIME)):
        found += some
        report.check()
        report.step(min(stream.tell(), size), size)
    return found
