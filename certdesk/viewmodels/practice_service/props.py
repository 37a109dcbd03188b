"""What the window of a practice service shows, and what it goes by."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from certdesk.domain.accounts import Profile, Seat, Visit
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import SeatView
from certdesk.domain.usernames import is_same


class Page(StrEnum):
    """What is shown below the head."""

    OPENING = "opening"
    SIGN_IN = "sign in"
    HOME = "home"
    PROFILE = "profile"
    EDIT = "edit"


class Busy(StrEnum):
    """What is being waited for."""

    LOADING = "loading"
    SIGNING_IN = "signing in"
    MAILING = "mailing"
    UPDATING = "updating"


class Note(StrEnum):
    """What was done last."""

    LEFT = "left"
    MAILED = "mailed"
    UPDATED = "updated"


class Step(IntEnum):
    """The next of the five steps out of a username conflict [S1], and that all of them are done."""

    SIGN_IN = 1
    ADMIN_PROFILE = 2
    EDIT = 3
    USERNAME = 4
    UPDATE = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the window depends on. `seat` is None while it is closed.

    `opening` counts how often the window was opened anew, `calls` how often it was asked to come to the front.
    `is_guided` is None until the first look: whether a username conflict stands in the way where the window was opened.
    `in_the_way` is the username that does, and `account_username` the account's, which would too. `trouble` is why the
    service could not be looked at, `problem` why an act was refused.
    """

    seat: Seat | None = None
    opening: int = 0
    calls: int = 0
    visit: Visit | None = None
    is_known: bool = False
    view: SeatView | None = None
    account_username: str = ""
    is_guided: bool | None = None
    in_the_way: str = ""
    username: str = ""
    profile: Profile | None = None
    page: Page = Page.HOME
    typed: str = ""
    busy: Busy | None = None
    trouble: CertDeskError | None = None
    problem: CertDeskError | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the window shows.

    `username` is to be filled in on the sign-in page. `opens_by_account`: the seat is linked, so the account opens it.
    """

    is_open: bool = False
    calls: int = 0
    seat: Seat | None = None
    page: Page = Page.OPENING
    organisation: str = ""
    username: str = ""
    is_company: bool = False
    opens_by_account: bool = False
    profile: Profile | None = None
    can_update: bool = False
    step: Step | None = None
    busy: Busy | None = None
    trouble: CertDeskError | None = None
    problem: CertDeskError | None = None
    note: Note | None = None


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    if inputs.seat is None:
        return Props(calls=inputs.calls)
    profile, view = inputs.profile, inputs.view
    return Props(
        is_open=True,
        calls=inputs.calls,
        seat=inputs.seat,
        page=_page(inputs),
        organisation=profile.organisation if profile else view.standing.organisation.name if view else "",
        username=inputs.username,
        is_company=bool(view and view.standing.is_sso),
        opens_by_account=bool(view and view.standing.linked_at),
        profile=profile,
        can_update=_can_update(inputs),
        step=_step(inputs) if inputs.is_guided else None,
        busy=inputs.busy,
        trouble=inputs.trouble,
        problem=inputs.problem,
        note=inputs.note,
    )


def _page(inputs: Inputs) -> Page:
    if inputs.visit is None:
        return Page.SIGN_IN if inputs.is_known else Page.OPENING
    if inputs.profile is None:
        return Page.OPENING
    if inputs.page is Page.EDIT and inputs.profile.is_linked:
        return Page.PROFILE
    return inputs.page


def _can_update(inputs: Inputs) -> bool:
    if _page(inputs) is not Page.EDIT or inputs.profile is None:
        return False
    return inputs.typed.strip() != inputs.profile.username and inputs.busy is None


def _step(inputs: Inputs) -> Step | None:
    page, present = _page(inputs), inputs.profile.username if inputs.profile else inputs.username
    match page:
        case Page.OPENING:
            return None
        case Page.EDIT:
            return Step.UPDATE if inputs.typed != present and _is_way_out(inputs.typed, inputs) else Step.USERNAME
    if _is_way_out(present, inputs):
        return Step.DONE
    return {Page.SIGN_IN: Step.SIGN_IN, Page.HOME: Step.ADMIN_PROFILE}.get(page, Step.EDIT)


def _is_way_out(username: str, inputs: Inputs) -> bool:
    taken = (inputs.in_the_way, inputs.account_username)
    return bool(username.strip()) and not any(is_same(username, each) for each in taken)
