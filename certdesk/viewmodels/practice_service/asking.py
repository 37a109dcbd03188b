"""How a practice service is asked, and which of its answers still count."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Seat, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Accounts, Services
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.practice_service import state
from certdesk.viewmodels.practice_service.props import Busy, Inputs, Page, Props, derive

T = TypeVar("T")
_TOPICS: Final = frozenset({Topic.ACCOUNTS, Topic.CLOCK})


class Asking(ViewModel[Inputs, Props]):
    """Looks at one service at a time. An answer counts while the visit is the one that it was asked on."""

    entered = Signal(object)  # Visit: somebody signed in here

    def __init__(self, services: Services, accounts: Accounts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._services = services
        self._accounts = accounts
        self._runner = runner
        self._asked = 0
        self._takes_back: Callable[[Visit], bool] = lambda _visit: False

    @property
    def visit(self) -> Visit | None:
        """The visit that is shown, if somebody is in."""
        return self._inputs.visit

    def share(self, takes_back: Callable[[Visit], bool]) -> None:
        """Ask `takes_back` whether somebody else goes on with a visit that is not shown here any more."""
        self._takes_back = takes_back

    def load(self) -> None:
        """Look at the service anew; only the newest answer counts."""
        seat, visit = self._inputs.seat, self._inputs.visit
        if seat is None:
            return
        if self._props.page is Page.OPENING:
            self._apply(replace(self._inputs, busy=Busy.LOADING, trouble=None))
        self._asked += 1
        self._runner.query(lambda _report: self._look(seat, visit), partial(self._take_look, self._asked), self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Look again when links or usernames changed, or time was moved: visits end."""
        if topics & _TOPICS:
            self.load()

    def _enter(self, way: Callable[[Seat], Visit]) -> None:
        seat = self._inputs.seat
        if seat is None or self._inputs.visit is not None or self._inputs.busy is not None:
            return
        self._apply(state.under_way(self._inputs, Busy.SIGNING_IN))
        self._runner.command(lambda _report: way(seat), partial(self._take_visit, self._place), self)

    def _take_visit(self, place: object, outcome: Outcome[Visit]) -> None:
        """A visit that nobody waits for any more ends at once."""
        if place != self._place:
            if isinstance(outcome, Done):
                self._end(outcome.value)
        elif done := self._finished(outcome):
            self._apply(state.entered(self._inputs, done.value))
            self.entered.emit(done.value)
            self.load()

    def _act(self, work: Callable[[], T], move: Callable[[Inputs, T], Inputs]) -> None:
        self._runner.command(lambda _report: work(), partial(self._take, self._place, move), self)

    def _take(self, place: object, move: Callable[[Inputs, T], Inputs], outcome: Outcome[T]) -> None:
        if place == self._place and (done := self._finished(outcome)):
            self._asked += 1
            self._apply(move(self._inputs, done.value))

    def _let_go(self) -> None:
        """End the visit that is shown, unless somebody else goes on with it."""
        visit = self._inputs.visit
        if visit is not None and not self._takes_back(visit):
            self._end(visit)
        self._asked += 1

    def _end(self, visit: Visit) -> None:
        self._runner.command(lambda _report: self._services.leave(visit), self._take_end, self)

    def _take_end(self, outcome: Outcome[None]) -> None:
        """Where the service does not answer, the visit ends by itself."""
        if isinstance(outcome, Failed) and not isinstance(outcome.error, CertDeskError):
            self.failed.emit(outcome.error)

    def _look(self, seat: Seat, visit: Visit | None) -> state.Look:
        view = self._accounts.known()
        account = view.account.username if view.account else ""
        if visit is None:
            return state.Look(view.of(seat), account, None, None)
        try:
            return state.Look(view.of(seat), account, self._services.profile(visit), None)
        except CertDeskError as trouble:
            return state.Look(view.of(seat), account, None, trouble)

    def _take_look(self, asked: int, outcome: Outcome[state.Look]) -> None:
        if asked != self._asked:
            return
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError):
            self._apply(state.unseen(self._inputs, outcome.error))
        elif done := self._finished(outcome):
            self._apply(state.seen(self._inputs, done.value))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(state.refused(self._inputs, error))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CertDeskError):
            self._apply(replace(self._inputs, busy=None))
        super()._fail(error)

    @property
    def _place(self) -> tuple[int, Visit | None]:
        return self._inputs.opening, self._inputs.visit
