"""The DigiCert account of the practice world [S1]."""

from collections.abc import Sequence

from certdesk.domain.accounts import SERVICE_NAMES, Account, AccountSession, Colleague, Linked, Seat, Standing, Visit
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts import letters, links, people, tokens, tries
from certdesk.simulator.accounts.access import Access
from certdesk.simulator.accounts.passwords import is_right, make_password
from certdesk.simulator.accounts.post import send
from certdesk.simulator.accounts.roster import roster_of, seats_of, standing_of, team_of


class Directory:
    """Knows the accounts and what is linked to them (port AccountDirectory)."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def sign_in(self, username: str, password: str) -> AccountSession:
        """Sign in for thirty days. Raises FieldError (`password`, ACCOUNT_WRONG), PolicyRefused (ACCOUNT_LIMIT)."""
        self._access.ensure_world()
        with self._access.write() as moment:
            holder = people.holder_called(moment.connection, username)
            kept = None if holder is None else holder.kept
            refusal = tries.refusal(
                moment.connection,
                tries.ACCOUNT_DOOR,
                username,
                moment.now,
                lambda: is_right(password, kept, moment.digest),
            )
            if refusal is None and holder is not None:
                return tokens.open_session(moment, holder)
        raise refusal or FieldError("password", MessageKey.ACCOUNT_WRONG)

    def sign_out(self, token: str) -> None:
        """End the session. One that is over already is no error."""
        with self._access.write() as moment:
            tokens.end_session(moment.connection, token)

    def send_password(self, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one; it takes as long if there is none."""
        self._access.ensure_world()
        with self._access.write() as moment:
            holder = people.holder_called(moment.connection, username)
            password = make_password(moment.randomness, moment.digest)
            if holder is not None:
                people.keep_password(moment.connection, holder.id, password)
                send(moment.connection, letters.account_reset(holder, password, moment.now))

    def holder(self, token: str) -> Account:
        """Return whose account it is. Raises SessionRequired (ACCOUNT_ENDED)."""
        with self._access.read() as moment:
            holder = tokens.holder_of(moment, token)
            home = people.organisation_with(moment.connection, holder.home)
        return Account(holder.username, holder.name, holder.email, home.name)

    def standings(self, token: str) -> Sequence[Standing]:
        """Return how every seat stands: the account's own organisation first, then by name; in it by service."""
        with self._access.read() as moment:
            holder = tokens.holder_of(moment, token)
            return [
                standing_of(moment.connection, roster_of(moment.connection, seat), organisation, holder)
                for organisation in people.organisations_of(moment.connection, holder)
                for seat in seats_of(moment.connection, organisation.id)
            ]

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        """Link the seat of a visit, once for each key; a refusal changes nothing.

        Raises PolicyRefused (ADMIN_FIRST, SVC_MISSING), StateConflict (USER_EXISTS, USER_OTHER,
        USER_ANOTHERS with `name`; LINK_OTHER), SessionRequired (ACCOUNT_ENDED; VISIT_ENDED).
        """
        with self._access.write() as moment:
            holder = tokens.holder_of(moment, token)
            earlier = links.linked(moment, holder, key)
            return earlier or links.link(moment, holder, tokens.visitor_of(moment, visit), key)

    def linked(self, token: str, key: DeedKey) -> Linked | None:
        """Return what was linked with `key`, or None: then nothing was."""
        with self._access.write() as moment:
            return links.linked(moment, tokens.holder_of(moment, token), key)

    def renew(self, token: str, seat: Seat) -> str:
        """Return one more token that opens a linked seat. Raises SessionRequired (LINK_ENDED with `service`)."""
        with self._access.write() as moment:
            holder = tokens.holder_of(moment, token)
            user = roster_of(moment.connection, seat).linked_user(holder.id)
            if user is None:
                raise SessionRequired(MessageKey.LINK_ENDED, service=SERVICE_NAMES[seat.service])
            return tokens.new_link_token(moment, user)

    def open(self, link: str) -> Visit:
        """Open the service that a link's token belongs to. Raises SessionRequired (LINK_ENDED)."""
        with self._access.write() as moment:
            return tokens.open_visit(moment, tokens.linked_user_of(moment.connection, link))

    def unlink(self, token: str, seat: Seat) -> None:
        """End a link. An administrator's last one ends those of the colleagues too, and each is told by mail."""
        with self._access.write() as moment:
            holder = tokens.holder_of(moment, token)
            for colleague in links.unlink(moment, holder, seat):
                organisation = people.organisation_with(moment.connection, seat.organisation).name
                send(moment.connection, letters.link_ended(colleague, seat, organisation, holder.name, moment.now))

    def team(self, token: str, seat: Seat) -> Sequence[Colleague]:
        """Return how far each colleague is with a service. Raises PolicyRefused (NOT_ADMINISTRATOR)."""
        with self._access.read() as moment:
            holder = tokens.holder_of(moment, token)
            roster = roster_of(moment.connection, seat)
            if not roster.administers(holder.id):
                raise PolicyRefused(MessageKey.NOT_ADMINISTRATOR)
            return team_of(roster, holder)
