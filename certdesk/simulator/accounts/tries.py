"""Signing in: five wrong tries pause a username for fifteen minutes, whether anybody has it or not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from sqlite3 import Connection

from certdesk.domain.accounts import SIGN_IN_PAUSE, SIGN_IN_TRIES, Seat
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import plain
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.secrecy import quick_digest

ACCOUNT_DOOR = "account"
_FORGOTTEN_AFTER = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def door_of(seat: Seat) -> str:
    """Return where the users of a seat sign in."""
    return f"{seat.organisation} {seat.service}"


def refusal(
    connection: Connection, door: str, username: str, now: datetime, is_right: Callable[[], bool]
) -> CertDeskError | None:
    """Return None for the right password, or count the try and return what is said of it.

    The error is returned, not raised, so that the transaction that counts the try is kept. `is_right` has to take as
    long for a username that nobody has, and is not asked during the pause.
    """
    connection.execute("DELETE FROM sign_in_tries WHERE last_at < ?", (stored(now - _FORGOTTEN_AFTER),))
    key = (door, quick_digest(plain(username)))
    wrong, pause_ends_at = _before(connection, key, now)
    if pause_ends_at is not None:
        return _limit(pause_ends_at - now)
    if is_right():
        connection.execute("DELETE FROM sign_in_tries WHERE door = ? AND username = ?", key)
        return None
    connection.execute(
        "INSERT INTO sign_in_tries (door, username, wrong, last_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (door, username) DO UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at",
        (*key, wrong + 1, stored(now)),
    )
    if wrong + 1 < SIGN_IN_TRIES:
        return FieldError("password", MessageKey.ACCOUNT_WRONG)
    return _limit(SIGN_IN_PAUSE)


def _before(connection: Connection, key: tuple[str, bytes], now: datetime) -> tuple[int, datetime | None]:
    """Return how many wrong tries count, and when the pause ends if there is one."""
    row = connection.execute("SELECT wrong, last_at FROM sign_in_tries WHERE door = ? AND username = ?", key).fetchone()
    if row is None or row[0] < SIGN_IN_TRIES:
        return (0 if row is None else row[0]), None
    ends_at = restored(row[1]) + SIGN_IN_PAUSE
    return (0, None) if now >= ends_at else (row[0], ends_at)


def _limit(left: timedelta) -> PolicyRefused:
    return PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=-(-left // _MINUTE))
