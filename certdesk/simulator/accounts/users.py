"""The users that a service has of its own, as rows and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from sqlite3 import Connection
from typing import Any, Final

from certdesk.domain.accounts import PersonId, Seat, Service
from certdesk.domain.usernames import is_same
from certdesk.simulator.accounts.passwords import Kept, Password
from certdesk.simulator.moments import restored

_COLUMNS: Final = "id, company, service, person, username, is_sso, salt, digest, holder, linked_at"


@dataclass(frozen=True, slots=True)
class ServiceUser:
    """A user of one service: `owner` is whose it is, `holder` whose DigiCert account it is linked to."""

    id: int
    seat: Seat
    owner: PersonId
    username: str
    is_sso: bool
    kept: Kept | None = field(repr=False)
    holder: PersonId | None
    linked_at: datetime | None


def users_of(connection: Connection, seat: Seat) -> Sequence[ServiceUser]:
    """Return the users of a service of one organisation."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM service_users WHERE company = ? AND service = ? ORDER BY id",  # noqa: S608 - columns from above, values bound
        (seat.organisation, seat.service.value),
    )
    return tuple(map(_user, rows))


def user_called(connection: Connection, seat: Seat, username: str) -> ServiceUser | None:
    """Return the user of that name, in any case and with any outer blanks."""
    return next((each for each in users_of(connection, seat) if is_same(each.username, username)), None)


def user_with(connection: Connection, number: int) -> ServiceUser:
    """Return one user, who has to be there."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM service_users WHERE id = ?", (number,)).fetchone()  # noqa: S608 - columns from above, values bound
    return _user(row)


def is_offered(connection: Connection, seat: Seat) -> bool:
    """Return whether the organisation has that service."""
    row = connection.execute(
        "SELECT 1 FROM company_services WHERE company = ? AND service = ?", (seat.organisation, seat.service.value)
    )
    return row.fetchone() is not None


def rename(connection: Connection, user: ServiceUser, username: str) -> None:
    """Change the username of a user."""
    connection.execute("UPDATE service_users SET username = ? WHERE id = ?", (username, user.id))


def keep_password(connection: Connection, user: ServiceUser, password: Password) -> None:
    """Let a new password take the place of the user's earlier one."""
    connection.execute(
        "UPDATE service_users SET salt = ?, digest = ? WHERE id = ?",
        (password.kept.salt, password.kept.digest, user.id),
    )


def _user(row: tuple[Any, ...]) -> ServiceUser:
    number, company, service, person, username, is_sso, salt, digest, holder, linked_at = row
    return ServiceUser(
        id=number,
        seat=Seat(company, Service(service)),
        owner=person,
        username=username,
        is_sso=bool(is_sso),
        kept=None if salt is None else Kept(salt, digest),
        holder=holder,
        linked_at=restored(linked_at),
    )
