"""What happens by itself after a start: finishing what was interrupted, and answering on the loopback port."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Counter

LOOK_MILLISECONDS: Final = 250  # so that the list is painted before anything beside it is read
SERVE_AFTER_MILLISECONDS: Final = 2_000  # so that the first look at the book does not wait for the libraries it takes


class Resuming(QObject):
    """Each is done once a run, and tells its outcome once."""

    looked = Signal()  # there was time for a first look at the list: what stands beside it can be read

    settled = Signal(object)  # tuple[Receipt, ...]: what turned out to be done, never empty
    failed = Signal(object)  # Exception

    def __init__(self, acts: Acts, counter: Counter, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts, self._counter, self._runner = acts, counter, runner
        self._is_serving = False
        self._is_looking = False
        self._look = QTimer(self, singleShot=True, interval=LOOK_MILLISECONDS)
        self._look.timeout.connect(self.looked)
        self._address = ""
        self._patience = QTimer(self, singleShot=True, interval=SERVE_AFTER_MILLISECONDS)
        self._patience.timeout.connect(self._serve)

    @property
    def address(self) -> str:
        """Where revocation lists and OCSP answers are published (`http://…`); empty while they are not."""
        return self._address

    def settle(self) -> None:
        """Finish what an earlier run began. Called when the home is open."""
        self._runner.command(lambda _report: self._acts.settle(), self._take_settled, self)

    def note_list(self) -> None:
        """Let a moment pass for a first look, once. Called when there is a list, or why there is none."""
        if not self._is_looking:
            self._is_looking = True
            self._look.start()

    def serve(self) -> None:
        """Publish revocation lists and OCSP answers, once, a little later. Called when there is a book to look at."""
        if not self._is_serving:
            self._is_serving = True
            self._patience.start()

    def _serve(self) -> None:
        self._runner.command(lambda _report: self._counter.serve(), self._take_served, self)

    def _take_settled(self, outcome: Outcome[object]) -> None:
        match outcome:
            case Done(receipts) if receipts:
                self.settled.emit(receipts)
            case Failed(error):
                self.failed.emit(error)

    def _take_served(self, outcome: Outcome[str]) -> None:
        match outcome:
            case Done(address):
                self._address = address
            case Failed(error):
                self.failed.emit(error)
                if isinstance(error, Unavailable) and error.key is MessageKey.PORT_TAKEN:
                    self._runner.command(lambda _report: self._counter.serve(), self._take_address, self)

    def _take_address(self, outcome: Outcome[str]) -> None:
        """Another port is in use by now; that the one of before is taken was said."""
        if isinstance(outcome, Done):
            self._address = outcome.value
