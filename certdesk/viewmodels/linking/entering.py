"""The first two steps of the linking wizard: a service is chosen, and signed in to."""

from collections.abc import Callable
from functools import partial

from certdesk.domain.accounts import OrganisationId, Seat, Service, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.viewmodels.linking import answers, plan
from certdesk.viewmodels.linking.calls import enter, enter_by_company
from certdesk.viewmodels.linking.props import Busy
from certdesk.viewmodels.linking.state import Asked, Entered
from certdesk.viewmodels.linking.visiting import VisitedWizard


class EnteringWizard(VisitedWizard):
    """Passwords go from the field into the call, and are kept nowhere."""

    def choose(self, seat: Seat) -> None:
        """Choose the service to link."""
        self._move(plan.chose(self._inputs, seat))

    def ask_for(self, organisation: OrganisationId, service: Service | None = None) -> None:
        """Name what is not on the list."""
        self._move(plan.asked_for(self._inputs, Asked(organisation, service)))

    def ask_for_nothing(self) -> None:
        """Put the question for what is not on the list away."""
        self._move(plan.asked_for(self._inputs, None))

    def continue_(self) -> None:
        """Go on to the next step."""
        self.tick()
        self._move(plan.went_on(self._inputs))

    def sign_in(self, username: str, password: str) -> None:
        """Sign in to the chosen service."""
        self._enter(username, lambda seat: enter(self._services, seat, username, password))

    def sign_in_by_company(self) -> None:
        """Sign in to the chosen service through the user's company."""
        at = self._inputs.at
        self._enter("" if at is None else at.username, lambda seat: enter_by_company(self._services, seat))

    def sign_in_as_another(self) -> None:
        """Sign out of the service, to sign in to it with another username."""
        self._move(plan.signed_out(self._inputs))

    def send_password(self, username: str) -> None:
        """Have a new practice password mailed for the chosen service."""
        at, before = self._inputs.at, self._inputs.busy
        self._move(plan.mailing(self._inputs, username))
        if at is not None and before is None and self._inputs.busy is Busy.MAILING:
            self._doing.command(partial(self._services.send_password, at.seat, username), self._take_mailing)

    def take_visit(self, visit: Visit) -> None:
        """Take over that the user signed in to a service in its own window."""
        before = self._inputs
        self._move(answers.handed(before, visit))
        if self._inputs is not before:
            self.refresh(frozenset({Topic.ACCOUNTS}))

    def _enter(self, username: str, work: Callable[[Seat], Entered]) -> None:
        self.tick()
        at, before = self._inputs.at, self._inputs.busy
        self._move(plan.signing_in(self._inputs, username))
        if at is not None and before is None and self._inputs.busy is Busy.SIGNING_IN:
            self._doing.command(partial(work, at.seat), self._take_entered, self._take_late)

    def _take_entered(self, outcome: Outcome[Entered]) -> None:
        match outcome:
            case Done(entered):
                self._move(answers.signed_in(self._inputs, entered))
            case _:
                self._take_no_entry(outcome)

    def _take_late(self, outcome: Outcome[Entered]) -> None:
        """Nobody waits for it any more, so nobody is signed in."""
        match outcome:
            case Done(entered):
                self._sign_out_of(entered.visit)

    def _take_mailing(self, outcome: Outcome[None]) -> None:
        match outcome:
            case Done():
                self._move(answers.mailed(self._inputs))
            case _:
                self._take_no_entry(outcome)

    def _take_no_entry(self, outcome: Outcome[object]) -> None:
        match outcome:
            case Failed(CertDeskError() as error):
                self._move(answers.not_signed_in(self._inputs, error))
            case _:
                self._move(answers.interrupted(self._inputs))
                self._tell_bug(outcome)
