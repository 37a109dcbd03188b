"""What the pages of the linking wizard show."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from certdesk.domain.accounts import Account, Administrator, Colleague, Organisation, Seat, Service
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import SeatView


class Step(IntEnum):
    """The four steps, in order."""

    CHOOSE = 1
    SIGN_IN = 2
    LINK = 3
    DONE = 4


class Page(StrEnum):
    """What is shown; ADMIN_FIRST and USERNAME belong to the step LINK."""

    CHOOSE = "choose"
    SIGN_IN = "sign in"
    LINK = "link"
    ADMIN_FIRST = "admin first"
    USERNAME = "username"
    DONE = "done"


class Busy(StrEnum):
    """Which answer is being waited for; nothing else can be asked meanwhile."""

    SIGNING_IN = "signing in"
    MAILING = "mailing"
    LINKING = "linking"
    PROCEEDING = "proceeding"
    OPENING = "opening"


class Goal(StrEnum):
    """What goes on by itself once the user is signed in to the service, because it was asked for before."""

    LINK = "link"
    PROCEED = "proceed"


@dataclass(frozen=True, slots=True)
class Missing:
    """What is asked for because it is not on the list: a service that is not enabled for the user at an organisation.

    `services` are those that are not, `service` the one that is named, None before one is.
    """

    organisations: tuple[Organisation, ...]
    organisation: Organisation
    services: tuple[Service, ...]
    service: Service | None
    user: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Page SIGN_IN. `is_signed_in` is as `username`; `goal` goes on after signing in.

    `problem` is said in the form. `is_company` users sign in through their company. `mailed_to` is the username that
    a new practice password was mailed for, "" for none.
    """

    seat: Seat
    organisation: str
    username: str
    is_signed_in: bool = False
    is_company: bool = False
    goal: Goal | None = None
    problem: CertDeskError | None = None
    mailed_to: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Page LINK: what will happen. `is_open` says that an administrator has linked."""

    seat: Seat
    organisation: Organisation
    account_username: str
    service_username: str
    is_administrator: bool
    is_open: bool
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class AdminFirst:
    """Page ADMIN_FIRST. `proceeded_at` is when the service was opened without linking, None where it was not.

    `is_ready`: an administrator has linked meanwhile, so it can be tried again.
    """

    seat: Seat
    organisation: str
    administrators: tuple[Administrator, ...]
    user: str
    tried_at: datetime
    proceeded_at: datetime | None = None
    is_ready: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Page USERNAME.

    `present` is the service's username as it is now; `suggestion` the editable one to change it to, and
    `suggestion_problem` what is wrong with that. `is_predicted`: nothing was tried yet, the names are known.
    `is_still`: the last try met the same name again. `is_other_wording`: partners read “Another user exists with the
    same username”. `is_another_s`: `before` is the account's, and somebody else's in the service, so that one of
    `administrators` has to change that user's; `user` signs the note to them. `is_changed`: it is out of the way, so
    linking can be tried.
    """

    seat: Seat
    organisation: str
    account_username: str
    present: str
    before: str
    suggestion: str
    suggestion_problem: CertDeskError | None = None
    is_predicted: bool = False
    is_still: bool = False
    is_other_wording: bool = False
    is_another_s: bool = False
    is_changed: bool = False
    administrators: tuple[Administrator, ...] = ()
    user: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """Page DONE. `replaced` is the service's username before the link, "" where it was linked already.

    `team` is for administrators: None while it is read, () for everybody else; `team_problem` says why it is not there.
    `user` is the name that signs a note to it.
    """

    seat: Seat
    organisation: str
    username: str
    replaced: str
    is_administrator: bool = False
    team: tuple[Colleague, ...] | None = ()
    team_problem: CertDeskError | None = None
    user: str = ""


@dataclass(frozen=True, slots=True)
class Props:
    """The whole wizard. `seats` are those to choose from; `chosen` is the one that is chosen, with its state.

    Exactly the page that is shown has its facts. `problem` is said above the page; what the sign-in form is about
    stands in it. `is_checking`: the directory is being asked, what is shown was known before.
    """

    is_open: bool = False
    page: Page = Page.CHOOSE
    step: Step = Step.CHOOSE
    account: Account | None = None
    seats: tuple[SeatView, ...] = ()
    chosen: SeatView | None = None
    missing: Missing | None = None
    busy: Busy | None = None
    is_checking: bool = False
    problem: CertDeskError | None = None
    can_continue: bool = False
    can_go_back: bool = False
    sign_in: SignIn | None = None
    link: Link | None = None
    admin_first: AdminFirst | None = None
    conflict: Conflict | None = None
    done: Done | None = None
