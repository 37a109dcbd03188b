"""Which page a linking wizard shows, and what each thing that the user does makes of it; pure, with time passed in.

Only `wanted` leads to a call that changes something at DigiCert: at once, or after the signing in that it leads to.
"""

from dataclasses import replace
from datetime import datetime

from certdesk.domain.accounts import SERVICE_NAMES, Seat
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import SessionRequired
from certdesk.domain.linking import AccountView, SeatState, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import LONGEST
from certdesk.viewmodels.linking.clashes import foreseen, with_clash
from certdesk.viewmodels.linking.props import Busy, Goal, Page, Step
from certdesk.viewmodels.linking.state import (
    AdminMissing,
    Asked,
    AtSeat,
    Clash,
    Joined,
    Met,
    WizardState,
    account,
    chosen,
    live,
    standing,
    within,
)
from certdesk.viewmodels.wishes import Wish

NOT_CHOOSABLE = frozenset({SeatState.LINKED, SeatState.NOT_ENABLED})
_LONGEST_TYPED = 4 * LONGEST
_ASKED_AT = {Goal.LINK: (Page.LINK, Page.USERNAME, Page.ADMIN_FIRST), Goal.PROCEED: (Page.ADMIN_FIRST,)}
_CALLS = {Goal.LINK: Busy.LINKING, Goal.PROCEED: Busy.PROCEEDING}


def page_of(state: WizardState) -> Page:
    """Return the page that is shown."""
    if state.at is None or state.step is Step.CHOOSE:
        return Page.CHOOSE
    if state.step is not Step.LINK:
        return Page.SIGN_IN if state.step is Step.SIGN_IN else Page.DONE
    match state.at.met:
        case AdminMissing():
            return Page.ADMIN_FIRST
        case Clash():
            return Page.USERNAME
        case None:
            return Page.LINK


def begun(view: AccountView, seat: Seat | None, now: datetime) -> WizardState:
    """A new visit to the wizard: at the list, or where the way to `seat` begins or was left."""
    state = WizardState(now=now, is_open=True, view=view)
    seen = None if seat is None else view.of(seat)
    if seen is None or account(state) is None:
        return state
    if seen.state is SeatState.NOT_ENABLED:
        return replace(state, asked=Asked(seen.seat.organisation, seen.seat.service))
    if seen.state is SeatState.LINKED:
        return settled(replace(state, at=_at(state, seen), step=Step.SIGN_IN))
    return went_on(chose(state, seen.seat))


def chose(state: WizardState, seat: Seat) -> WizardState:
    """A service of the list was chosen. What belonged to another one goes."""
    seen = state.view.of(seat)
    if state.step is not Step.CHOOSE or seen is None or not can_choose(seen):
        return state
    if state.at is not None and state.at.seat == seat:
        return state
    return replace(state, at=_at(state, seen), problem=None)


def can_choose(seen: SeatView) -> bool:
    """Whether there is something to link."""
    return seen.state not in NOT_CHOOSABLE


def asked_for(state: WizardState, asked: Asked | None) -> WizardState:
    """A service that is not on the list was named, or is not asked for any more."""
    return replace(state, asked=asked) if state.step is Step.CHOOSE else state


def can_go_on(state: WizardState) -> bool:
    """Whether *Continue* leads anywhere: a service is chosen, or the user is signed in to it."""
    seen = chosen(state)
    if state.busy is not None or seen is None or account(state) is None:
        return False
    return can_choose(seen) if state.step is Step.CHOOSE else state.step is Step.SIGN_IN and live(state) is not None


def went_on(state: WizardState) -> WizardState:
    """*Continue*. Who is signed in already does not sign in again, and what was met before is shown again."""
    if not can_go_on(state) or state.at is None:
        return state
    is_known = live(state) is not None or state.at.met is not None
    if state.step is Step.CHOOSE and not is_known:
        return moved(state, Step.SIGN_IN)
    return at_link(state)


def at_link(state: WizardState) -> WizardState:
    """At the step LINK, where a clash of the usernames is foreseen before it is met; what was asked for goes on."""
    at = state.at
    if at is None:
        return state
    there = _with_met(moved(state, Step.LINK), at.met if is_told(at.met) else foreseen(state))
    if at.goal is None or live(there) is None:
        return there
    return replace(within(there, goal=None), busy=_CALLS[at.goal])


def can_go_back(state: WizardState) -> bool:
    """Whether there is a step to go back to, and nothing under way that might still change it."""
    return bool(state.trail) and state.busy is None


def went_back(state: WizardState) -> WizardState:
    """*Back*: the step before, as it was left. What was to go on after signing in does not."""
    if not can_go_back(state):
        return state
    back = replace(state, step=state.trail[-1], trail=state.trail[:-1], problem=None)
    return within(back, goal=None, refusal=None)


def moved(state: WizardState, step: Step) -> WizardState:
    """At another step; *Back* leads to this one, and never in circles."""
    trail = state.trail if step < state.step else tuple(each for each in state.trail if each < state.step)
    return replace(state, step=step, trail=(*trail, state.step), problem=None)


