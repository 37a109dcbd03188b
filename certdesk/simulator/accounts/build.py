"""Making the directory of a practice world: its people as rows, and the welcome letters that bring their passwords."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Final

from certdesk.domain.accounts import PersonId, Seat
from certdesk.simulator.accounts.letters import account_welcome, service_welcome
from certdesk.simulator.accounts.passwords import Password, make_password
from certdesk.simulator.accounts.people import everybody, organisation_with
from certdesk.simulator.accounts.post import send
from certdesk.simulator.accounts.sample import COMPANIES, Company, Member, Person, Place
from certdesk.simulator.accounts.users import users_of
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.present import Moment

Passwords = Mapping[tuple[PersonId, Seat | None], Password]
"""By person: for the account (None), and for each service that a person signs in to with a username."""

_MORNING: Final = timedelta(hours=9, minutes=20)


def make_passwords(moment: Moment) -> Passwords:
    """Return new passwords for the user and the administrators. All others get one when they ask for it."""
    return {
        (person.id, door): make_password(moment.randomness, moment.digest)
        for person in _people()
        if _is_played(person)
        for door in _doors(person)
    }


def make(moment: Moment, passwords: Passwords) -> None:
    """Write everybody down, and deliver the letters with the passwords; only the user's own are unread."""
    connection = moment.connection
    (made_at,) = connection.execute("SELECT made_at FROM world").fetchone()
    _insert_companies(connection)
    _insert_people(connection, passwords)
    for company in COMPANIES:
        for member in company.members:
            _insert_member(connection, company, member, restored(made_at), passwords)
    _welcome(moment, passwords)


def _people() -> tuple[Person, ...]:
    """Everybody once: the user, the administrators, the others."""
    members = [each for company in COMPANIES for each in company.members]
    members.sort(key=lambda each: (not each.person.is_user, not each.is_administrator))
    return tuple(dict.fromkeys(each.person for each in members))


def _is_played(person: Person) -> bool:
    """Whether somebody signs in as this person from the start."""
    return person.is_user or any(
        each.is_administrator for company in COMPANIES for each in company.members if each.person == person
    )


def _doors(person: Person) -> Iterator[Seat | None]:
    """Where a person signs in with a password."""
    yield None
    for company in COMPANIES:
        for member in company.members:
            if member.person == person:
                for place in member.places:
                    if place.linked_for is None and not place.is_sso:
                        yield Seat(company.id, place.service)


def _insert_companies(connection: Connection) -> None:
    connection.executemany(
        "INSERT INTO companies (id, position, name, is_partner) VALUES (?, ?, ?, ?)",
        [(each.id, position, each.name, each.is_partner) for position, each in enumerate(COMPANIES)],
    )
    connection.executemany(
        "INSERT INTO company_services (company, service) VALUES (?, ?)",
        [(each.id, service.value) for each in COMPANIES for service in each.services],
    )


def _insert_people(connection: Connection, passwords: Passwords) -> None:
    for position, person in enumerate(_people()):
        home = next(each.id for each in COMPANIES if any(one.person == person for one in each.members))
        connection.execute(
            "INSERT INTO people (id, position, name, email, username, home, is_user, salt, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(person.id, position, person.name, person.email, person.username, home, person.is_user),
                *_kept(passwords.get((person.id, None))),
            ),
        )


def _insert_member(
    connection: Connection, company: Company, member: Member, made_at: datetime, passwords: Passwords
) -> None:
    person = member.person.id
    connection.execute(
        "INSERT INTO members (person, company, is_administrator) VALUES (?, ?, ?)",
        (person, company.id, member.is_administrator),
    )
    for place in member.places:
        connection.execute(
            "INSERT INTO enabled_services (person, company, service) VALUES (?, ?, ?)",
            (person, company.id, place.service.value),
        )
        linked_at = _linked_at(place, made_at)
        connection.execute(
            "INSERT INTO service_users (company, service, person, username, is_sso, salt, digest, holder, linked_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(company.id, place.service.value, person, place.username, place.is_sso),
                *_kept(passwords.get((person, Seat(company.id, place.service)))),
                *(None if linked_at is None else person, stored(linked_at)),
            ),
        )


def _linked_at(place: Place, made_at: datetime) -> datetime | None:
    if place.linked_for is None:
        return None
    return made_at.replace(hour=0, minute=0, second=0) - timedelta(days=place.linked_for) + _MORNING


def _kept(password: Password | None) -> tuple[bytes | None, bytes | None]:
    return (None, None) if password is None else (password.kept.salt, password.kept.digest)


def _welcome(moment: Moment, passwords: Passwords) -> None:
    connection = moment.connection
    holders = {each.id: each for each in everybody(connection)}
    for (person, door), password in passwords.items():
        holder = holders[person]
        organisation = organisation_with(connection, holder.home if door is None else door.organisation).name
        if door is None:
            letter = account_welcome(holder, organisation, password, moment.now)
        else:
            (user,) = [each for each in users_of(connection, door) if each.owner == person]
            letter = service_welcome(holder, user, organisation, password, moment.now)
        send(connection, letter, is_read=not holder.is_user)
