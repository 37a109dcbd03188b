"""Asking the directory as whoever one is, and keeping what it shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final, TypeVar

from certdesk.domain.accounts import SERVICE_NAMES, Account, Seat, SeenAccount
from certdesk.domain.activity import WHOLE_DESK, DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.clock import Clock
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.linking import AccountView, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.services.accounts.identities import Identities, Identity
from certdesk.services.accounts.tokens import Opener
from certdesk.services.ports import AccountDirectory
from certdesk.storage.desk import DeskStore, Records

Answer = TypeVar("Answer")

ACCOUNTS: Final = frozenset({Topic.ACCOUNTS})
MAIL: Final = frozenset({Topic.MAIL})


class Looking:
    """What the services of the account share. Whatever asks and then keeps does so within `one_at_a_time`."""

    def __init__(self, directory: AccountDirectory, identities: Identities, store: DeskStore, clock: Clock) -> None:
        self.directory = directory
        self.identities = identities
        self.store = store
        self.clock = clock
        self.one_at_a_time = identities.one_at_a_time

    def who(self) -> Identity:
        """Return who one is. Raises SessionRequired (ACCOUNT_ENDED) while nobody ever signed in."""
        who = self.identities.present()
        if who is None:
            raise SessionRequired(MessageKey.ACCOUNT_ENDED)
        return who

    def ask(self, who: Identity, question: Callable[[str], Answer]) -> Answer:
        """Return the answer to `question`, which is handed the token of the account session.

        Raises SessionRequired (ACCOUNT_ENDED) without one, and when the directory says that it is over; that one is
        then let go of, and not the one of a sign-in meanwhile.
        """
        token = who.tokens.get(who.account)
        if token is None:
            raise SessionRequired(MessageKey.ACCOUNT_ENDED)
        try:
            return question(token)
        except SessionRequired as over:
            if over.key is MessageKey.ACCOUNT_ENDED:
                who.tokens.drop(who.account, token)
                self.store.announce(ACCOUNTS)
            raise

    def look(self, who: Identity) -> None:
        """Keep how the seats stand at the directory, and let go of what that settles. Raises as `ask`."""
        account = self.ask(who, self.directory.holder)
        standings = tuple(self.ask(who, self.directory.standings))
        seen = SeenAccount(replace(account, username=who.username), standings, self.clock.now())
        with who.store.write() as records:
            records.accounts.keep(seen)
            for standing in standings:
                if standing.linked_at is not None:
                    records.attempts.forget(who.username, standing.seat)
        for standing in standings:
            if standing.linked_at is None:
                who.tokens.drop(Opener(who.username, standing.seat))

    def look_if_possible(self, who: Identity) -> None:
        """Keep how the seats stand; what is in the way of that is let be."""
        with suppress(CertDeskError):
            self.look(who)

    def view(self) -> AccountView:
        """Return at once what is known of whoever one is, without asking the directory or the keyring."""
        who = self.identities.present()
        if who is None:
            return AccountView()
        with who.store.read() as records:
            seen = records.accounts.find(who.username) or SeenAccount(bare_account(who.username))
            attempts = records.attempts.of(who.username)
        has_token = who.tokens.has(who.account)
        return AccountView(
            account=seen.account,
            seats=tuple(SeatView(each, attempts.get(each.seat)) for each in seen.standings),
            seen_at=seen.seen_at,
            is_signed_in=has_token is True,
            awaits_keyring=has_token is None,
            keeping=who.tokens.keeping(),
            acting=who.acting,
        )

    def note(self, records: Records, who: Identity, act: DeskAct, detail: str) -> None:
        """Have the activity tell what the user did; what is done as another person is not the user's."""
        if who.is_oneself:
            records.activity.add(DeskEntry(self.clock.now(), WHOLE_DESK, act, detail=detail))


@contextmanager
def naming(seat: Seat) -> Iterator[None]:
    """Have a visit or a link that is over say which service it was; a token alone does not tell the directory."""
    try:
        yield
    except SessionRequired as over:
        if over.key is MessageKey.ACCOUNT_ENDED:
            raise
        raise SessionRequired(over.key, service=SERVICE_NAMES[seat.service]) from None


def bare_account(username: str) -> Account:
    """Return an account of which only the username is known."""
    return Account(username, "", "", "")


def named(records: Records, who: Identity, seat: Seat) -> str:
    """Return a seat as the activity names it: the service, and the organisation where it is known."""
    seen = records.accounts.find(who.username)
    standing = None if seen is None else seen.of(seat)
    service = SERVICE_NAMES[seat.service]
    return service if standing is None else f"{service}, {standing.organisation.name}"
