"""Rows of DigiCert accounts as they were last seen."""

import sqlite3
from dataclasses import replace
from typing import Any, Final

from certdesk.domain.accounts import (
    Account,
    Administrator,
    NameClash,
    Organisation,
    OrganisationId,
    Seat,
    SeenAccount,
    Service,
    Standing,
    Unlinked,
)
from certdesk.domain.changes import Topic
from certdesk.storage.columns import (
    moment,
    moment_or_none,
    names_of,
    stored_moment,
    stored_moment_or_none,
    stored_names,
    stored_text,
)

_FIND: Final = "SELECT name, email, organisation, seen_at FROM account WHERE username = ?"
_SEATS: Final = """
    SELECT o.id, o.name, o.administrators, o.is_partner, s.service, s.is_administrator, s.is_enabled, s.is_open,
        s.is_sso, s.service_username, s.clash, s.linked_at, s.unlinked_at, s.unlinked_by
    FROM account_seat s JOIN account_organisation o ON o.username = s.username AND o.id = s.organisation
    WHERE s.username = ? ORDER BY s.position
"""
_KEEP: Final = """
    INSERT INTO account (username, name, email, organisation, seen_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (username) DO UPDATE SET name = excluded.name, email = excluded.email,
        organisation = excluded.organisation, seen_at = excluded.seen_at
"""
_KEEP_ORGANISATION: Final = "INSERT OR IGNORE INTO account_organisation VALUES (?, ?, ?, ?, ?)"
_KEEP_SEAT: Final = "INSERT INTO account_seat VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEEP_NAME: Final = "INSERT OR IGNORE INTO account (username, name, email, organisation) VALUES (?, '', '', '')"
_USE: Final = """
    INSERT INTO account_in_use (only, username) VALUES (1, ?)
    ON CONFLICT (only) DO UPDATE SET username = excluded.username
"""

Row = tuple[Any, ...]


class AccountRows:
    """The accounts that were signed in to here, over one connection, and which of them the user's is."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def in_use(self) -> str | None:
        """Return the username of the account that the user signed in to last, or None."""
        row = self._connection.execute("SELECT username FROM account_in_use").fetchone()
        return None if row is None else row[0]

    def use(self, username: str) -> None:
        """Note that the user signed in to an account, of which no more than that may be known."""
        if self.in_use() != username:
            self._connection.execute(_KEEP_NAME, (stored_text(username),))
            self._connection.execute(_USE, (stored_text(username),))
            self._touched.add(Topic.ACCOUNTS)

    def find(self, username: str) -> SeenAccount | None:
        """Return an account as it was last seen, or None."""
        row = self._connection.execute(_FIND, (stored_text(username),)).fetchone()
        if row is None:
            return None
        name, email, organisation, seen_at = row
        seats = self._connection.execute(_SEATS, (stored_text(username),))
        standings = tuple(_standing(seat) for seat in seats)
        return SeenAccount(Account(username, name, email, organisation), standings, moment_or_none(seen_at))

    def keep(self, seen: SeenAccount) -> None:
        """Put what was seen of an account in the place of what was known. Only another content is a change."""
        username = stored_text(seen.account.username)
        before = self.find(username)
        account = (username, *map(stored_text, (seen.account.name, seen.account.email, seen.account.organisation)))
        self._connection.execute(_KEEP, (*account, stored_moment_or_none(seen.seen_at)))
        self._connection.execute("DELETE FROM account_organisation WHERE username = ?", (username,))
        for position, standing in enumerate(seen.standings):
            self._connection.execute(_KEEP_ORGANISATION, (username, *_organisation_row(standing.organisation)))
            self._connection.execute(_KEEP_SEAT, (username, *_seat_row(position, standing)))
        if _content(before) != _content(self.find(username)):
            self._touched.add(Topic.ACCOUNTS)

    def keep_standing(self, username: str, standing: Standing) -> None:
        """Put how one seat stands in the place of how it was seen. A seat that is not known stays so."""
        seen = self.find(username)
        if seen is not None:
            others = tuple(standing if each.seat == standing.seat else each for each in seen.standings)
            self.keep(replace(seen, standings=others))

    def clear(self) -> None:
        """Forget every account."""
        self._connection.execute("DELETE FROM account")
        self._touched.add(Topic.ACCOUNTS)


def _content(seen: SeenAccount | None) -> tuple[object, ...] | None:
    """Return what is shown of an account, but for when it was seen last."""
    return None if seen is None else (seen.account, seen.standings, seen.seen_at is None)


def _organisation_row(organisation: Organisation) -> Row:
    people = [text for each in organisation.administrators for text in (each.name, each.email)]
    return stored_text(organisation.id), stored_text(organisation.name), stored_names(people), organisation.is_partner


def _seat_row(position: int, standing: Standing) -> Row:
    unlinked = standing.unlinked
    return (
        stored_text(standing.organisation.id),
        standing.seat.service.value,
        position,
        standing.is_administrator,
        standing.is_enabled,
        standing.is_open,
        standing.is_sso,
        stored_text(standing.service_username),
        None if standing.clash is None else standing.clash.value,
        stored_moment_or_none(standing.linked_at),
        None if unlinked is None else stored_moment(unlinked.at),
        "" if unlinked is None else stored_text(unlinked.by),
    )


def _standing(row: Row) -> Standing:
    id_, name, administrators, is_partner, service, *facts = row
    is_administrator, is_enabled, is_open, is_sso, service_username, clash, linked_at, unlinked_at, by = facts
    texts = names_of(administrators)
    people = tuple(Administrator(*each) for each in zip(texts[::2], texts[1::2], strict=True))
    organisation = Organisation(OrganisationId(id_), name, people, is_partner=bool(is_partner))
    return Standing(
        seat=Seat(organisation.id, Service(service)),
        organisation=organisation,
        is_administrator=bool(is_administrator),
        is_enabled=bool(is_enabled),
        is_open=bool(is_open),
        is_sso=bool(is_sso),
        service_username=service_username,
        clash=None if clash is None else NameClash(clash),
        linked_at=moment_or_none(linked_at),
        unlinked=None if unlinked_at is None else Unlinked(moment(unlinked_at), by),
    )
