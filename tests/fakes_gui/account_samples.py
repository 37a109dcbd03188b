"""Organisations, seats and people of the practice world, as the tests of its panes need them."""

from dataclasses import replace
from datetime import UTC, datetime

from certdesk.domain.accounts import (
    Account,
    Administrator,
    Colleague,
    NameClash,
    Organisation,
    OrganisationId,
    PersonId,
    PracticePerson,
    Seat,
    Service,
    Standing,
    TeamState,
)
from certdesk.domain.linking import AccountView, Attempt, Outcome, SeatView
from tests.samples import DAY, NOW

LINKED_AT = datetime(2026, 9, 4, 9, 30, tzinfo=UTC)
TRIED_AT = NOW - 2 * DAY
MAYA = Account("m.okafor", "Maya Okafor", "web@okafor.example", "Okafor Web Services")

OKAFOR = Organisation(
    OrganisationId("okafor"), "Okafor Web Services", (Administrator("Chidi Okafor", "chidi@okafor.example"),)
)
COPPERFIELD = Organisation(
    OrganisationId("copperfield"), "Copperfield Legal", (Administrator("Priya Nair", "priya@copperfield.example"),)
)
TIDEWATER = Organisation(
    OrganisationId("tidewater"),
    "Tidewater Marine",
    (Administrator("Ingrid Solberg", "ingrid@tidewater.example"),),
    is_partner=True,
)

PEOPLE = (
    PracticePerson(
        PersonId("maya"), MAYA.name, MAYA.username, (OKAFOR.name, COPPERFIELD.name, TIDEWATER.name), (), is_user=True
    ),
    PracticePerson(PersonId("chidi"), "Chidi Okafor", "c.okafor", (OKAFOR.name,), (OKAFOR.name,)),
    PracticePerson(PersonId("priya"), "Priya Nair", "p.nair", (COPPERFIELD.name,), (COPPERFIELD.name,)),
    PracticePerson(PersonId("ingrid"), "Ingrid Solberg", "i.solberg", (TIDEWATER.name,), (TIDEWATER.name,)),
)
TEAM = (
    Colleague("Maya Okafor", "web@okafor.example", "m.okafor", "maya.okafor", TeamState.CAN_LINK),
    Colleague("Tom Reyes", "tom@copperfield.example", "t.reyes", "t.reyes", TeamState.CLASHES),
    Colleague("Lena Vogt", "lena@copperfield.example", "l.vogt", "", TeamState.NOT_ENABLED),
)


def standing(organisation: Organisation, service: Service, **changes: object) -> Standing:
    """Return how a seat stands that is enabled, not linked and free to be linked, with `changes`."""
    plain = Standing(
        Seat(organisation.id, service), organisation, is_administrator=False, is_enabled=True, is_open=True
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def seat_view(
    organisation: Organisation, service: Service, attempt: Attempt | None = None, **changes: object
) -> SeatView:
    """Return `standing(organisation, service, **changes)` with what is remembered of it."""
    return SeatView(standing(organisation, service, **changes), attempt)


def attempt(seat: Seat, outcome: Outcome, **changes: object) -> Attempt:
    """Return an attempt of two days ago, with `changes`."""
    return replace(Attempt(seat, TRIED_AT, outcome), **changes)  # type: ignore[arg-type]  # fields by name


def linked_seat() -> SeatView:
    """CertCentral of Okafor Web Services: linked on 4 Sep."""
    return seat_view(OKAFOR, Service.CERTCENTRAL, linked_at=LINKED_AT, service_username=MAYA.username)


def clashing_seat(*, is_tried: bool = True) -> SeatView:
    """DigiCert ONE of Okafor Web Services: both systems have a user called m.okafor."""
    seat = Seat(OKAFOR.id, Service.DIGICERT_ONE)
    met = attempt(seat, Outcome.USERNAME_EXISTS, service_username=MAYA.username) if is_tried else None
    return seat_view(OKAFOR, Service.DIGICERT_ONE, met, service_username=MAYA.username, clash=NameClash.OWN)


def waiting_seat(*, is_tried: bool = True, **changes: object) -> SeatView:
    """DigiCert ONE of Copperfield Legal: nobody there has linked. `changes` are to the attempt."""
    seat = Seat(COPPERFIELD.id, Service.DIGICERT_ONE)
    met = attempt(seat, Outcome.ADMIN_FIRST, service_username="maya.okafor", **changes) if is_tried else None
    return seat_view(COPPERFIELD, Service.DIGICERT_ONE, met, is_open=False, service_username="maya.okafor")


def ready_seat() -> SeatView:
    """The same after the administrator has linked."""
    return opened(waiting_seat())


def opened(view: SeatView) -> SeatView:
    """Return a seat after an administrator of its organisation has linked."""
    return replace(view, standing=replace(view.standing, is_open=True))


def free_seat() -> SeatView:
    """A seat that nothing stands in the way of."""
    return seat_view(OKAFOR, Service.DEVICE_TRUST, service_username="maya")


def sso_seat() -> SeatView:
    """DigiCert ONE of Tidewater Marine: entered through the company's sign-in."""
    return seat_view(TIDEWATER, Service.DIGICERT_ONE, is_sso=True, service_username="maya@tidewater.example")


def partner_seat(*, is_tried: bool = False) -> SeatView:
    """CertCentral of Tidewater Marine, a partner: the username clashes."""
    seat = Seat(TIDEWATER.id, Service.CERTCENTRAL)
    met = attempt(seat, Outcome.USERNAME_EXISTS, service_username=MAYA.username) if is_tried else None
    return seat_view(TIDEWATER, Service.CERTCENTRAL, met, service_username=MAYA.username, clash=NameClash.OWN)


def missing_seat() -> SeatView:
    """Trust Lifecycle Manager of Okafor Web Services: not enabled for Maya."""
    return seat_view(OKAFOR, Service.TRUST_LIFECYCLE, is_enabled=False)


def mockup_seats() -> tuple[SeatView, ...]:
    """The four rows of the mock-up."""
    return (linked_seat(), clashing_seat(), waiting_seat(), missing_seat())


def account_view(*seats: SeatView, **changes: object) -> AccountView:
    """Return Maya's account, signed in and seen a moment ago, with `seats` and `changes`."""
    plain = AccountView(MAYA, seats, NOW, is_signed_in=True)
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name
