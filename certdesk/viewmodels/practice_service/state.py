"""How the window of a practice service gets from one state to the next."""

from dataclasses import dataclass, replace

from certdesk.domain.accounts import Profile, Seat, Visit
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.linking import SeatState, SeatView
from certdesk.viewmodels.practice_service.props import Busy, Inputs, Note, Page


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a service: how the seat is known here, and the Admin profile or why it is not to be had."""

    view: SeatView | None
    account_username: str
    profile: Profile | None
    trouble: CertDeskError | None


def opened(inputs: Inputs, seat: Seat, visit: Visit | None, username: str = "") -> Inputs:
    """The window was opened, on a visit or on the sign-in page."""
    return Inputs(seat, inputs.opening + 1, inputs.calls + 1, visit, username=username, busy=Busy.LOADING)


def recalled(inputs: Inputs) -> Inputs:
    """What is shown already was asked for again: it stays as it is, and whether there are steps is looked at anew."""
    return replace(inputs, calls=inputs.calls + 1, is_guided=None)


def closed(inputs: Inputs) -> Inputs:
    """The window was closed."""
    return Inputs(opening=inputs.opening + 1, calls=inputs.calls)


def seen(inputs: Inputs, look: Look) -> Inputs:
    """The service was looked at. What is being typed, and an act that is under way, stay."""
    username = look.view.standing.service_username if look.view else ""
    if inputs.is_guided is None:
        inputs = replace(inputs, is_guided=_is_in_the_way(look.view), in_the_way=_clashing(look.view))
    inputs = replace(
        inputs,
        is_known=True,
        view=look.view,
        account_username=look.account_username,
        username=inputs.username or username,
        busy=None if inputs.busy is Busy.LOADING else inputs.busy,
        trouble=None,
    )
    if look.trouble is not None:
        return unseen(inputs, look.trouble)
    return replace(inputs, profile=look.profile)


def unseen(inputs: Inputs, trouble: CertDeskError) -> Inputs:
    """The service could not be looked at; what was seen before stays, unless the visit is over."""
    inputs = replace(inputs, busy=None if inputs.busy is Busy.LOADING else inputs.busy)
    if isinstance(trouble, SessionRequired):
        return outside(inputs, problem=trouble)
    return replace(inputs, trouble=trouble)


def entered(inputs: Inputs, visit: Visit) -> Inputs:
    """Somebody signed in here."""
    inputs = replace(inputs, visit=visit, profile=None, page=Page.HOME)
    return replace(inputs, busy=Busy.LOADING, trouble=None, problem=None, note=None)


def outside(inputs: Inputs, *, problem: CertDeskError | None = None, note: Note | None = None) -> Inputs:
    """The visit is over: it ended, or the user signed out. The username as it was last is asked for next."""
    username = inputs.profile.username if inputs.profile else inputs.username
    inputs = replace(inputs, visit=None, profile=None, page=Page.HOME, typed="", username=username)
    return replace(inputs, busy=None, trouble=None, problem=problem, note=note)


def turned(inputs: Inputs, page: Page) -> Inputs:
    """The user went to a page; editing begins with the username as it is."""
    typed = inputs.profile.username if inputs.profile and page is Page.EDIT else ""
    return replace(inputs, page=page, typed=typed, problem=None, note=None)


def under_way(inputs: Inputs, busy: Busy) -> Inputs:
    """An act began: what was said of the last one is over."""
    return replace(inputs, busy=busy, problem=None, note=None)


def renamed(inputs: Inputs, profile: Profile) -> Inputs:
    """The profile was updated."""
    return replace(inputs, profile=profile, page=Page.PROFILE, typed="", busy=None, problem=None, note=Note.UPDATED)


def mailed(inputs: Inputs, username: str) -> Inputs:
    """A new password is on its way, if there is such a user."""
    return replace(inputs, username=username, busy=None, note=Note.MAILED, problem=None)


def refused(inputs: Inputs, problem: CertDeskError) -> Inputs:
    """An act was refused. Where the visit is over, that is what the sign-in page begins with."""
    if isinstance(problem, SessionRequired) and inputs.visit is not None:
        return outside(inputs, problem=problem)
    return replace(inputs, busy=None, problem=problem, note=None)


def _is_in_the_way(view: SeatView | None) -> bool:
    """Whether another username in the service is what lets the user link."""
    return view is not None and not view.is_another_s and (view.will_clash or view.state is SeatState.USERNAME_EXISTS)


def _clashing(view: SeatView | None) -> str:
    """The username that the directory knows in the service, else the one that the last attempt met."""
    if view is None:
        return ""
    return view.standing.service_username or (view.attempt.service_username if view.attempt else "")