def signing_in(state: WizardState, username: str) -> WizardState:
    """The user signs in to the service; the password is none of the wizard's."""
    if page_of(state) is not Page.SIGN_IN or state.busy is not None or live(state) is not None:
        return state
    asking = within(state, username=username[:_LONGEST_TYPED], refusal=None, mailed_to="", paused_until=None)
    return replace(asking, busy=Busy.SIGNING_IN, problem=None)


def mailing(state: WizardState, username: str) -> WizardState:
    """A new practice password is asked for."""
    if page_of(state) is not Page.SIGN_IN or state.busy is not None:
        return state
    return replace(within(state, username=username[:_LONGEST_TYPED], mailed_to=""), busy=Busy.MAILING)


def signed_out(state: WizardState) -> WizardState:
    """The user wants to sign in to the service as somebody else."""
    if page_of(state) is not Page.SIGN_IN or state.busy is not None:
        return state
    return within(state, entered=None, refusal=None)


def wanted(state: WizardState, goal: Goal, key: DeedKey) -> WizardState:
    """*Link account*, *Try again* or *Proceed without linking* was pressed: it is done now, or after signing in.

    `key` is that of a new attempt; one whose answer did not come is sent again under its own.
    """
    at = state.at
    if at is None or state.busy is not None or page_of(state) not in _ASKED_AT[goal] or account(state) is None:
        return state
    asking = replace(within(state, goal=goal, wish=at.wish or Wish(at.seat, key)), problem=None)
    if live(state) is None:
        return moved(asking, Step.SIGN_IN)
    return replace(within(asking, goal=None), busy=_CALLS[goal])


def suggested(state: WizardState, typed: str) -> WizardState:
    """The username to change to was edited."""
    return within(state, suggestion=typed[:_LONGEST_TYPED]) if page_of(state) is Page.USERNAME else state


def checking(state: WizardState) -> WizardState:
    """The directory is being asked how the seats stand; what it could not be asked before is not spoken of."""
    return replace(state, is_checking=True, problem=None)


def opening(state: WizardState) -> WizardState:
    """The service that is linked is being opened."""
    if page_of(state) is not Page.DONE or state.busy is not None:
        return state
    return replace(state, busy=Busy.OPENING, problem=None)


def at_time(state: WizardState, now: datetime) -> WizardState:
    """Time went on. A pause that is over is not spoken of; who is signed out signs in again before linking."""
    here = replace(state, now=now)
    at = here.at
    if at is not None and at.paused_until is not None and now >= at.paused_until:
        here = within(here, refusal=None, paused_until=None)
    if page_of(here) is Page.LINK and here.busy is None and live(here) is None:
        return to_sign_in_again(here)
    return here


def to_sign_in_again(state: WizardState, goal: Goal | None = None) -> WizardState:
    """The visit is over: the step SIGN_IN says so, and `goal` goes on after it."""
    if state.at is None:
        return state
    over = SessionRequired(MessageKey.VISIT_ENDED, service=SERVICE_NAMES[state.at.seat.service])
    return within(moved(state, Step.SIGN_IN), entered=None, goal=goal, refusal=over)


def settled(state: WizardState) -> WizardState:
    """A seat that turns out to be linked, here or elsewhere, is done; what is under way ends first."""
    seen, owner = chosen(state), account(state)
    if seen is None or owner is None or state.busy is not None or state.step not in (Step.SIGN_IN, Step.LINK):
        return state
    return done(state, Joined(owner.username)) if seen.state is SeatState.LINKED else state


def done(state: WizardState, joined: Joined) -> WizardState:
    """The seat is linked. An administrator's team is read next; everybody else has none."""
    stands = standing(state)
    is_administrator = stands is not None and stands.is_administrator
    there = replace(state, step=Step.DONE, trail=(), busy=None, problem=None)
    return within(there, joined=joined, goal=None, met=None, wish=None, team=None if is_administrator else ())


def is_told(met: Met | None) -> bool:
    """Whether DigiCert said so, and it was not only foreseen."""
    return isinstance(met, AdminMissing) or (isinstance(met, Clash) and met.tried_at is not None)


def _with_met(state: WizardState, met: Met | None) -> WizardState:
    return with_clash(state, met) if isinstance(met, Clash) else within(state, met=met)


def _at(state: WizardState, seen: SeatView) -> AtSeat:
    """A seat as it was left: with what was met there, and the username that was suggested."""
    stands, attempt = seen.standing, seen.attempt
    known = stands.service_username or ("" if attempt is None else attempt.service_username)
    here = replace(state, at=AtSeat(seen.seat, username=known))
    if attempt is not None and seen.state is SeatState.ADMIN_FIRST:
        here = within(here, met=AdminMissing(attempt.at, attempt.proceeded_at))
    elif attempt is not None and seen.state is SeatState.USERNAME_EXISTS:
        if seen.is_another_s and state.view.account is not None:
            here = within(here, met=Clash(state.view.account.username, attempt.at, is_another_s=True))
        else:
            met = Clash(attempt.service_username or known, attempt.at, stands.organisation.is_partner)
            here = with_clash(within(here, suggestion=attempt.suggestion), met)
    return here.at or AtSeat(seen.seat)
