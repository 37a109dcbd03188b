"""The DigiCert account: who somebody is there, and how each service stands for them [S1]."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NewType

from certdesk.domain.deeds import DeedKey

OrganisationId = NewType("OrganisationId", str)
PersonId = NewType("PersonId", str)

# No published figures were found; these are the practice world's.
ACCOUNT_SESSION: Final = timedelta(days=30)
VISIT_LIFETIME: Final = timedelta(hours=8)
SIGN_IN_TRIES: Final = 5
SIGN_IN_PAUSE: Final = timedelta(minutes=15)


class Service(StrEnum):
    """A service that can be linked to a DigiCert account."""

    CERTCENTRAL = "certcentral"
    DIGICERT_ONE = "digicert one"
    TRUST_LIFECYCLE = "trust lifecycle manager"
    DOCUMENT_TRUST = "document trust manager"
    SOFTWARE_TRUST = "software trust manager"
    DEVICE_TRUST = "device trust manager"


SERVICE_NAMES: Final[Mapping[Service, str]] = MappingProxyType(
    {
        Service.CERTCENTRAL: "CertCentral",
        Service.DIGICERT_ONE: "DigiCert ONE",
        Service.TRUST_LIFECYCLE: "Trust Lifecycle Manager",
        Service.DOCUMENT_TRUST: "Document Trust Manager",
        Service.SOFTWARE_TRUST: "Software Trust Manager",
        Service.DEVICE_TRUST: "Device Trust Manager",
    }
)
"""Proper names, the same in every language."""


@dataclass(frozen=True, slots=True)
class Administrator:
    """An account administrator of an organisation, as colleagues see them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its account administrators. Partners see another wording of a username conflict."""

    id: OrganisationId
    name: str
    administrators: tuple[Administrator, ...]
    is_partner: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in one service of one organisation."""

    organisation: OrganisationId
    service: Service


@dataclass(frozen=True, slots=True)
class AccountSession:
    """Being signed in to a DigiCert account until `ends_at` (UTC)."""

    username: str
    token: str = field(repr=False)
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """Whose DigiCert account it is. `organisation` names the one that it was made in."""

    username: str
    name: str
    email: str
    organisation: str


class Keeping(StrEnum):
    """Where what signs in again is kept: in the system keyring, or for this run only and why."""

    KEYRING = "keyring"
    NO_KEYRING = "no keyring"
    KEYRING_REFUSED = "keyring refused"
    DISK_REFUSED = "disk refused"
    ACTING = "acting"


@dataclass(frozen=True, slots=True)
class Unlinked:
    """That a link was ended by an administrator, whose name is `by`, and when (UTC)."""

    at: datetime
    by: str


class NameClash(StrEnum):
    """Whose username in the service stands in the way of linking, and so who can get it out of the way.

    OWN: the user's exists in the account without being associated; another one there resolves that [S1]. ANOTHERS:
    the account's is somebody else's there, and nothing that the user changes helps.
    """

    OWN = "own"
    ANOTHERS = "another's"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one seat stands at the directory for the person who asks.

    `is_open` says that an administrator of the organisation has linked this service, so that colleagues may.
    `service_username` is the user's in the service, "" where the directory knows none; `clash` is what stands in the
    way of linking (`linking.clash`). `is_sso` users sign in to the service through their company. `unlinked` is kept
    until the seat is linked again. Times are UTC.
    """

    seat: Seat
    organisation: Organisation
    is_administrator: bool
    is_enabled: bool
    is_open: bool
    is_sso: bool = False
    service_username: str = ""
    clash: NameClash | None = None
    linked_at: datetime | None = None
    unlinked: Unlinked | None = None


@dataclass(frozen=True, slots=True)
class SeenAccount:
    """An account with its seats as they were seen at `seen_at` (UTC), None while only the sign-in is known of it."""

    account: Account
    standings: tuple[Standing, ...] = ()
    seen_at: datetime | None = None

    def of(self, seat: Seat) -> Standing | None:
        """Return how one seat was seen to stand, or None."""
        return next((each for each in self.standings if each.seat == seat), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """Being signed in to a service until `ends_at` (UTC), by its own username or by way of a link."""

    seat: Seat
    token: str = field(repr=False)
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """The Admin profile of a service's user. `organisation` is its name."""

    seat: Seat
    organisation: str
    name: str
    email: str
    username: str
    is_linked: bool
    is_sso: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """That a seat was linked at `linked_at` (UTC): the service's username before, and the account's that replaced it.

    `token` opens the service from now on; it is "" where the link has ended since.
    """

    key: DeedKey
    seat: Seat
    before: str
    username: str
    linked_at: datetime
    token: str = field(repr=False)


class TeamState(StrEnum):
    """How far a colleague is with a service. CLASHES is NameClash.OWN, NAME_TAKEN is NameClash.ANOTHERS."""

    CAN_LINK = "can link"
    CLASHES = "clashes"
    NAME_TAKEN = "name taken"
    NOT_ENABLED = "not enabled"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account user of an organisation, as its administrator sees them for one service."""

    name: str
    email: str
    username: str
    service_username: str
    state: TeamState
    is_administrator: bool = False


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """Somebody of the practice world whom one may act as, with the names of the organisations that they are in and of
    those that they administer. `is_user` is the webmaster whom the world is made for.
    """

    id: PersonId
    name: str
    username: str
    organisations: tuple[str, ...]
    administers: tuple[str, ...]
    is_user: bool = False
