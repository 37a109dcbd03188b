"""Where a linking wizard stands: everything its pages depend on, and no password."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from certdesk.domain.accounts import Account, Colleague, OrganisationId, Profile, Seat, Service, Standing, Visit
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import AccountView, SeatView
from certdesk.viewmodels.linking.props import Busy, Goal, Step
from certdesk.viewmodels.wishes import Wish

START_OF_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entered:
    """That the user is signed in to the service; `is_shared` visits are shown in the service's own window too.

    `profile` is None where the service would not tell it.
    """

    visit: Visit
    profile: Profile | None = None
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class AdminMissing:
    """That an administrator has to link first, as an attempt at `tried_at` was told."""

    tried_at: datetime
    proceeded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """That `username` stands in the way: the user's in the service then, or with `is_another_s` the account's, which
    is somebody else's there. `tried_at` is None where it is foreseen.
    """

    username: str
    tried_at: datetime | None
    is_other_wording: bool = False
    is_still: bool = False
    is_another_s: bool = False


Met = AdminMissing | Clash


@dataclass(frozen=True, slots=True)
class Joined:
    """That the seat is linked; `replaced` is the service's username before, "" where it was linked already."""

    username: str
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A service that is not on the list, and the organisation that it is asked for at; None before it is named."""

    organisation: OrganisationId
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class AtSeat:
    """What belongs to the chosen seat, and goes when another one is chosen.

    `username` is the one to sign in with; `clashed` are the usernames that stood in the way, in order; `wish` is the
    attempt that the next one repeats where its answer did not come.
    """

    seat: Seat
    username: str = ""
    entered: Entered | None = None
    goal: Goal | None = None
    refusal: CertDeskError | None = None
    paused_until: datetime | None = None
    mailed_to: str = ""
    met: Met | None = None
    clashed: tuple[str, ...] = ()
    suggestion: str = ""
    joined: Joined | None = None
    team: tuple[Colleague, ...] | None = None
    team_problem: CertDeskError | None = None
    wish: Wish[Seat] | None = None


@dataclass(frozen=True, slots=True)
class WizardState:
    """The whole wizard. `trail` are the steps that led to `step`: *Back* goes along it. Times are UTC."""

    now: datetime = START_OF_TIME
    is_open: bool = False
    view: AccountView = field(default_factory=AccountView)
    step: Step = Step.CHOOSE
    trail: tuple[Step, ...] = ()
    at: AtSeat | None = None
    asked: Asked | None = None
    busy: Busy | None = None
    is_checking: bool = False
    problem: CertDeskError | None = None


def chosen(state: WizardState) -> SeatView | None:
    """Return the seat that is chosen, as it stands, or None."""
    return None if state.at is None else state.view.of(state.at.seat)


def standing(state: WizardState) -> Standing | None:
    """Return how the chosen seat stands at the directory, or None."""
    seen = chosen(state)
    return None if seen is None else seen.standing


def account(state: WizardState) -> Account | None:
    """Return the DigiCert account, or None while it is not signed in."""
    return state.view.account if state.view.is_signed_in else None


def live(state: WizardState) -> Entered | None:
    """Return that the user is signed in to the chosen service, as long as it lasts."""
    entered = None if state.at is None else state.at.entered
    return entered if entered is not None and state.now < entered.visit.ends_at else None


def service_username(state: WizardState) -> str:
    """Return what the user is called in the chosen service, as far as that is known."""
    entered, stands = live(state), standing(state)
    if entered is not None and entered.profile is not None:
        return entered.profile.username
    return "" if stands is None else stands.service_username


def within(state: WizardState, **changes: object) -> WizardState:
    """Return the state with changes to what belongs to the chosen seat."""
    return state if state.at is None else replace(state, at=replace(state.at, **changes))  # type: ignore[arg-type]  # names are fields
