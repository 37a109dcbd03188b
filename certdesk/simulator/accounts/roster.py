"""Everybody who matters for one service of one organisation, and how each of them stands there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from certdesk.domain.accounts import (
    Colleague,
    NameClash,
    Organisation,
    OrganisationId,
    PersonId,
    Seat,
    Service,
    Standing,
    TeamState,
    Unlinked,
)
from certdesk.domain.linking import Credentials, Facts, clash
from certdesk.simulator.accounts.people import Holder, everybody
from certdesk.simulator.accounts.users import ServiceUser, users_of
from certdesk.simulator.moments import restored


@dataclass(frozen=True, slots=True)
class Roster:
    """`members` says of each member whether they administer the organisation, `enabled` who may use the service."""

    seat: Seat
    people: Sequence[Holder]
    users: Sequence[ServiceUser]
    members: Mapping[PersonId, bool]
    enabled: frozenset[PersonId]

    @property
    def is_open(self) -> bool:
        """Whether an administrator has linked, so that colleagues may."""
        return any(each.holder is not None and self.administers(each.holder) for each in self.users)

    def administers(self, person: PersonId) -> bool:
        """Return whether a person is an account administrator of the organisation."""
        return self.members.get(person, False)

    def linked_user(self, person: PersonId) -> ServiceUser | None:
        """Return the user that a person's account is linked to."""
        return next((each for each in self.users if each.holder == person), None)

    def user_of(self, person: PersonId) -> ServiceUser | None:
        """Return the user that the directory shows for a person: the linked one, or else the person's own."""
        own = next((each for each in self.users if each.owner == person), None)
        return self.linked_user(person) or own

    def facts(self, holder: Holder, user: ServiceUser | None) -> Facts:
        """Return what linking `user` to the account of `holder` would go by, with the right credentials."""
        associated = {each.holder for each in self.users}
        return Facts(
            is_enabled=holder.id in self.enabled,
            is_linked=holder.id in associated,
            is_administrator=self.administers(holder.id),
            is_open=self.is_open,
            credentials=Credentials.RIGHT,
            account_username=holder.username,
            service_username="" if user is None else user.username,
            account_usernames=frozenset(each.username for each in self.people if each.id not in associated),
            others_in_service=frozenset(each.username for each in self.users if each != user),
        )


def seats_of(connection: Connection, organisation: OrganisationId) -> Sequence[Seat]:
    """Return a seat for each service that an organisation has, in the order of services."""
    rows = connection.execute("SELECT service FROM company_services WHERE company = ?", (organisation,))
    offered = {service for (service,) in rows}
    return [Seat(organisation, service) for service in Service if service.value in offered]


def roster_of(connection: Connection, seat: Seat) -> Roster:
    """Return the roster of a seat's service."""
    members = connection.execute("SELECT person, is_administrator FROM members WHERE company = ?", (seat.organisation,))
    enabled = connection.execute(
        "SELECT person FROM enabled_services WHERE company = ? AND service = ?",
        (seat.organisation, seat.service.value),
    )
    return Roster(
        seat=seat,
        people=everybody(connection),
        users=users_of(connection, seat),
        members={person: bool(is_administrator) for person, is_administrator in members},
        enabled=frozenset(person for (person,) in enabled),
    )


def standing_of(connection: Connection, roster: Roster, organisation: Organisation, holder: Holder) -> Standing:
    """Return how a seat stands for one person."""
    user = roster.user_of(holder.id)
    facts = roster.facts(holder, user)
    return Standing(
        seat=roster.seat,
        organisation=organisation,
        is_administrator=facts.is_administrator,
        is_enabled=facts.is_enabled,
        is_open=facts.is_open,
        is_sso=user is not None and user.is_sso,
        service_username=facts.service_username,
        clash=clash(facts) if facts.is_enabled and not facts.is_linked else None,
        linked_at=user.linked_at if user is not None and facts.is_linked else None,
        unlinked=_unlinked(connection, roster.seat, holder),
    )


def team_of(roster: Roster, asker: Holder) -> Sequence[Colleague]:
    """Return how far the colleagues of `asker` are, in the order of everybody."""
    return [_colleague(roster, each) for each in roster.people if each.id in roster.members and each.id != asker.id]


def _colleague(roster: Roster, holder: Holder) -> Colleague:
    facts = roster.facts(holder, roster.user_of(holder.id))
    return Colleague(
        name=holder.name,
        email=holder.email,
        username=holder.username,
        service_username=facts.service_username,
        state=_state(facts),
        is_administrator=facts.is_administrator,
    )


def _state(facts: Facts) -> TeamState:
    if not facts.is_enabled:
        return TeamState.NOT_ENABLED
    if facts.is_linked:
        return TeamState.LINKED
    match clash(facts):
        case NameClash.OWN:
            return TeamState.CLASHES
        case NameClash.ANOTHERS:
            return TeamState.NAME_TAKEN
        case None:
            return TeamState.CAN_LINK


def _unlinked(connection: Connection, seat: Seat, holder: Holder) -> Unlinked | None:
    row = connection.execute(
        "SELECT ended_at, name FROM ended_links JOIN people ON people.id = ended_by"
        " WHERE person = ? AND company = ? AND service = ?",
        (holder.id, seat.organisation, seat.service.value),
    ).fetchone()
    return None if row is None else Unlinked(restored(row[0]), row[1])
