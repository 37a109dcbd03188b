"""Sessions of the DigiCert account, visits to services, and what opens linked ones: kept as digests, over a restart."""

from datetime import datetime, timedelta
from sqlite3 import Connection

from certdesk.domain.accounts import ACCOUNT_SESSION, SERVICE_NAMES, VISIT_LIFETIME, AccountSession, Visit
from certdesk.domain.errors import SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.people import Holder, holder_with
from certdesk.simulator.accounts.users import ServiceUser, user_with
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.present import Moment
from certdesk.simulator.secrecy import new_token, quick_digest

_FORGOTTEN_AFTER = timedelta(days=1)
_TOKENS_OF_A_LINK = 8


def open_session(moment: Moment, holder: Holder) -> AccountSession:
    """Return a new session of thirty days."""
    session = AccountSession(holder.username, new_token(moment.randomness), moment.now + ACCOUNT_SESSION)
    moment.connection.execute("DELETE FROM account_sessions WHERE ends_at <= ?", (stored(moment.now),))
    moment.connection.execute(
        "INSERT INTO account_sessions (digest, person, ends_at) VALUES (?, ?, ?)",
        (quick_digest(session.token), holder.id, stored(session.ends_at)),
    )
    return session


def end_session(connection: Connection, token: str) -> None:
    """End a session. One that is over already is no error."""
    connection.execute("DELETE FROM account_sessions WHERE digest = ?", (quick_digest(token),))


def holder_of(moment: Moment, token: str) -> Holder:
    """Return whose session it is. Raises SessionRequired (ACCOUNT_ENDED)."""
    row = moment.connection.execute(
        "SELECT person FROM account_sessions WHERE digest = ? AND ends_at > ?",
        (quick_digest(token), stored(moment.now)),
    ).fetchone()
    holder = None if row is None else holder_with(moment.connection, row[0])
    if holder is None:
        raise SessionRequired(MessageKey.ACCOUNT_ENDED)
    return holder


def open_visit(moment: Moment, user: ServiceUser) -> Visit:
    """Return a new session of eight hours in a service."""
    visit = Visit(user.seat, new_token(moment.randomness), moment.now + VISIT_LIFETIME)
    moment.connection.execute("DELETE FROM visits WHERE ends_at < ?", (stored(moment.now - _FORGOTTEN_AFTER),))
    moment.connection.execute(
        "INSERT INTO visits (digest, service_user, ends_at) VALUES (?, ?, ?)",
        (quick_digest(visit.token), user.id, stored(visit.ends_at)),
    )
    return visit


def end_visit(connection: Connection, token: str, now: datetime) -> None:
    """End a visit. One that is over already is no error."""
    connection.execute(
        "UPDATE visits SET ends_at = ? WHERE digest = ? AND ends_at > ?",
        (stored(now), quick_digest(token), stored(now)),
    )


def visitor_of(moment: Moment, token: str) -> ServiceUser:
    """Return who is signed in to a service. Raises SessionRequired (VISIT_ENDED; of a visit that was, `service`)."""
    row = moment.connection.execute(
        "SELECT service_user, ends_at FROM visits WHERE digest = ?", (quick_digest(token),)
    ).fetchone()
    if row is None:
        raise SessionRequired(MessageKey.VISIT_ENDED)
    user = user_with(moment.connection, row[0])
    if moment.now >= restored(row[1]):
        raise SessionRequired(MessageKey.VISIT_ENDED, service=SERVICE_NAMES[user.seat.service])
    return user


def new_link_token(moment: Moment, user: ServiceUser) -> str:
    """Return a token that opens a linked service until the link ends, or until eight newer ones were given out."""
    token = new_token(moment.randomness)
    moment.connection.execute(
        "INSERT INTO link_tokens (digest, service_user) VALUES (?, ?)", (quick_digest(token), user.id)
    )
    moment.connection.execute(
        "DELETE FROM link_tokens WHERE service_user = ? AND number NOT IN"
        " (SELECT number FROM link_tokens WHERE service_user = ? ORDER BY number DESC LIMIT ?)",
        (user.id, user.id, _TOKENS_OF_A_LINK),
    )
    return token


def linked_user_of(connection: Connection, token: str) -> ServiceUser:
    """Return whom the token of a link signs in. Raises SessionRequired (LINK_ENDED)."""
    row = connection.execute("SELECT service_user FROM link_tokens WHERE digest = ?", (quick_digest(token),)).fetchone()
    if row is None:
        raise SessionRequired(MessageKey.LINK_ENDED)
    return user_with(connection, row[0])


def end_link_tokens(connection: Connection, user: ServiceUser) -> None:
    """Let no token open the service for this user any more."""
    connection.execute("DELETE FROM link_tokens WHERE service_user = ?", (user.id,))
