"""What each answer of DigiCert makes of a linking wizard; pure."""

from dataclasses import replace
from datetime import timedelta

from certdesk.domain.accounts import Colleague, Linked, Profile, Seat, Visit
from certdesk.domain.errors import CertDeskError, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import AccountView
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import is_same
from certdesk.viewmodels.linking.clashes import followed, with_clash
from certdesk.viewmodels.linking.plan import at_link, begun, done, moved, settled, to_sign_in_again
from certdesk.viewmodels.linking.props import Busy, Goal, Step
from certdesk.viewmodels.linking.state import (
    AdminMissing,
    Asked,
    Clash,
    Entered,
    Joined,
    WizardState,
    live,
    service_username,
    standing,
    within,
)

_GOALS = {Busy.LINKING: Goal.LINK, Busy.PROCEEDING: Goal.PROCEED}
_CLASHES = frozenset({MessageKey.USER_EXISTS, MessageKey.USER_OTHER, MessageKey.USER_ANOTHERS})


def viewed(state: WizardState, view: AccountView) -> WizardState:
    """The account was looked at. Somebody else's begins anew; a seat that is not there any more is not chosen."""
    before, after = state.view.account, view.account
    if after is None or (before is not None and before.username != after.username):
        return begun(view, None, state.now)
    here, was, stands = replace(state, view=view), standing(state), standing(replace(state, view=view))
    if here.at is not None and stands is None:
        return replace(here, at=None, step=Step.CHOOSE, trail=(), busy=None)
    is_renamed = was is not None and stands is not None and was.service_username != stands.service_username
    if is_renamed and stands is not None and stands.service_username:
        here = within(here, username=stands.service_username)  # the one to sign in with from now on
    return settled(followed(here))


def looked(state: WizardState, view: AccountView, profile: Profile | None, *, is_over: bool) -> WizardState:
    """The account was looked at, and the profile in the service where the user is signed in to it."""
    entered = live(state)
    if entered is not None and is_over:
        state = within(state, entered=None)
    elif entered is not None and profile is not None and profile.seat == entered.visit.seat:
        state = within(state, entered=replace(entered, profile=profile), username=profile.username)
    return viewed(state, view)


def checked(state: WizardState, error: CertDeskError | None = None) -> WizardState:
    """The directory was asked how the seats stand, or could not be."""
    return replace(state, is_checking=False, problem=error or state.problem)


def signed_in(state: WizardState, entered: Entered) -> WizardState:
    """The user is signed in to the service, and what was asked for goes on."""
    name = "" if entered.profile is None else entered.profile.username
    here = within(state, entered=entered, refusal=None, mailed_to="", paused_until=None)
    here = within(here, username=name) if name else here
    return settled(at_link(replace(here, busy=None)))


def not_signed_in(state: WizardState, error: CertDeskError) -> WizardState:
    """The service said no, or nothing. The form says so; what was to go on still does, after the next try."""
    here = replace(state, busy=None)
    if error.key is MessageKey.SVC_MISSING:
        return _not_offered(here)
    minutes = error.facts.get("minutes", 0)
    is_pause = isinstance(error, PolicyRefused) and isinstance(minutes, int) and minutes > 0
    until = state.now + timedelta(minutes=int(minutes)) if is_pause and isinstance(minutes, int) else None
    return within(here, refusal=error, paused_until=until)


def mailed(state: WizardState) -> WizardState:
    """A new practice password is on its way, if there is such a user."""
    return within(replace(state, busy=None), mailed_to="" if state.at is None else state.at.username, refusal=None)


def linked(state: WizardState, made: Linked) -> WizardState:
    """The seat is linked."""
    return done(state, Joined(made.username, made.before))


def refused(state: WizardState, error: CertDeskError) -> WizardState:
    """What was asked for at the steps LINK or DONE was not done. Said no to, the next try is a new one."""
    asked = None if state.busy is None else _GOALS.get(state.busy)
    here = replace(state, busy=None)
    is_open = isinstance(error, Unavailable | SessionRequired)
    here = here if is_open else within(here, wish=None)
    if error.key is MessageKey.ADMIN_FIRST:
        return settled(within(here, met=AdminMissing(state.now)))
    if error.key in _CLASHES:
        return settled(_clashed(here, error))
    if error.key is MessageKey.SVC_MISSING:
        return _not_offered(here)
    if error.key is MessageKey.VISIT_ENDED:
        return settled(to_sign_in_again(here, asked))
    if error.key is MessageKey.LINK_OTHER:
        return settled(within(moved(here, Step.SIGN_IN), entered=None, met=None, refusal=error))
    return settled(replace(here, problem=error))


def proceeded(state: WizardState) -> WizardState:
    """The service is open without being linked."""
    met = None if state.at is None else state.at.met
    tried = met.tried_at if isinstance(met, AdminMissing) else state.now
    return shared(within(replace(state, busy=None), met=AdminMissing(tried, state.now)))


def shared(state: WizardState) -> WizardState:
    """The visit is shown in the service's own window too; whoever needs it last ends it."""
    entered = live(state)
    return state if entered is None else within(state, entered=replace(entered, is_shared=True))


def taken_back(state: WizardState) -> WizardState:
    """The window does not show the visit any more: it is the wizard's alone."""
    entered = live(state)
    return state if entered is None else within(state, entered=replace(entered, is_shared=False))


def opened(state: WizardState) -> WizardState:
    """The linked service is open."""
    return replace(state, busy=None)


def handed(state: WizardState, visit: Visit) -> WizardState:
    """The user signed in to the chosen service in its own window; that counts here too."""
    if state.at is None or state.at.seat != visit.seat or state.busy is not None or live(state) is not None:
        return state
    return within(state, entered=Entered(visit, is_shared=True), refusal=None)


def team_read(state: WizardState, seat: Seat, team: tuple[Colleague, ...]) -> WizardState:
    """The administrator's team is known."""
    is_there = state.at is not None and state.at.seat == seat
    return within(state, team=team, team_problem=None) if is_there else state


def team_missed(state: WizardState, error: CertDeskError) -> WizardState:
    """The team could not be read; what is known of it stays."""
    return within(state, team_problem=error)


def interrupted(state: WizardState) -> WizardState:
    """The answer was no answer: the page waits for the user again."""
    return replace(state, busy=None)


def _clashed(state: WizardState, error: CertDeskError) -> WizardState:
    at, told = state.at, str(error.facts.get("name", ""))
    if at is None:
        return state
    if error.key is MessageKey.USER_ANOTHERS:
        return with_clash(state, Clash(told, state.now, is_another_s=True))
    name = service_username(state) or told
    was = at.met
    is_still = isinstance(was, Clash) and was.tried_at is not None and is_same(was.username, name)
    return with_clash(state, Clash(name, state.now, error.key is MessageKey.USER_OTHER, is_still))


def _not_offered(state: WizardState) -> WizardState:
    """The service is not enabled: the list is the place where that is said."""
    seat = None if state.at is None else state.at.seat
    asked = None if seat is None else Asked(seat.organisation, seat.service)
    return replace(state, at=None, step=Step.CHOOSE, trail=(), asked=asked)
