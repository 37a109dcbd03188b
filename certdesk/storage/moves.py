"""Rows of moves off an ISO account, of the clients' hand-overs and of the accounts that were ticked off."""

import json
import sqlite3
from datetime import date
from typing import Any, Final

from certdesk.domain.changes import Topic
from certdesk.domain.correspondents import Webmaster
from certdesk.domain.handovers import Handed, Handover
from certdesk.domain.migration import Decision, Migration, MigrationId, Situation, Step
from certdesk.domain.move_plans import MovePlan
from certdesk.storage.columns import moment, moment_or_none, stored_moment, stored_moment_or_none, stored_text

_SELECT: Final = """
    SELECT id, name, created_at, saved_at, situation, step, decision, removal, archived_at, revision, webmaster_name,
        webmaster_email
    FROM migration
"""
_KEEP: Final = """
    INSERT INTO migration (id, name, created_at, saved_at, situation, step, decision, removal, archived_at, revision,
        webmaster_name, webmaster_email)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, saved_at = excluded.saved_at, situation = excluded.situation,
        step = excluded.step, decision = excluded.decision, removal = excluded.removal,
        archived_at = excluded.archived_at, revision = excluded.revision, webmaster_name = excluded.webmaster_name,
        webmaster_email = excluded.webmaster_email
"""
_SELECT_HANDOVERS: Final = """
    SELECT client, email, prepared_at, sent_at, confirmed_at, reminded_at, asked_again_at, contents
    FROM handover WHERE migration = ? ORDER BY client
"""
_KEEP_HANDOVER: Final = """
    INSERT OR REPLACE INTO handover (migration, client, email, prepared_at, sent_at, confirmed_at, reminded_at,
        asked_again_at, contents)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

Row = tuple[Any, ...]


class MoveRows:
    """The migrations, over one connection. What belongs to one goes with it."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> list[Migration]:
        """Return every migration, those that are open first, then the one saved last."""
        rows = self._connection.execute(f"{_SELECT} ORDER BY archived_at IS NOT NULL, saved_at DESC, id")
        return [_migration(row) for row in rows]

    def find(self, migration: MigrationId) -> Migration | None:
        """Return one migration, or None."""
        row = self._connection.execute(f"{_SELECT} WHERE id = ?", (stored_text(migration),)).fetchone()
        return None if row is None else _migration(row)

    def keep(self, migration: Migration) -> None:
        """Put a migration in its earlier place, or among the others."""
        self._connection.execute(_KEEP, _row(migration))
        self._touched.add(Topic.MIGRATIONS)

    def drop(self, migration: MigrationId) -> None:
        """Forget a migration and all that belongs to it."""
        self._connection.execute("DELETE FROM migration WHERE id = ?", (stored_text(migration),))
        self._touched.add(Topic.MIGRATIONS)

    def handovers(self, migration: MigrationId) -> list[Handover]:
        """Return how far each client is, by name."""
        rows = self._connection.execute(_SELECT_HANDOVERS, (stored_text(migration),))
        return [_handover(row) for row in rows]

    def keep_handover(self, migration: MigrationId, handover: Handover) -> None:
        """Put how far a client is in the place of how far they were."""
        stages = (handover.prepared_at, handover.sent_at, handover.confirmed_at)
        times = (*stages, handover.reminded_at, handover.asked_again_at)
        texts = map(stored_text, (migration, handover.client, handover.email))
        row = (*texts, *map(stored_moment_or_none, times), _stored_contents(handover.contents))
        self._connection.execute(_KEEP_HANDOVER, row)
        self._touched.add(Topic.MIGRATIONS)

    def drop_handover(self, migration: MigrationId, client: str) -> None:
        """Forget how far a client is; nothing there is no error."""
        place = (stored_text(migration), stored_text(client))
        self._connection.execute("DELETE FROM handover WHERE migration = ? AND client = ?", place)
        self._touched.add(Topic.MIGRATIONS)

    def ticked(self, migration: MigrationId) -> frozenset[str]:
        """Return the customer accounts that are ticked off."""
        rows = self._connection.execute(
            "SELECT number FROM ticked_account WHERE migration = ?", (stored_text(migration),)
        )
        return frozenset(number for (number,) in rows)

    def tick(self, migration: MigrationId, number: str, *, is_ticked: bool) -> None:
        """Tick a customer account off, or take the tick away."""
        place = (stored_text(migration), stored_text(number))
        if is_ticked:
            self._connection.execute("INSERT OR IGNORE INTO ticked_account VALUES (?, ?)", place)
        else:
            self._connection.execute("DELETE FROM ticked_account WHERE migration = ? AND number = ?", place)
        self._touched.add(Topic.MIGRATIONS)


def _handover(row: Row) -> Handover:
    client, email, *times, contents = row
    prepared_at, sent_at, confirmed_at, reminded_at, asked_again_at = map(moment_or_none, times)
    return Handover(
        client,
        email,
        prepared_at,
        sent_at,
        confirmed_at,
        _contents(contents),
        reminded_at,
        asked_again_at,
    )


def _stored_contents(contents: frozenset[Handed] | None) -> str | None:
    if contents is None:
        return None
    return json.dumps([[stored_text(each.name), each.number, each.plan] for each in sorted(contents)])


def _contents(text: str | None) -> frozenset[Handed] | None:
    if text is None:
        return None
    return frozenset(Handed(name, number, MovePlan(plan)) for name, number, plan in json.loads(text))


def _row(migration: Migration) -> Row:
    return (
        stored_text(migration.id),
        stored_text(migration.name),
        stored_moment(migration.created_at),
        stored_moment(migration.saved_at),
        migration.situation and migration.situation.value,
        migration.step.value,
        migration.decision and migration.decision.value,
        migration.removal and migration.removal.isoformat(),
        stored_moment_or_none(migration.archived_at),
        migration.revision,
        stored_text(migration.webmaster.name),
        stored_text(migration.webmaster.email),
    )


def _migration(row: Row) -> Migration:
    id_, name, created_at, saved_at, situation, step, decision, removal, archived_at, revision, *webmaster = row
    return Migration(
        id=MigrationId(id_),
        name=name,
        created_at=moment(created_at),
        saved_at=moment(saved_at),
        situation=situation and Situation(situation),
        step=Step(step),
        decision=decision and Decision(decision),
        removal=removal and date.fromisoformat(removal),
        archived_at=moment_or_none(archived_at),
        revision=revision,
        webmaster=Webmaster(*webmaster),
    )
