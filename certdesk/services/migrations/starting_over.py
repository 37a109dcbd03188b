"""What becomes of migrations when the practice world is given up."""

from dataclasses import replace

from certdesk.domain.holdings import Origin
from certdesk.domain.migration import Migration
from certdesk.domain.move_lines import Line, with_holding
from certdesk.storage.desk import Records

_OF_THE_PRACTICE_WORLD = frozenset({Origin.ORDERS, Origin.ISO_ACCOUNT})


def forget_practice(records: Records) -> None:
    """Take out of every migration what came from the practice world, and forget those of which nothing is left.

    What the user's own files, lists and typing named stays, with what was found for it: it may be real. A migration
    that never had a certificate is the user's too.
    """
    for migration in records.moves.all():
        _forget(records, migration)


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
