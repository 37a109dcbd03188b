"""Sending a reissue: what was reviewed, and nothing else."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.deeds import Receipt
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Requests
from certdesk.viewmodels.csr.reviewed import Reviewed, overtaken
from certdesk.viewmodels.reissue.props import Sending
from certdesk.viewmodels.wishes import Wish


class ReissueDelivery(QObject):
    """Judges once more right before it sends: a session that was opened meanwhile may have told other names."""

    sent = Signal(object)  # Receipt
    overtaken = Signal()  # nothing was sent: what would happen is not what was reviewed
    refused = Signal(object)  # Exception
    stopped = Signal()

    def __init__(self, acts: Acts, requests: Requests, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts, self._requests, self._runner = acts, requests, runner

    def send(self, wish: Wish[Sending], reviewed: Reviewed) -> None:
        """Send the wish under its key, if it is still what was reviewed. One of the signals follows."""
        self._runner.command(partial(self._deliver, wish, reviewed), self._take, self)

    def _deliver(self, wish: Wish[Sending], reviewed: Reviewed, _report: Reporter) -> Receipt | None:
        sending = wish.content
        if overtaken(self._requests, sending.order, reviewed, sending.request.names) is not None:
            return None
        return self._acts.request_reissue(sending.order, sending.request, wish.key)

    def _take(self, outcome: Outcome[Receipt | None]) -> None:
        match outcome:
            case Done(None):
                self.overtaken.emit()
            case Done(receipt):
                self.sent.emit(receipt)
            case Failed(error):
                self.refused.emit(error)
            case _:
                self.stopped.emit()
