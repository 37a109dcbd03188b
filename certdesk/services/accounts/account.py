"""The DigiCert account as a service: signing in, how its seats stand, linking and opening them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from certdesk.domain.accounts import AccountSession, Colleague, Linked, Seat, Visit
from certdesk.domain.activity import DeskAct
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import FieldError, SessionRequired, Unavailable
from certdesk.domain.linking import AccountView, Attempt
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.identities import Identity
from certdesk.services.accounts.links import Links
from certdesk.services.accounts.looking import ACCOUNTS, MAIL, Looking, named, naming
from certdesk.services.accounts.tokens import Opener
from certdesk.storage.desk import Records


class DigiCertAccount:
    """Implements `api.Accounts`. Passwords pass through; tokens go to the keyring."""

    def __init__(self, looking: Looking, links: Links) -> None:
        self._looking = looking
        self._links = links
        self._directory = looking.directory
        self._store = looking.store

    def known(self) -> AccountView:
        """Return at once what is known here, and whether a token is here."""
        return self._looking.view()

    def recall(self) -> None:
        """Ask the keyring for the token of the account, and take out what it would not give back before.

        It takes as long as the keyring waits for its user; nothing else waits for that here.
        """
        who = self._looking.identities.present()
        if who is not None and who.tokens.has(who.account) is None:
            who.tokens.get(who.account)
            self._store.announce(ACCOUNTS)
        self._looking.identities.sweep()

    def refresh(self) -> AccountView:
        """Ask the directory how the seats stand, keep that, and return it. Raises Unavailable, SessionRequired.

        What is known here stays; after SessionRequired it is that of an account which is not signed in.
        """
        with self._looking.one_at_a_time:
            who = self._looking.who()
            self._links.settle(who)
            self._looking.look(who)
        return self._looking.view()

    def sign_in(self, username: str, password: str) -> AccountView:
        """Sign in, and look how the seats stand. Raises FieldError (ACCOUNT_EMPTY, ACCOUNT_WRONG), PolicyRefused.

        Once the directory took the password the sign-in counts, even when it says nothing more afterwards.
        """
        check_filled(username, password)
        with self._looking.one_at_a_time:
            session = self._directory.sign_in(username, password)
            who = self._looking.identities.sign_in(session.username)
            self.begin(who, session)
            who.store.note(lambda records: self._note_signed_in(records, who))
        self._store.announce(ACCOUNTS)
        return self._looking.view()

    def begin(self, who: Identity, session: AccountSession) -> None:
        """Keep the token of a new session, end the earlier one, settle what it left, and look how the seats stand."""
        earlier = None if who.tokens.has(who.account) is False else who.tokens.get(who.account)
        who.tokens.keep(who.account, session.token)
        if earlier is not None:
            with suppress(Unavailable):
                self._directory.sign_out(earlier)
        with suppress(SessionRequired, Unavailable):
            self._links.settle(who)
            self._looking.look(who)

    def sign_out(self) -> None:
        """Sign out here, whatever becomes of it at the directory: what opened something is gone."""
        with self._looking.one_at_a_time:
            who = self._looking.identities.present()
            if who is None:
                return
            token = who.tokens.get(who.account)
            who.tokens.drop_all(who.username)
            if token is not None:
                with suppress(Unavailable):
                    self._directory.sign_out(token)
                who.store.note(
                    lambda records: self._looking.note(records, who, DeskAct.ACCOUNT_SIGNED_OUT, who.username)
                )
        self._store.announce(ACCOUNTS)

    def send_password(self, username: str) -> None:
        """Have a new practice password mailed, if there is such a user."""
        self._directory.send_password(username)
        self._store.announce(MAIL)

    def link(self, visit: Visit, key: DeedKey) -> Linked:
        """Link the seat of a visit, and note that. Raises PolicyRefused, StateConflict, SessionRequired."""
        with self._looking.one_at_a_time, naming(visit.seat):
            return self._links.link(self._looking.who(), visit, key)

    def unlink(self, seat: Seat) -> None:
        """End the link of a seat, and note that. Its token goes, and colleagues whose links end are told by mail."""
        with self._looking.one_at_a_time:
            who = self._looking.who()
            self._looking.ask(who, lambda token: self._directory.unlink(token, seat))
            who.tokens.drop(Opener(who.username, seat))
            who.store.note(lambda records: self._note_unlinked(records, who, seat))
            self._looking.look_if_possible(who)
        self._store.announce(MAIL)

    def open(self, seat: Seat) -> Visit:
        """Open a linked service, with the link's token or a new one. Raises SessionRequired (LINK_ENDED)."""
        with self._looking.one_at_a_time:
            who = self._looking.who()
            try:
                with naming(seat):
                    return self._opened(who, seat)
            except SessionRequired as over:
                if over.key is MessageKey.LINK_ENDED:
                    who.store.note(lambda records: _note_ended(records, who, seat))
                    self._looking.look_if_possible(who)
                raise

    def team(self, seat: Seat) -> Sequence[Colleague]:
        """Return how far each colleague is with a service. Raises PolicyRefused (NOT_ADMINISTRATOR)."""
        return self._looking.ask(self._looking.who(), lambda token: self._directory.team(token, seat))

    def keep(self, attempt: Attempt) -> None:
        """Remember an attempt, in the place of the seat's earlier one."""
        who = self._looking.who()
        with who.store.write() as records:
            records.attempts.keep(who.username, attempt)

    def forget(self, seat: Seat) -> None:
        """Forget the attempt at a seat; nothing there is no error."""
        who = self._looking.identities.present()
        if who is not None:
            with who.store.write() as records:
                records.attempts.forget(who.username, seat)

    def settle(self) -> tuple[Linked, ...]:
        """Note what became of links that were under way. Raises Unavailable when there are any, and no answer.

        Without an account that is signed in they stay under way until there is one; the keyring is not asked for it.
        """
        with self._looking.one_at_a_time:
            who = self._looking.identities.present()
            if who is not None and who.tokens.has(who.account):
                with suppress(SessionRequired):
                    self._links.settle(who)
            return self._links.recovered()

    def _opened(self, who: Identity, seat: Seat) -> Visit:
        """Open a linked service. Its token may be over although the link is not: only the account can tell then."""
        opener = Opener(who.username, seat)
        stored = who.tokens.get(opener)
        if stored is not None:
            try:
                return self._directory.open(stored)
            except SessionRequired:
                who.tokens.drop(opener, stored)
        renewed = self._looking.ask(who, lambda token: self._directory.renew(token, seat))
        before = who.tokens.keeping()
        who.tokens.keep(opener, renewed)
        if who.tokens.keeping() is not before:
            self._store.announce(ACCOUNTS)
        return self._directory.open(renewed)

    def _note_signed_in(self, records: Records, who: Identity) -> None:
        if who.is_oneself:
            records.accounts.use(who.username)
        self._looking.note(records, who, DeskAct.ACCOUNT_SIGNED_IN, who.username)

    def _note_unlinked(self, records: Records, who: Identity, seat: Seat) -> None:
        self._looking.note(records, who, DeskAct.SERVICE_UNLINKED, named(records, who, seat))
        _note_ended(records, who, seat)


def check_filled(username: str, password: str) -> None:
    """Raise FieldError (ACCOUNT_EMPTY) for the first of the two that is empty."""
    for name, typed in (("username", username.strip()), ("password", password)):
        if not typed:
            raise FieldError(name, MessageKey.ACCOUNT_EMPTY)


def _note_ended(records: Records, who: Identity, seat: Seat) -> None:
    seen = records.accounts.find(who.username)
    standing = None if seen is None else seen.of(seat)
    if standing is not None:
        records.accounts.keep_standing(who.username, replace(standing, linked_at=None))
