"""What the pages of the linking wizard show."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from certdesk.domain.accounts import Account, Administrator, Colleague, Seat, Service
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import SeatView


class Step(Enum):
    """The four steps, in order."""

    CHOOSE = 1
    SIGN_IN = 2
    LINK = 3
    DONE = 4


class Page(StrEnum):
    """What is shown; the last four belong to the steps LINK and DONE."""

    CHOOSE = "choose"
    SIGN_IN = "sign in"
    LINK = "link"
    ADMIN_FIRST = "admin first"
    USERNAME = "username"
    DONE = "done"


class Busy(StrEnum):
    """What is being waited for."""

    LOADING = "loading"
    SIGNING_IN = "signing in"
    LINKING = "linking"
    PROCEEDING = "proceeding"


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
    same username”. `is_changed`: the username was changed and is free, so linking can be tried.
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
    is_changed: bool = False


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

    `problem` is said on the page: in the sign-in form when it belongs to a field, above the page otherwise.
    """

    is_open: bool
    page: Page
    step: Step
    account: Account | None
    seats: tuple[SeatView, ...]
    chosen: SeatView | None
    asked_for: Service | None
    username: str
    busy: Busy | None
    problem: CertDeskError | None
    can_continue: bool
    can_go_back: bool
    admin_first: AdminFirst | None = None
    conflict: Conflict | None = None
    done: Done | None = None
