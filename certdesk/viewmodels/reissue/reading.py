"""Reading what is known of the order whose page opens, and the draft that is kept of it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import HandedIn
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Drafts, Orders


@dataclass(frozen=True, slots=True)
class Opening:
    """An order with its draft, and what was handed in for it just now, which takes the place of the draft's request."""

    details: OrderDetails
    draft: ReissueDraft | None
    handed: HandedIn | None


class OrderReading(QObject):
    """Only the latest question counts."""

    opened = Signal(object)  # Opening
    read = Signal(object)  # OrderDetails
    failed = Signal(object)  # Exception

    def __init__(self, orders: Orders, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders, self._drafts, self._runner = orders, drafts, runner
        self._asked = 0

    def open(self, order: OrderId, handed: HandedIn | None) -> None:
        """Read the order and its draft. What is being written of the draft comes first."""
        self._asked += 1
        take = partial(self._take_opening, self._asked)
        self._runner.command(lambda _report: self._opening(order, handed), take, self)

    def read_again(self, order: OrderId) -> None:
        """Read the order, after a commit that may have changed it."""
        self._asked += 1
        take = partial(self._take_details, self._asked)
        self._runner.query(lambda _report: self._orders.details(order), take, self)

    def update(self, order: OrderId) -> None:
        """Have the portal asked for the order behind what is shown; where it does not answer, that stays."""

        def work(_report: Reporter) -> OrderDetails:
            return self._orders.update(order)

        self._runner.command(work, self._take_update, self)

    def forget(self) -> None:
        """Drop the answers that are on their way."""
        self._asked += 1

    def _opening(self, order: OrderId, handed: HandedIn | None) -> Opening:
        return Opening(self._orders.details(order), self._drafts.load(order), handed)

    def _take_opening(self, asked: int, outcome: Outcome[Opening]) -> None:
        match outcome:
            case Done(opening) if asked == self._asked:
                self.opened.emit(opening)
            case Failed(error) if asked == self._asked:
                self.failed.emit(error)

    def _take_details(self, asked: int, outcome: Outcome[OrderDetails]) -> None:
        match outcome:
            case Done(details) if asked == self._asked:
                self.read.emit(details)
            case Failed(error) if asked == self._asked:
                self.failed.emit(error)

    def _take_update(self, outcome: Outcome[OrderDetails]) -> None:
        match outcome:
            case Done(details):
                self.read.emit(details)
            case Failed(error) if not isinstance(error, CertDeskError):
                self.failed.emit(error)
