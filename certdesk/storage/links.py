"""Rows of what was attempted to link, and of links that were begun and not yet heard of."""

import sqlite3
from typing import Any, Final

from certdesk.domain.accounts import OrganisationId, Seat, Service
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.linking import Attempt, LinkIntent, Outcome
from certdesk.storage.columns import moment, moment_or_none, stored_moment, stored_moment_or_none, stored_text

_ATTEMPTS: Final = """
    SELECT organisation, service, at, outcome, service_username, suggestion, proceeded_at, is_paused
    FROM link_attempt WHERE username = ? ORDER BY organisation, service
"""
_KEEP_ATTEMPT: Final = "INSERT OR REPLACE INTO link_attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET_ATTEMPT: Final = "DELETE FROM link_attempt WHERE username = ? AND organisation = ? AND service = ?"
_INTENTS: Final = "SELECT key, username, organisation, service, begun_at, note FROM link_intent"
_KEEP_INTENT: Final = "INSERT OR REPLACE INTO link_intent VALUES (?, ?, ?, ?, ?, ?)"

Row = tuple[Any, ...]


class AttemptRows:
    """The last attempt at each seat of each account, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def of(self, username: str) -> dict[Seat, Attempt]:
        """Return what an account attempted, by seat."""
        rows = self._connection.execute(_ATTEMPTS, (stored_text(username),))
        return {attempt.seat: attempt for attempt in map(_attempt, rows)}

    def keep(self, username: str, attempt: Attempt) -> None:
        """Put an attempt in the place of the seat's earlier one."""
        if self.of(username).get(attempt.seat) != attempt:
            self._connection.execute(_KEEP_ATTEMPT, (*_place(username, attempt.seat), *_attempt_row(attempt)))
            self._touched.add(Topic.ACCOUNTS)

    def forget(self, username: str, seat: Seat) -> None:
        """Forget the attempt at a seat; nothing there is no error."""
        if self._connection.execute(_FORGET_ATTEMPT, _place(username, seat)).rowcount:
            self._touched.add(Topic.ACCOUNTS)

    def clear(self) -> None:
        """Forget every attempt."""
        self._connection.execute("DELETE FROM link_attempt")
        self._touched.add(Topic.ACCOUNTS)


class LinkIntentRows:
    """The links under way, over one connection. No screen shows them, so they have no topic."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, username: str) -> list[LinkIntent]:
        """Return every link that an account has under way, the one that was begun first in front."""
        rows = self._connection.execute(
            f"{_INTENTS} WHERE username = ? ORDER BY begun_at, key", (stored_text(username),)
        )
        return [_intent(row) for row in rows]

    def find(self, key: DeedKey) -> LinkIntent | None:
        """Return the link under way with this key, or None."""
        row = self._connection.execute(f"{_INTENTS} WHERE key = ?", (key,)).fetchone()
        return None if row is None else _intent(row)

    def keep(self, intent: LinkIntent) -> None:
        """Write a link down, in the place of what was under way with its key."""
        place = _place(intent.username, intent.seat)
        self._connection.execute(
            _KEEP_INTENT, (intent.key, *place, stored_moment(intent.begun_at), stored_text(intent.note))
        )

    def end(self, key: DeedKey) -> bool:
        """Take a link out, and return whether it was under way until now."""
        return self._connection.execute("DELETE FROM link_intent WHERE key = ?", (key,)).rowcount == 1

    def clear(self) -> None:
        """Forget every link under way."""
        self._connection.execute("DELETE FROM link_intent")


def _place(username: str, seat: Seat) -> tuple[str, str, str]:
    return stored_text(username), stored_text(seat.organisation), seat.service.value


def _attempt_row(attempt: Attempt) -> Row:
    return (
        stored_moment(attempt.at),
        attempt.outcome.value,
        stored_text(attempt.service_username),
        stored_text(attempt.suggestion),
        stored_moment_or_none(attempt.proceeded_at),
        attempt.is_paused,
    )


def _attempt(row: Row) -> Attempt:
    organisation, service, at, outcome, service_username, suggestion, proceeded_at, is_paused = row
    return Attempt(
        seat=Seat(OrganisationId(organisation), Service(service)),
        at=moment(at),
        outcome=Outcome(outcome),
        service_username=service_username,
        suggestion=suggestion,
        proceeded_at=moment_or_none(proceeded_at),
        is_paused=bool(is_paused),
    )


def _intent(row: Row) -> LinkIntent:
    key, username, organisation, service, begun_at, note = row
    return LinkIntent(
        DeedKey(key), username, Seat(OrganisationId(organisation), Service(service)), moment(begun_at), note
    )
