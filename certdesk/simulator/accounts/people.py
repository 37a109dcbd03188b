"""The people with a DigiCert account, as rows and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any

from certdesk.domain.accounts import Administrator, Organisation, OrganisationId, PersonId
from certdesk.domain.usernames import is_same
from certdesk.simulator.accounts.passwords import Kept, Password


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a DigiCert account. `home` is the organisation that it was made in."""

    id: PersonId
    name: str
    email: str
    username: str
    home: OrganisationId
    is_user: bool
    kept: Kept | None = field(repr=False)


def is_made(connection: Connection) -> bool:
    """Return whether the directory was made."""
    return connection.execute("SELECT 1 FROM people").fetchone() is not None


def everybody(connection: Connection) -> tuple[Holder, ...]:
    """Return everybody with an account, the user first, then the administrators."""
    rows = connection.execute(
        "SELECT id, name, email, username, home, is_user, salt, digest FROM people ORDER BY position"
    )
    return tuple(map(_holder, rows))


def holder_called(connection: Connection, username: str) -> Holder | None:
    """Return whose username it is, in any case and with any outer blanks."""
    return next((each for each in everybody(connection) if is_same(each.username, username)), None)


def holder_with(connection: Connection, person: str) -> Holder | None:
    """Return the person with this ID, or None."""
    return next((each for each in everybody(connection) if each.id == person), None)


def holder_of_id(connection: Connection, person: PersonId) -> Holder:
    """Return a person who has to be there."""
    (holder,) = [each for each in everybody(connection) if each.id == person]
    return holder


def keep_password(connection: Connection, person: PersonId, password: Password) -> None:
    """Let a new password take the place of a person's earlier one."""
    connection.execute(
        "UPDATE people SET salt = ?, digest = ? WHERE id = ?", (password.kept.salt, password.kept.digest, person)
    )


def organisations_of(connection: Connection, holder: Holder) -> Sequence[Organisation]:
    """Return the organisations that a person is in: the one of the account first, then by name."""
    rows = connection.execute(
        "SELECT companies.id, companies.name, is_partner FROM companies JOIN members ON company = companies.id"
        " WHERE person = ? ORDER BY companies.id <> ?, companies.name",
        (holder.id, holder.home),
    )
    return [_organisation(connection, row) for row in rows.fetchall()]


def administered_by(connection: Connection, holder: Holder) -> frozenset[OrganisationId]:
    """Return the organisations that a person is an account administrator of."""
    rows = connection.execute("SELECT company FROM members WHERE person = ? AND is_administrator = 1", (holder.id,))
    return frozenset(company for (company,) in rows)


def organisation_with(connection: Connection, organisation: OrganisationId) -> Organisation:
    """Return one organisation, which has to be there."""
    row = connection.execute("SELECT id, name, is_partner FROM companies WHERE id = ?", (organisation,)).fetchone()
    return _organisation(connection, row)


def _holder(row: tuple[Any, ...]) -> Holder:
    number, name, email, username, home, is_user, salt, digest = row
    return Holder(number, name, email, username, home, bool(is_user), None if salt is None else Kept(salt, digest))


def _organisation(connection: Connection, row: tuple[Any, ...]) -> Organisation:
    number, name, is_partner = row
    administrators = connection.execute(
        "SELECT name, email FROM people JOIN members ON person = people.id"
        " WHERE company = ? AND is_administrator = 1 ORDER BY position",
        (number,),
    )
    return Organisation(number, name, tuple(Administrator(*each) for each in administrators), bool(is_partner))
