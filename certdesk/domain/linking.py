"""What becomes of an attempt to link a service to a DigiCert account, and how a seat stands after it [S1]."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.accounts import Seat, Standing
from certdesk.domain.deeds import DeedKey
from certdesk.domain.usernames import is_same


class Outcome(StrEnum):
    """What the directory answers."""

    NOT_OFFERED = "not offered"
    OPENS = "opens"
    LOCKED = "locked"
    WRONG_CREDENTIALS = "wrong credentials"
    ADMIN_FIRST = "admin first"
    USERNAME_EXISTS = "username exists"
    LINKED = "linked"


class Credentials(StrEnum):
    """How the username and the password for the service are."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the directory goes by. `account_usernames` are those of the DigiCert account that are nobody's in this
    service yet; `others_in_service` are the usernames of its other users.
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
    """Return what becomes of the attempt. Only LINKED changes anything: the account's username then replaces the
    service's.

    An administrator begins: until one has linked, nobody else does [S1]. A username that exists on both sides
    without being associated is refused, and so is one that somebody else has in the service already.
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
    return Outcome.USERNAME_EXISTS if clashes(facts) else Outcome.LINKED


def clashes(facts: Facts) -> bool:
    """Return whether the usernames stand in the way: case and outer blanks do not tell them apart."""
    exists = any(is_same(facts.service_username, each) for each in facts.account_usernames)
    return exists or any(is_same(facts.account_username, each) for each in facts.others_in_service)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What this desk remembers of an attempt to link: what was answered, and what was chosen then.

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
    def state(self) -> SeatState:
        """The state to show: what the directory says, and for an unlinked seat what the last attempt met."""
        standing, attempt = self.standing, self.attempt
        if not standing.is_enabled:
            return SeatState.NOT_ENABLED
        if standing.linked_at is not None:
            return SeatState.LINKED
        if attempt is None:
            return SeatState.NOT_LINKED
        if attempt.outcome is Outcome.ADMIN_FIRST and not (standing.is_open or standing.is_administrator):
            return SeatState.ADMIN_FIRST
        is_conflict = attempt.outcome is Outcome.USERNAME_EXISTS and (
            standing.is_taken or not standing.service_username
        )
        return SeatState.USERNAME_EXISTS if is_conflict else SeatState.NOT_LINKED

    @property
    def is_ready_now(self) -> bool:
        """Whether what an attempt met is out of the way: the administrator has linked, or the name was changed."""
        return self.attempt is not None and self.state is SeatState.NOT_LINKED and self.standing.unlinked is None

    @property
    def needs_user(self) -> bool:
        """Whether the user can go on with it now; the sidebar counts these."""
        return self.state is SeatState.USERNAME_EXISTS or self.is_ready_now

    @property
    def will_clash(self) -> bool:
        """Whether linking would be refused for the username, as far as the directory knows the names."""
        return self.standing.linked_at is None and self.standing.is_enabled and self.standing.is_taken


def without_linking(attempt: Attempt, now: datetime) -> Attempt:
    """Return the attempt after the service was opened without linking."""
    return replace(attempt, proceeded_at=now)
