"""Reads in pieces: the first verdict is there at once, and the rest can be stopped at any time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QObject, Signal

from certdesk.domain.handing_in import Candidate, Source
from certdesk.jobs.outcome import Done, Failed, Outcome, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services.api import Requests
from certdesk.viewmodels.many_csrs.matching import Found, read
from certdesk.viewmodels.orders.rows import Shelf

Item = Source | Candidate
_GROWTH: Final = 4
_LARGEST: Final = 96  # few enough to be shown in one go; Stop counts between two requests of a piece


@dataclass(frozen=True, slots=True)
class Piece:
    """What a few of the items held; `count` is how many items those were."""

    found: tuple[Found, ...]
    count: int


class PieceReader(QObject):
    """Tells what it finds piece by piece, in the order in which it was handed in."""

    found = Signal(object)  # Piece
    ended = Signal()  # everything was read, or it was stopped
    failed = Signal(object)  # Exception

    def __init__(self, requests: Requests, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._runner = runner
        self._shelf: Shelf | None = None
        self._left: list[Item] = []
        self._sizes: Iterator[int] = iter(())
        self._ticket: Ticket | None = None

    @property
    def is_reading(self) -> bool:
        """Whether something is still to come."""
        return self._ticket is not None

    def begin(self, shelf: Shelf | None, items: Sequence[Item]) -> None:
        """Read the sources among `items`, and match them with the orders of `shelf`; they follow what is being read."""
        self._shelf = shelf
        self._left += items
        if not self.is_reading:
            self._sizes = _sizes()
            self._go_on()

    def stop(self) -> None:
        """Read no more."""
        self._left = []
        if self._ticket is not None:
            self._ticket.stop()

    def forget(self) -> None:
        """Read no more, and do not answer either."""
        self.stop()
        self._ticket = None

    def _go_on(self) -> None:
        if not self._left:
            self._ticket = None
            self.ended.emit()
            return
        size = next(self._sizes)
        items, self._left = self._left[:size], self._left[size:]
        requests, shelf = self._requests, self._shelf
        ticket: Ticket

        def then(outcome: Outcome[tuple[Found, ...]]) -> None:
            if ticket is self._ticket:
                self._take(len(items), outcome)

        ticket = self._runner.query(lambda report: read(requests, shelf, items, report), then, self)
        self._ticket = ticket

    def _take(self, count: int, outcome: Outcome[tuple[Found, ...]]) -> None:
        match outcome:
            case Done(found):
                self.found.emit(Piece(found, count))
            case Failed(error):
                self._left = []
                self.failed.emit(error)
            case Stopped():
                self._left = []
            case _:
                assert_never(outcome)
        self._go_on()


def _sizes() -> Iterator[int]:
    size = 1
    while True:
        yield size
        size = min(size * _GROWTH, _LARGEST)
