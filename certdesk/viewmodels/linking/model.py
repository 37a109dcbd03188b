"""The linking wizard: what the user does on its pages, and what DigiCert answers."""

from functools import partial

from PySide6.QtCore import Signal

from certdesk.domain.accounts import Linked, Visit
from certdesk.domain.deeds import new_key
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.viewmodels.linking import answers, plan
from certdesk.viewmodels.linking.entering import EnteringWizard
from certdesk.viewmodels.linking.later import to_finish_later
from certdesk.viewmodels.linking.props import Busy, Goal, Page
from certdesk.viewmodels.linking.state import WizardState, live


class LinkingViewModel(EnteringWizard):
    """Links the chosen service, once, and leads on from what stands in the way. One call is under way at a time."""

    visit_wanted = Signal(object)  # Visit: to be shown in the service's own window
    enter_wanted = Signal(object)  # Seat: the service's own window at its sign-in

    def link(self) -> None:
        """Link the service, or try again; where the visit is over, after signing in to it again."""
        self._want(Goal.LINK)

    def proceed(self) -> None:
        """Open the service without linking it."""
        self._want(Goal.PROCEED)

    def suggest(self, username: str) -> None:
        """Take over the username to change to as it is typed."""
        self._move(plan.suggested(self._inputs, username))

    def open_service(self) -> None:
        """Show the service in its own window, where its username is changed."""
        at, entered = self._inputs.at, live(self._inputs)
        if at is None or self._inputs.busy is not None:
            return
        if entered is None:
            self.enter_wanted.emit(at.seat)
            return
        self._move(answers.shared(self._inputs))
        self.visit_wanted.emit(entered.visit)

    def open_linked(self) -> None:
        """Open the service that is linked, without its credentials."""
        self._move(plan.opening(self._inputs))

    def finish_later(self) -> None:
        """Remember where the wizard stands, and leave it."""
        attempt = to_finish_later(self._inputs)
        if attempt is None or self._inputs.busy is not None:
            return
        self._runner.command(lambda _report: self._accounts.keep(attempt), self._finish_keeping, self)
        self.leave()

    def link_another(self) -> None:
        """Go to the list of services again."""
        if self._props.page is Page.DONE:
            self._move(plan.begun(self._inputs.view, None, self._sessions.now()))
            self.check()

    def _want(self, goal: Goal) -> None:
        self.tick()
        self._move(plan.wanted(self._inputs, goal, new_key()))

    def _move(self, state: WizardState) -> None:
        before = self._inputs
        super()._move(state)
        if state.busy is not before.busy:
            self._call(state)
        done = self._props.done
        if done is not None and done.team is None and plan.page_of(before) is not Page.DONE:
            self.read_team()

    def _call(self, state: WizardState) -> None:
        """Ask DigiCert for what the wizard now waits for."""
        at, entered = state.at, live(state)
        if at is None:
            return
        if state.busy is Busy.OPENING:
            self._doing.command(partial(self._accounts.open, at.seat), self._take_visit)
        elif state.busy is Busy.PROCEEDING and entered is not None:
            work = partial(self._services.proceed, entered.visit)
            self._doing.command(work, partial(self._take_proceeding, entered.visit))
        elif state.busy is Busy.LINKING and entered is not None and at.wish is not None:
            self._doing.command(partial(self._accounts.link, entered.visit, at.wish.key), self._take_link)

    def _take_link(self, outcome: Outcome[Linked]) -> None:
        match outcome:
            case Done(made):
                self._move(answers.linked(self._inputs, made))
            case _:
                self._take_refusal(outcome)

    def _take_proceeding(self, visit: Visit, outcome: Outcome[None]) -> None:
        match outcome:
            case Done():
                self._move(answers.proceeded(self._inputs))
                self.visit_wanted.emit(visit)
            case _:
                self._take_refusal(outcome)

    def _take_visit(self, outcome: Outcome[Visit]) -> None:
        match outcome:
            case Done(visit):
                self._move(answers.interrupted(self._inputs))
                self.visit_wanted.emit(visit)
            case _:
                self._take_refusal(outcome)

    def _take_refusal(self, outcome: Outcome[object]) -> None:
        match outcome:
            case Failed(CertDeskError() as error):
                self._move(answers.refused(self._inputs, error))
            case _:
                self._move(answers.interrupted(self._inputs))
                self._tell_bug(outcome)

    def _finish_keeping(self, outcome: Outcome[None]) -> None:
        """The page is gone by then: that it was not kept is said by the window."""
        self._finished(outcome)
