"""The services' own side as a service: signing in there, going on without linking, the Admin profile."""

from certdesk.domain.accounts import Profile, Seat, Visit
from certdesk.domain.activity import DeskAct
from certdesk.domain.linking import Attempt, Outcome, without_linking
from certdesk.services.accounts.account import check_filled
from certdesk.services.accounts.identities import Identity
from certdesk.services.accounts.looking import MAIL, Looking, named, naming
from certdesk.services.ports import LinkableServices
from certdesk.storage.desk import Records


class LinkedServices:
    """Implements `api.Services`. Passwords pass through; what a visit needs lives in the caller's memory."""

    def __init__(self, services: LinkableServices, looking: Looking) -> None:
        self._services = services
        self._looking = looking
        self._store = looking.store

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        """Sign in to a service. Raises FieldError (ACCOUNT_EMPTY, ACCOUNT_WRONG), PolicyRefused."""
        check_filled(username, password)
        return self._services.enter(seat, username, password)

    def enter_by_company(self, seat: Seat) -> Visit:
        """Sign in to a service as an SSO user. Raises FieldError (ACCOUNT_WRONG)."""
        return self._looking.ask(self._looking.who(), lambda token: self._services.enter_by_company(token, seat))

    def proceed(self, visit: Visit) -> None:
        """Go on in the service without linking, and remember that."""
        who = self._looking.who()
        with who.store.write() as records:
            self._note_proceeded(records, who, visit.seat)

    def profile(self, visit: Visit) -> Profile:
        """Return the Admin profile. Raises SessionRequired (VISIT_ENDED)."""
        with naming(visit.seat):
            return self._services.profile(visit.token)

    def rename(self, visit: Visit, username: str) -> Profile:
        """Change the username in the service, and look how the seats stand after it. Raises FieldError."""
        with naming(visit.seat):
            profile = self._services.rename(visit.token, username)
        with self._looking.one_at_a_time:
            who = self._looking.identities.present()
            if who is not None:
                self._looking.look_if_possible(who)
        return profile

    def leave(self, visit: Visit) -> None:
        """Sign out of the service. A visit that is over already is no error."""
        self._services.leave(visit.token)

    def send_password(self, seat: Seat, username: str) -> None:
        """Have a new practice password for a service mailed, if there is such a user."""
        self._services.send_password(seat, username)
        self._store.announce(MAIL)

    def _note_proceeded(self, records: Records, who: Identity, seat: Seat) -> None:
        now = self._looking.clock.now()
        earlier = records.attempts.of(who.username).get(seat) or Attempt(seat, now, Outcome.ADMIN_FIRST)
        records.attempts.keep(who.username, without_linking(earlier, now))
        self._looking.note(records, who, DeskAct.SERVICE_WITHOUT_LINKING, named(records, who, seat))
