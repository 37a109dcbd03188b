"""Links between DigiCert accounts and services: made by the one rule, once for each key, and how they end [S1]."""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from certdesk.domain.accounts import SERVICE_NAMES, Linked, NameClash, Organisation, Seat
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, PolicyRefused, StateConflict
from certdesk.domain.linking import Facts, Outcome, clash, outcome
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.people import Holder, organisation_with
from certdesk.simulator.accounts.roster import roster_of
from certdesk.simulator.accounts.tokens import end_link_tokens, new_link_token
from certdesk.simulator.accounts.users import ServiceUser, user_with
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.present import Moment


def link(moment: Moment, holder: Holder, user: ServiceUser, key: DeedKey) -> Linked:
    """Link `user` to the account of `holder`, whose username it takes over, and keep the receipt.

    What is linked already opens, and nothing is replaced. Raises PolicyRefused (ADMIN_FIRST, SVC_MISSING) and
    StateConflict (USER_EXISTS, USER_OTHER, USER_ANOTHERS with `name`; LINK_OTHER), each with `service`.
    """
    roster = roster_of(moment.connection, user.seat)
    facts = roster.facts(holder, user)
    result = outcome(facts)
    present = roster.linked_user(holder.id)
    if result is Outcome.OPENS and present is not None:
        return _noted(moment, holder, present, key, before="")
    if result is not Outcome.NOT_OFFERED and user.holder is not None:
        service = SERVICE_NAMES[user.seat.service]
        raise StateConflict(MessageKey.LINK_OTHER, service=service, name=user.username)
    if result is not Outcome.LINKED:
        raise _refusal(result, facts, user.seat, organisation_with(moment.connection, user.seat.organisation))
    _associate(moment, holder, user)
    return _noted(moment, holder, user_with(moment.connection, user.id), key, before=user.username)


def linked(moment: Moment, holder: Holder, key: DeedKey) -> Linked | None:
    """Return what was linked with `key`, or None. Its token is a new one, or "" where the link has ended since."""
    row = moment.connection.execute(
        "SELECT service_user, before, username, linked_at FROM link_receipts WHERE person = ? AND key = ?",
        (holder.id, key),
    ).fetchone()
    return None if row is None else _told(moment, holder, key, row)


def unlink(moment: Moment, holder: Holder, seat: Seat) -> Sequence[Holder]:
    """End a link and return whose links ended with it: the colleagues', where it was an administrator's last.

    The usernames stay as they are. Nothing to end is no error.
    """
    roster = roster_of(moment.connection, seat)
    own = roster.linked_user(holder.id)
    if own is None:
        return ()
    _dissociate(moment.connection, own)
    if not roster.administers(holder.id) or roster_of(moment.connection, seat).is_open:
        return ()
    ended = [(user, each) for each in roster.people if each != holder and (user := roster.linked_user(each.id))]
    for user, colleague in ended:
        _dissociate(moment.connection, user)
        moment.connection.execute(
            "INSERT OR REPLACE INTO ended_links (person, company, service, ended_at, ended_by) VALUES (?, ?, ?, ?, ?)",
            (colleague.id, seat.organisation, seat.service.value, stored(moment.now), holder.id),
        )
    return [colleague for _, colleague in ended]


def _refusal(result: Outcome, facts: Facts, seat: Seat, organisation: Organisation) -> CertDeskError:
    service = SERVICE_NAMES[seat.service]
    if result is Outcome.NOT_OFFERED:
        return PolicyRefused(MessageKey.SVC_MISSING, service=service)
    if result is Outcome.ADMIN_FIRST:
        return PolicyRefused(MessageKey.ADMIN_FIRST, service=service)
    if clash(facts) is NameClash.ANOTHERS:
        return StateConflict(MessageKey.USER_ANOTHERS, service=service, name=facts.account_username)
    key = MessageKey.USER_OTHER if organisation.is_partner else MessageKey.USER_EXISTS
    return StateConflict(key, service=service, name=facts.service_username)


def _associate(moment: Moment, holder: Holder, user: ServiceUser) -> None:
    """Let the account's username override the service's; a company's own sign-in is not carried over [S1]."""
    moment.connection.execute(
        "UPDATE service_users SET holder = ?, linked_at = ?, username = ?, is_sso = 0 WHERE id = ?",
        (holder.id, stored(moment.now), holder.username, user.id),
    )
    moment.connection.execute(
        "DELETE FROM ended_links WHERE person = ? AND company = ? AND service = ?",
        (holder.id, user.seat.organisation, user.seat.service.value),
    )


def _dissociate(connection: Connection, user: ServiceUser) -> None:
    connection.execute("UPDATE service_users SET holder = NULL, linked_at = NULL WHERE id = ?", (user.id,))
    end_link_tokens(connection, user)


def _noted(moment: Moment, holder: Holder, user: ServiceUser, key: DeedKey, before: str) -> Linked:
    row = (user.id, before, user.username, stored(user.linked_at))
    moment.connection.execute(
        "INSERT INTO link_receipts (person, key, service_user, before, username, linked_at) VALUES (?, ?, ?, ?, ?, ?)",
        (holder.id, key, *row),
    )
    return _told(moment, holder, key, row)


def _told(moment: Moment, holder: Holder, key: DeedKey, row: tuple[Any, ...]) -> Linked:
    number, before, username, linked_at = row
    user = user_with(moment.connection, number)
    is_linked = user.holder == holder.id
    token = new_link_token(moment, user) if is_linked else ""
    return Linked(key, user.seat, before, username, restored(linked_at), token)
