"""The services that can be linked to a DigiCert account, with users of their own [S1]."""

from certdesk.domain import usernames
from certdesk.domain.accounts import SERVICE_NAMES, Profile, Seat, Visit
from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts import letters, people, tokens, tries, users
from certdesk.simulator.accounts.access import Access
from certdesk.simulator.accounts.passwords import is_right, make_password
from certdesk.simulator.accounts.post import send
from certdesk.simulator.accounts.roster import roster_of
from certdesk.simulator.accounts.users import ServiceUser
from certdesk.simulator.present import Moment


class Linkable:
    """Lets users in, and shows and changes their Admin profiles (port LinkableServices)."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        """Sign in for eight hours.

        Raises FieldError (`password`, ACCOUNT_WRONG), PolicyRefused (ACCOUNT_LIMIT; SVC_MISSING with `service` where
        the organisation does not have it). SSO users have no password.
        """
        self._access.ensure_world()
        with self._access.write() as moment:
            if not users.is_offered(moment.connection, seat):
                raise PolicyRefused(MessageKey.SVC_MISSING, service=SERVICE_NAMES[seat.service])
            user = users.user_called(moment.connection, seat, username)
            kept = None if user is None or user.is_sso else user.kept
            refusal = tries.refusal(
                moment.connection,
                tries.door_of(seat),
                username,
                moment.now,
                lambda: is_right(password, kept, moment.digest),
            )
            if refusal is None and user is not None:
                return tokens.open_visit(moment, user)
        raise refusal or FieldError("password", MessageKey.ACCOUNT_WRONG)

    def enter_by_company(self, token: str, seat: Seat) -> Visit:
        """Sign in an SSO user by the company. Raises FieldError (ACCOUNT_WRONG), SessionRequired (ACCOUNT_ENDED)."""
        with self._access.write() as moment:
            holder = tokens.holder_of(moment, token)
            user = roster_of(moment.connection, seat).user_of(holder.id)
            if user is None or not user.is_sso:
                raise FieldError("password", MessageKey.ACCOUNT_WRONG)
            return tokens.open_visit(moment, user)

    def profile(self, visit: str) -> Profile:
        """Return the Admin profile of the user. Raises SessionRequired (VISIT_ENDED)."""
        with self._access.read() as moment:
            return _profile(moment, tokens.visitor_of(moment, visit))

    def rename(self, visit: str, username: str) -> Profile:
        """Change the username and return the profile; that of a linked user is the account's, and stays.

        Raises FieldError (`username`: USERNAME_…; USERNAME_TAKEN with `name`), SessionRequired (VISIT_ENDED).
        """
        with self._access.write() as moment:
            user = tokens.visitor_of(moment, visit)
            wanted = usernames.checked(username)
            present = users.user_called(moment.connection, user.seat, wanted)
            if present is not None and present.id != user.id:
                raise FieldError(usernames.FIELD, MessageKey.USERNAME_TAKEN, name=wanted)
            if user.holder is None:
                users.rename(moment.connection, user, wanted)
            return _profile(moment, users.user_with(moment.connection, user.id))

    def leave(self, visit: str) -> None:
        """End the session. One that is over already is no error."""
        with self._access.write() as moment:
            tokens.end_visit(moment.connection, visit, moment.now)

    def send_password(self, seat: Seat, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one; it takes as long if there is none."""
        self._access.ensure_world()
        with self._access.write() as moment:
            user = users.user_called(moment.connection, seat, username)
            password = make_password(moment.randomness, moment.digest)
            if user is not None and not user.is_sso:
                users.keep_password(moment.connection, user, password)
                owner = people.holder_of_id(moment.connection, user.owner)
                organisation = people.organisation_with(moment.connection, seat.organisation).name
                send(moment.connection, letters.service_reset(owner, user, organisation, password, moment.now))


def _profile(moment: Moment, user: ServiceUser) -> Profile:
    owner = people.holder_of_id(moment.connection, user.owner)
    return Profile(
        seat=user.seat,
        organisation=people.organisation_with(moment.connection, user.seat.organisation).name,
        name=owner.name,
        email=owner.email,
        username=user.username,
        is_linked=user.holder is not None,
        is_sso=user.is_sso,
    )
