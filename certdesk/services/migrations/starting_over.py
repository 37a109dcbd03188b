"""What becomes of migrations when the practice world is given up."""

from dataclasses import replace
from datetime import datetime

from certdesk.domain.handovers import Handover
from certdesk.domain.holdings import Origin
from certdesk.domain.migration import Migration
from certdesk.domain.move_lines import Line, kept_line, with_holding
from certdesk.domain.notices import Finding, Witness
from certdesk.storage.desk import Records

_OF_THE_PRACTICE_WORLD = frozenset({Origin.ORDERS, Origin.ISO_ACCOUNT})


def forget_practice(records: Records) -> None:
    """Take out of every migration what came from the practice world, and forget those of which nothing is left.

    What the user's own files, lists and typing named stays, with what was found for it: it may be real. A migration
    that never had a certificate is the user's too.
    """
    for migration in records.moves.all():
        _forget(records, migration)


def bring_back(records: Records, now: datetime) -> None:
    """Date to `now` what was done later than that: the practice clock was ahead of it, and is put back.

    Else a client would have been asked tomorrow, and be reminded the later for it. When a mail was sent is left.
    """
    for migration in records.moves.all():
        lines, handovers = records.lines.all(migration.id), records.moves.handovers(migration.id)
        back = replace(
            migration,
            created_at=min(migration.created_at, now),
            saved_at=min(migration.saved_at, now),
            archived_at=_at_most(migration.archived_at, now),
            revision=migration.revision + 1,
        )
        records.moves.keep(back)
        records.lines.keep(migration.id, [after for line in lines if (after := _line_back(line, now)) != line])
        for each in handovers:
            records.moves.keep_handover(migration.id, _handover_back(each, now))


def _line_back(line: Line, now: datetime) -> Line:
    moved = replace(line.moved, asked_at=_at_most(line.moved.asked_at, now))
    return kept_line(moved, [_finding_back(each, now) for each in line.findings], line.choice)


def _finding_back(finding: Finding, now: datetime) -> Finding:
    return finding if finding.witness is Witness.NOTICE else replace(finding, at=_at_most(finding.at, now))


def _handover_back(handover: Handover, now: datetime) -> Handover:
    return replace(
        handover,
        prepared_at=_at_most(handover.prepared_at, now),
        sent_at=_at_most(handover.sent_at, now),
        confirmed_at=_at_most(handover.confirmed_at, now),
        reminded_at=_at_most(handover.reminded_at, now),
        asked_again_at=_at_most(handover.asked_again_at, now),
    )


def _at_most(moment: datetime | None, now: datetime) -> datetime | None:
    return None if moment is None else min(moment, now)


def _forget(records: Records, migration: Migration) -> None:
    lines = records.lines.all(migration.id)
    records.moves.keep(replace(migration, revision=migration.revision + 1))
    kept = [line for line in map(_own, lines) if line is not None]
    if lines and not kept:
        records.moves.drop(migration.id)
        return
    left = {line.holding.id for line in kept}
    records.lines.drop(migration.id, [line.holding.id for line in lines if line.holding.id not in left])
    records.lines.keep(migration.id, kept)
    clients = {line.holding.client for line in kept}
    for handover in records.moves.handovers(migration.id):
        if lines and handover.client not in clients:
            records.moves.drop_handover(migration.id, handover.client)


def _own(line: Line) -> Line | None:
    origins = line.holding.origins - _OF_THE_PRACTICE_WORLD
    if not origins:
        return None
    return with_holding(line, replace(line.holding, origins=origins, order=None))
