"""What becomes of an attempt to link a service to a DigiCert account, and how a seat stands after it [S1]."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.accounts import Account, Keeping, NameClash, Seat, Standing
from certdesk.domain.deeds import DeedKey
from certdesk.domain.usernames import is_same


class Outcome(StrEnum):
    """What the directory answers. Only LINKED changes how the seat stands."""

    NOT_OFFERED = "not offered"
    OPENS = "opens"
    LOCKED = "locked"
    WRONG_CREDENTIALS = "wrong credentials"
    ADMIN_FIRST = "admin first"
    USERNAME_EXISTS = "username exists"
    LINKED = "linked"


class Credentials(StrEnum):
    """What the service found of the username and the password for it; LOCKED after too many wrong tries."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the directory goes by. `is_open` says that an administrator of the organisation has linked this service.

    `account_usernames` are those of the DigiCert account that are not associated in this service, the user's own
    among them; `others_in_service` are the usernames of the service's other users.
    """

    is_enabled: bool
    is_linked: bool
    is_administrator: bool
    is_open: bool
    credentials: Credentials
    account_username: str
    service_username: str
    account_usernames: frozenset[str]
    others_in_service: frozenset[str] = frozenset()


def outcome(facts: Facts) -> Outcome:
    """Return what becomes of the attempt. After LINKED the account's username replaces the service's [S1].

    What is not enabled is not offered, and what is linked opens without credentials; nothing else is asked then. An
    administrator begins: until one has linked, nobody else does. Usernames that clash are refused last.
    """
    if not facts.is_enabled:
        return Outcome.NOT_OFFERED
    if facts.is_linked:
        return Outcome.OPENS
    if facts.credentials is Credentials.LOCKED:
        return Outcome.LOCKED
    if facts.credentials is Credentials.WRONG:
        return Outcome.WRONG_CREDENTIALS
    if not (facts.is_open or facts.is_administrator):
        return Outcome.ADMIN_FIRST
    return Outcome.LINKED if clash(facts) is None else Outcome.USERNAME_EXISTS


def clash(facts: Facts) -> NameClash | None:
    """Return what stands in the way of linking, by `is_same`; of both, what the user can do nothing about."""
    if any(is_same(facts.account_username, each) for each in facts.others_in_service):
        return NameClash.ANOTHERS
    exists = any(is_same(facts.service_username, each) for each in facts.account_usernames)
    return NameClash.OWN if exists else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What this desk remembers of an attempt to link that was refused, or left because it would be: the answer, and
    what was chosen then.

    `proceeded_at` is when the service was opened without linking; `suggestion` is the username to change to;
    `is_paused` says that it is to be finished later. Times are UTC.
    """

    seat: Seat
    at: datetime
    outcome: Outcome
    service_username: str = ""
    suggestion: str = ""
    proceeded_at: datetime | None = None
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class LinkIntent:
    """A link that was begun here by the account `username`. It is written down before it is sent.

    `note` is what the activity says of it: the service and the organisation.
    """

    key: DeedKey
    username: str
    seat: Seat
    begun_at: datetime
    note: str = ""


class SeatState(StrEnum):
    """The one state that a seat shows."""

    LINKED = "linked"
    NOT_LINKED = "not linked"
    ADMIN_FIRST = "admin first"
    USERNAME_EXISTS = "username exists"
    NOT_ENABLED = "not enabled"


WAITING: Final = frozenset({SeatState.ADMIN_FIRST, SeatState.USERNAME_EXISTS})


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat with what is remembered of it here."""

    standing: Standing
    attempt: Attempt | None = None

    @property
    def seat(self) -> Seat:
        """Which seat it is."""
        return self.standing.seat

    @property
    def may_link(self) -> bool:
        """Whether the organisation has begun, or begins with this user."""
        return self.standing.is_open or self.standing.is_administrator

    @property
    def state(self) -> SeatState:
        """The state to show: what the directory says, and for a seat that is not linked what the last attempt met."""
        standing = self.standing
        if not standing.is_enabled:
            return SeatState.NOT_ENABLED
        if standing.linked_at is not None:
            return SeatState.LINKED
        met = self._met()
        if met is Outcome.ADMIN_FIRST and not self.may_link:
            return SeatState.ADMIN_FIRST
        if met is Outcome.USERNAME_EXISTS and (standing.clash is not None or not standing.service_username):
            return SeatState.USERNAME_EXISTS
        return SeatState.NOT_LINKED

    @property
    def is_ready_now(self) -> bool:
        """Whether what the last attempt met is out of the way: an administrator has linked, the name was changed."""
        return self.state is SeatState.NOT_LINKED and self._met() is not None and self.may_link

    @property
    def needs_user(self) -> bool:
        """Whether the user can go on with it now; the sidebar counts these."""
        return (self.state is SeatState.USERNAME_EXISTS and not self.is_another_s) or self.is_ready_now

    @property
    def will_clash(self) -> bool:
        """Whether linking would be refused for the username, as far as the directory knows the names."""
        standing = self.standing
        return standing.linked_at is None and standing.is_enabled and standing.clash is not None

    @property
    def is_another_s(self) -> bool:
        """Whether the account's username is somebody else's in the service, which an administrator has to change."""
        return self.standing.clash is NameClash.ANOTHERS

    def _met(self) -> Outcome | None:
        """What the last attempt met, unless the seat was linked after it and that link was ended."""
        attempt, unlinked = self.attempt, self.standing.unlinked
        if attempt is None or (unlinked is not None and attempt.at < unlinked.at):
            return None
        return attempt.outcome


def without_linking(attempt: Attempt, now: datetime) -> Attempt:
    """Return the attempt after the service was opened without linking."""
    return replace(attempt, proceeded_at=now)


@dataclass(frozen=True, slots=True)
class AccountView:
    """The account with its seats as they were seen at `seen_at` (UTC); `account` is None while nobody ever signed in.

    `is_signed_in` says whether the directory can be asked for more; while the keyring has not answered yet that is not
    known, which `awaits_keyring` says. `acting` is the name of whom one acts as in the practice world, "" for oneself.
    """

    account: Account | None = None
    seats: tuple[SeatView, ...] = ()
    seen_at: datetime | None = None
    is_signed_in: bool = False
    awaits_keyring: bool = False
    keeping: Keeping = Keeping.KEYRING
    acting: str = ""

    def of(self, seat: Seat) -> SeatView | None:
        """Return the view of one seat, or None."""
        return next((each for each in self.seats if each.seat == seat), None)
