"""Every person of the practice world tries to link every seat: what becomes of it is what the one rule says."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import SERVICE_NAMES, Linked, Seat, Standing, Visit
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from tests.contracts.ports.account_world import AccountWorld
from tests.contracts.ports.acting import new_key

ADMIN_FIRST, MISSING = MessageKey.ADMIN_FIRST, MessageKey.SVC_MISSING
EXISTS, OTHER = MessageKey.USER_EXISTS, MessageKey.USER_OTHER
OKAFOR, COPPERFIELD, TIDEWATER = "okafor-web-services", "copperfield-legal", "tidewater-marine"

# Person, organisation, service (how it begins) ▸ what is answered: a refusal, "linked", or "opens" without credentials.
MATRIX = [
    ("maya-okafor", OKAFOR, "certcentral", "opens"),
    ("maya-okafor", OKAFOR, "digicert", EXISTS),
    ("maya-okafor", OKAFOR, "trust", MISSING),
    ("maya-okafor", COPPERFIELD, "digicert", ADMIN_FIRST),
    ("maya-okafor", TIDEWATER, "certcentral", OTHER),
    ("maya-okafor", TIDEWATER, "digicert", "linked"),
    ("maya-okafor", TIDEWATER, "document", "opens"),
    ("maya-okafor", TIDEWATER, "software", MISSING),
    ("chidi-okafor", OKAFOR, "digicert", "opens"),
    ("adaeze-obi", OKAFOR, "digicert", "linked"),
    ("adaeze-obi", OKAFOR, "trust", MISSING),
    ("tom-whitlock", OKAFOR, "digicert", EXISTS),
    ("tom-whitlock", OKAFOR, "trust", "linked"),
    ("ines-marques", OKAFOR, "certcentral", "linked"),
    ("ines-marques", OKAFOR, "digicert", MISSING),
    ("priya-nair", COPPERFIELD, "digicert", "linked"),
    ("george-ashdown", COPPERFIELD, "digicert", ADMIN_FIRST),
    ("helen-marsh", COPPERFIELD, "digicert", ADMIN_FIRST),
    ("rhys-vaughan", COPPERFIELD, "digicert", MISSING),
    ("ingrid-solberg", TIDEWATER, "software", "opens"),
    ("lars-dahl", TIDEWATER, "digicert", "linked"),
    ("lars-dahl", TIDEWATER, "document", MISSING),
    ("amara-diallo", TIDEWATER, "certcentral", OTHER),
    ("amara-diallo", TIDEWATER, "software", "linked"),
    ("kenji-mori", TIDEWATER, "certcentral", "linked"),
    ("kenji-mori", TIDEWATER, "digicert", OTHER),
]


@pytest.mark.parametrize(("person", "organisation", "service", "wanted"), MATRIX)
def test_an_attempt_to_link_ends_as_the_matrix_says(
    world: AccountWorld, person: str, organisation: str, service: str, wanted: MessageKey | str
) -> None:
    session = world.people.act_as(person)
    before = world.find(session.token, lambda each: is_seat(each.seat, organisation, service))
    visit, key = enter(world, before, person), new_key()
    profile = world.services.profile(visit.token)
    answer = attempt(world, session.token, visit, key)
    after = world.standing(session.token, before.seat)
    if isinstance(answer, CertDeskError):
        assert (answer.key, answer.facts["service"]) == (wanted, SERVICE_NAMES[before.seat.service])
        assert (after, world.services.profile(visit.token)) == (before, profile)
        assert world.directory.linked(session.token, key) is None
        return
    assert (answer.before == "") == (wanted == "opens")
    assert after == replace(
        before,
        service_username=session.username,
        linked_at=answer.linked_at,
        is_sso=False,
        is_open=before.is_open or before.is_administrator,
    )
    assert world.directory.open(answer.token).seat == before.seat


def is_seat(seat: Seat, organisation: str, service: str) -> bool:
    return seat.organisation == organisation and seat.service.value.startswith(service)


def enter(world: AccountWorld, standing: Standing, person: str) -> Visit:
    """Enter as the person, or where the service is not enabled for them with what somebody let them have."""
    if standing.is_enabled:
        return world.enter(standing, next(each.id for each in world.people.people() if each.id == person))
    administrator = world.administrator(standing.organisation.name)
    theirs = world.standing(world.people.act_as(administrator.id).token, standing.seat)
    return world.enter(theirs, administrator.id)


def attempt(world: AccountWorld, token: str, visit: Visit, key: DeedKey) -> Linked | CertDeskError:
    try:
        return world.directory.link(token, visit.token, key)
    except CertDeskError as refused:
        return refused


def test_the_matrix_leaves_out_nobody_who_waits_for_something(world: AccountWorld) -> None:
    tried = {(person, organisation, service) for person, organisation, service, _ in MATRIX}
    for person in world.people.people():
        for standing in world.directory.standings(world.people.act_as(person.id).token):
            if standing.is_enabled and standing.linked_at is None:
                seat = standing.seat
                assert any(each[0] == person.id and is_seat(seat, each[1], each[2]) for each in tried), (person, seat)
