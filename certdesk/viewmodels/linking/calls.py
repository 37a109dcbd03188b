"""What a linking wizard asks of DigiCert: of one kind only the latest question is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from certdesk.domain.accounts import Profile, Seat, Visit
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.linking import AccountView
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.linking.state import Entered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """The account as it is known now, and the Admin profile of a visit; `is_over` says that the visit ended."""

    view: AccountView
    profile: Profile | None = None
    is_over: bool = False


def enter(services: api.Services, seat: Seat, username: str, password: str) -> Entered:
    """Sign in to a service and read the profile there. Raises as Services.enter."""
    return _entered(services, services.enter(seat, username, password))


def enter_by_company(services: api.Services, seat: Seat) -> Entered:
    """The same by way of the user's company. Raises as Services.enter_by_company."""
    return _entered(services, services.enter_by_company(seat))


def look(accounts: api.Accounts, services: api.Services, visit: Visit | None) -> Look:
    """Return what is known of the account, and the profile as it is now; a service that is silent tells none."""
    view = accounts.known()
    if visit is None:
        return Look(view)
    try:
        return Look(view, services.profile(visit))
    except SessionRequired:
        return Look(view, is_over=True)
    except CertDeskError:
        return Look(view)


def _entered(services: api.Services, visit: Visit) -> Entered:
    """The profile is wanted, not needed: without it, linking tells what clashes."""
    try:
        return Entered(visit, services.profile(visit))
    except CertDeskError:
        return Entered(visit)


class Line(QObject):
    """Asks one question after the other. `drop` ends the one at hand; who listens for late answers hears them."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._question = 0
        self._ticket: Ticket | None = None

    def command(
        self,
        work: Callable[[], T],
        then: Callable[[Outcome[T]], None],
        too_late: Callable[[Outcome[T]], None] | None = None,
    ) -> None:
        """Have something done, after what is under way."""
        answer = self._only_latest(then, too_late)
        self._ticket = self._runner.command(_without_report(work), answer, self)

    def query(self, work: Callable[[], T], then: Callable[[Outcome[T]], None]) -> None:
        """Have something read, beside what is under way."""
        answer = self._only_latest(then, None)
        self._ticket = self._runner.query(_without_report(work), answer, self)

    def drop(self) -> None:
        """Stop listening, and keep what has not begun from beginning."""
        self._question += 1
        if self._ticket is not None:
            self._ticket.stop()
            self._ticket = None

    def _only_latest(
        self, then: Callable[[Outcome[T]], None], too_late: Callable[[Outcome[T]], None] | None
    ) -> Callable[[Outcome[T]], None]:
        self.drop()
        asked = self._question

        def answer(outcome: Outcome[T]) -> None:
            if asked == self._question:
                self._ticket = None
                then(outcome)
            elif too_late is not None:
                too_late(outcome)

        return answer


def _without_report(work: Callable[[], T]) -> Callable[[Reporter], T]:
    return lambda _report: work()
