"""Rows of the certificates of migrations, with what says where each of them lives."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from certdesk.domain.changes import Topic
from certdesk.domain.holdings import Holding, HoldingId, Origin
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line, kept_line
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notice_settling import Choice
from certdesk.domain.notices import Finding
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import (
    moment_or_none,
    names_of,
    stored_moment_or_none,
    stored_names,
    stored_text,
)
from certdesk.storage.findings import finding_of, finding_row

_SELECT: Final = """
    SELECT id, common_name, names, shown_name, fingerprint, ends_at, is_end_told, client, contact, product, issuer,
        origins, files, order_id, asked_at, plan, is_share_kept, chosen, chosen_among
    FROM holding WHERE migration = ?
"""
_SELECT_FINDINGS: Final = """
    SELECT holding, number, witness, confidence, said_at, names, ends, evidence, suspects, is_vouched
    FROM finding WHERE migration = ?
"""
_KEEP: Final = """
    INSERT INTO holding (migration, id, position, common_name, names, shown_name, fingerprint, ends_at, is_end_told,
        client, contact, product, issuer, origins, files, order_id, asked_at, plan, is_share_kept, chosen,
        chosen_among)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (migration, id) DO UPDATE SET common_name = excluded.common_name, names = excluded.names,
        shown_name = excluded.shown_name, fingerprint = excluded.fingerprint, ends_at = excluded.ends_at,
        is_end_told = excluded.is_end_told, client = excluded.client, contact = excluded.contact,
        product = excluded.product, issuer = excluded.issuer, origins = excluded.origins, files = excluded.files,
        order_id = excluded.order_id, asked_at = excluded.asked_at, plan = excluded.plan,
        is_share_kept = excluded.is_share_kept, chosen = excluded.chosen, chosen_among = excluded.chosen_among
"""
_KEEP_FINDING: Final = "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET_FINDINGS: Final = "DELETE FROM finding WHERE migration = ? AND holding = ?"
_NEXT: Final = "SELECT coalesce(max(position), 0) + 1 FROM holding WHERE migration = ?"

Row = tuple[Any, ...]


class LineRows:
    """The certificates of each migration, over one connection, in the order in which they came."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self, migration: MigrationId) -> list[Line]:
        """Return every certificate of a migration, with what is known of it."""
        key = (stored_text(migration),)
        holdings = self._connection.execute(f"{_SELECT} ORDER BY position, id", key)
        findings = self._connection.execute(f"{_SELECT_FINDINGS} ORDER BY holding, position", key)
        return list(_lines(holdings, findings))

    def keep(
        self,
        migration: MigrationId,
        lines: Sequence[Line],
        known: Mapping[HoldingId, Line] = MappingProxyType({}),
    ) -> list[Line]:
        """Put certificates in their earlier places, or behind the others, and return them as they are kept.

        Of those that are kept already, as `known` has them, only what is otherwise is written. The migration must be
        there.
        """
        if not lines:
            return []
        key = stored_text(migration)
        first = self._connection.execute(_NEXT, (key,)).fetchone()[0]
        rows = [_row(line, first + number) for number, line in enumerate(lines)]
        told = {
            row[0]: _finding_rows(line) for row, line in zip(rows, lines, strict=True) if _is_told_anew(line, known)
        }
        self._connection.executemany(_KEEP, [(key, *row) for row in rows])
        self._connection.executemany(_FORGET_FINDINGS, [(key, id_) for id_ in told])
        self._connection.executemany(_KEEP_FINDING, [(key, *row) for found in told.values() for row in found])
        self._touched.add(Topic.MIGRATIONS)
        return [_as_kept(line, row, told.get(row[0])) for line, row in zip(lines, rows, strict=True)]

    def arrange(self, migration: MigrationId, order: Iterable[HoldingId]) -> None:
        """Put certificates in this order."""
        key = stored_text(migration)
        places = [(place, key, stored_text(each)) for place, each in enumerate(order, start=1)]
        self._connection.executemany("UPDATE holding SET position = ? WHERE migration = ? AND id = ?", places)
        self._touched.add(Topic.MIGRATIONS)

    def drop(self, migration: MigrationId, holdings: Iterable[HoldingId]) -> None:
        """Take certificates out, with what was found for them."""
        places = [(stored_text(migration), stored_text(each)) for each in holdings]
        self._connection.executemany("DELETE FROM holding WHERE migration = ? AND id = ?", places)
        self._touched.add(Topic.MIGRATIONS)


def _lines(holdings: Iterable[Row], findings: Iterable[Row]) -> Iterator[Line]:
    told: dict[str, list[Finding]] = {}
    for each in findings:
        told.setdefault(each[0], []).append(finding_of(each[1:]))
    for row in holdings:
        moved, choice = _moved(row)
        yield kept_line(moved, told.get(moved.holding.id, ()), choice)


def _is_told_anew(line: Line, known: Mapping[HoldingId, Line]) -> bool:
    """Return whether what says a number is otherwise than it is kept."""
    before = known.get(line.holding.id)
    return before is None or before.findings != line.findings


def _finding_rows(line: Line) -> list[Row]:
    id_ = stored_text(line.holding.id)
    return [(id_, position, *finding_row(finding)) for position, finding in enumerate(line.findings)]


def _as_kept(line: Line, row: Row, told: Sequence[Row] | None) -> Line:
    """Return a certificate as its rows tell it; `told` is None where its findings are those that were read."""
    moved, choice = _moved((row[0], *row[2:]))
    found = line.findings if told is None else [finding_of(each[2:]) for each in told]
    return kept_line(moved, found, choice)


def _row(line: Line, position: int) -> Row:
    holding, moved = line.holding, line.moved
    return (
        stored_text(holding.id),
        position,
        stored_text(holding.common_name),
        stored_names(holding.names),
        stored_text(holding.shown_name),
        stored_text(holding.fingerprint),
        stored_moment_or_none(holding.ends_at),
        holding.is_end_told,
        *map(stored_text, (holding.client, holding.contact, holding.product, holding.issuer)),
        stored_names(sorted(holding.origins)),
        stored_names(holding.files),
        None if holding.order is None else stored_text(holding.order),
        stored_moment_or_none(moved.asked_at),
        moved.plan and moved.plan.value,
        moved.is_share_kept,
        None if line.choice is None else stored_text(line.choice.number),
        stored_names(sorted(line.choice.among) if line.choice else ()),
    )


def _moved(row: Row) -> tuple[Moved, Choice | None]:
    id_, common_name, names, shown, fingerprint, ends_at, is_told, client, contact, product, issuer, *rest = row
    origins, files, order, asked_at, plan, is_share_kept, chosen, among = rest
    holding = Holding(
        id=HoldingId(id_),
        common_name=common_name,
        names=names_of(names),
        shown_name=shown,
        fingerprint=fingerprint,
        ends_at=moment_or_none(ends_at),
        is_end_told=bool(is_told),
        client=client,
        contact=contact,
        product=product,
        issuer=issuer,
        origins=frozenset(map(Origin, names_of(origins))),
        files=names_of(files),
        order=None if order is None else OrderId(order),
    )
    choice = None if chosen is None else Choice(chosen, frozenset(names_of(among)))
    asked = moment_or_none(asked_at)
    return Moved(holding, asked_at=asked, plan=plan and MovePlan(plan), is_share_kept=bool(is_share_kept)), choice
