"""How the linking wizard comes and goes: it opens at a seat, follows what changes elsewhere, leaves nothing open."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Colleague, Seat, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import AccountView
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.linking import answers, plan
from certdesk.viewmodels.linking.calls import Line, Look, look
from certdesk.viewmodels.linking.derive import derive
from certdesk.viewmodels.linking.props import Page, Props
from certdesk.viewmodels.linking.state import WizardState, live


class VisitedWizard(ViewModel[WizardState, Props]):
    """Open or not. A visit to a service that no window shows ends with the wizard, or when another one is begun."""

    opened = Signal()
    left = Signal()

    def __init__(
        self,
        accounts: api.Accounts,
        services: api.Services,
        sessions: api.Sessions,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(WizardState(), derive, parent)
        self._accounts, self._services, self._sessions, self._runner = accounts, services, sessions, runner
        self._doing, self._reading, self._checking, self._teams = (Line(runner, self) for _ in range(4))

    def open(self, seat: Seat | None = None) -> None:
        """Open the wizard at the list of services, or for one of them: where its way begins, or was left."""
        self._reading.query(self._accounts.known, partial(self._open_at, seat))

    def leave(self) -> None:
        """Leave the wizard, or do not open it; what DigiCert said of an attempt is remembered anyway."""
        for line in (self._doing, self._reading, self._checking, self._teams):
            line.drop()
        if not self._inputs.is_open:
            return
        before, self._inputs = self._inputs, WizardState(now=self._inputs.now)
        self.left.emit()  # the page is put away first, so that it does not show its first step on the way out
        self._sign_out_of_lost(before, self._inputs)
        self._apply(self._inputs)

    def back_or_leave(self) -> None:
        """Go to the step before, or leave at the first and the last."""
        if self._props.can_go_back:
            self.back()
        elif self._inputs.busy is None:
            self.leave()

    def back(self) -> None:
        """Go to the step before, as it was left."""
        self._move(plan.went_back(self._inputs))

    def check(self) -> None:
        """Ask the directory how the seats stand; what is known stays until it answers."""
        if self._inputs.is_open and not self._inputs.is_checking:
            self._move(plan.checking(self._inputs))
            self._checking.command(self._accounts.refresh, self._take_check)

    def read_team(self) -> None:
        """Read how far an administrator's colleagues are; what is known stays until then."""
        at = self._inputs.at
        if at is not None and self._props.page is Page.DONE:
            work = partial(self._accounts.team, at.seat)
            self._teams.query(lambda: tuple(work()), partial(self._take_team, at.seat))

    def take_back(self, visit: Visit) -> bool:
        """Return whether the wizard goes on with a visit that the service's window does not show any more."""
        entered = live(self._inputs)
        is_needed = entered is not None and entered.visit == visit
        if is_needed:
            self._move(answers.taken_back(self._inputs))
        return is_needed

    def tick(self) -> None:
        """Let time go on by the portal's clock."""
        if self._inputs.is_open:
            self._move(plan.at_time(self._inputs, self._sessions.now()))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Look again at what was changed: a username in the service, a link, an administrator's link."""
        if not self._inputs.is_open or topics.isdisjoint({Topic.ACCOUNTS, Topic.CLOCK}):
            return
        self.tick()
        entered = live(self._inputs)
        visit = None if entered is None else entered.visit
        self._reading.query(partial(look, self._accounts, self._services, visit), self._take_look)
        if self._props.done is not None and self._props.done.is_administrator:
            self.read_team()

    def _move(self, state: WizardState) -> None:
        """Take over what became of the wizard. An answer that is not waited for any more is not heard."""
        before = self._inputs
        if state.busy is None:
            self._doing.drop()
        self._sign_out_of_lost(before, state)
        self._apply(state)

    def _open_at(self, seat: Seat | None, outcome: Outcome[AccountView]) -> None:
        now = self._sessions.now()
        match outcome:
            case Done(view):
                self._move(plan.begun(view, seat, now))
            case Failed(CertDeskError() as error):
                self._move(answers.checked(plan.begun(AccountView(), None, now), error))
            case Failed(error):
                self.failed.emit(error)
                return
            case _:
                return
        self.opened.emit()
        self.check()

    def _take_check(self, outcome: Outcome[AccountView]) -> None:
        match outcome:
            case Done(view):
                self._move(answers.viewed(answers.checked(self._inputs), view))
            case Failed(CertDeskError() as error):
                self._move(answers.checked(self._inputs, error))
            case _:
                self._move(answers.checked(self._inputs))
                self._tell_bug(outcome)

    def _take_look(self, outcome: Outcome[Look]) -> None:
        match outcome:
            case Done(seen):
                self._move(answers.looked(self._inputs, seen.view, seen.profile, is_over=seen.is_over))
            case _:
                self._tell_bug(outcome)

    def _take_team(self, seat: Seat, outcome: Outcome[tuple[Colleague, ...]]) -> None:
        match outcome:
            case Done(team):
                self._move(answers.team_read(self._inputs, seat, team))
            case Failed(CertDeskError() as error):
                self._move(answers.team_missed(self._inputs, error))
            case _:
                self._tell_bug(outcome)

    def _sign_out_of_lost(self, before: WizardState, after: WizardState) -> None:
        entered = live(before)
        if entered is None or entered.is_shared:
            return
        still = None if after.at is None else after.at.entered
        if still is None or still.visit != entered.visit:
            self._sign_out_of(entered.visit)

    def _sign_out_of(self, visit: Visit) -> None:
        self._runner.command(lambda _report: self._services.leave(visit), self._tell_bug, self)

    def _tell_bug(self, outcome: Outcome[object]) -> None:
        """What is expected was said, or matters to nobody: a visit that nobody ends ends by itself."""
        match outcome:
            case Failed(CertDeskError()):
                pass
            case Failed(error):
                self.failed.emit(error)
