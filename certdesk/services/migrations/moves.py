"""Migrations as they are kept: read whole, and changed one certificate or many at a time."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError
from certdesk.domain.holdings import MOST_HOLDINGS, Holding, HoldingId, merged
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line, line_of, with_answer, with_holding
from certdesk.domain.notices import Finding
from certdesk.services.api.migrations import HoldingsRead, MigrationView, Refused
from certdesk.services.migrations.change import MoveChange, existing, lines_of, whole
from certdesk.storage.desk import DeskStore

MOST_REFUSED = 100
_BYTES_OF_AN_ID = 8


def new_id() -> str:
    """Return an ID that nothing has yet."""
    return secrets.token_hex(_BYTES_OF_AN_ID)


@dataclass(frozen=True, slots=True)
class _Known:
    """The certificates of a migration as they are kept after so many changes."""

    migration: MigrationId
    revision: int
    lines: Mapping[HoldingId, Line]


class Moves:
    """Every change of a migration is one transaction, dated by `clock`, which is the portal's time.

    The certificates that were read last are remembered, for they take long to read: they hold for as long as the
    migration has the revision that it had then.
    """

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self.store = store
        self._clock = clock
        self._known: _Known | None = None

    def now(self) -> datetime:
        """Return the time by which everything is dated."""
        return self._clock.now()

    def load(self, migration: MigrationId) -> MigrationView:
        """Return a migration, whole. Raises NotFound (MIGRATION_GONE)."""
        with self.store.read() as records:
            found = existing(records, migration)
            lines = self._lines_at(migration, found.revision) or lines_of(records, migration)
            self._known = _Known(migration, found.revision, lines)
            return whole(records, found, lines)

    @contextmanager
    def change(self, migration: MigrationId) -> Iterator[MoveChange]:
        """Yield a migration for changing it, which then counts as saved. Raises NotFound (MIGRATION_GONE)."""
        with self.store.write() as records:
            before = existing(records, migration)
            found = replace(before, saved_at=self.now(), revision=before.revision + 1)
            records.moves.keep(found)
            changing = MoveChange(records, found, self._lines_at(migration, before.revision))
            yield changing
        if changing.known is not None:
            self._known = _Known(migration, found.revision, changing.known)

    def change_lines(
        self, migration: MigrationId, holdings: Iterable[HoldingId], change: Callable[[Line], Line]
    ) -> MigrationView:
        """Change certificates, and return the migration; those that are not there any more are passed over."""
        with self.change(migration) as changing:
            changing.apply(holdings, change)
            return changing.view()

    def add(
        self,
        migration: MigrationId,
        found: Sequence[Holding],
        refused: Sequence[Refused] = (),
        told: Mapping[HoldingId, Finding] | None = None,
    ) -> HoldingsRead:
        """Add certificates, each only where it is not known, with the number that was `told` with it.

        Raises FieldError (`certificates`, HOLDINGS_MANY).
        """
        with self.change(migration) as changing:
            before = changing.lines
            together = merged([line.holding for line in before.values()], found, self.now())
            if len(together.holdings) > MOST_HOLDINGS:
                raise FieldError("certificates", MessageKey.HOLDINGS_MANY, number=MOST_HOLDINGS)
            after = {each.id: with_holding(before.get(each.id) or line_of(each), each) for each in together.holdings}
            for each, became in zip(found, together.became, strict=True):
                if told and each.id in told:
                    after[became] = with_answer(after[became], told[each.id])
            changing.keep([line for id_, line in after.items() if line != before.get(id_)])
            added = tuple(id_ for id_ in after if id_ not in before)
            view = changing.view()
        left_out = max(0, len(refused) - MOST_REFUSED)
        return HoldingsRead(view, added, len(found) - len(added), tuple(refused[:MOST_REFUSED]), left_out)

    def _lines_at(self, migration: MigrationId, revision: int) -> Mapping[HoldingId, Line] | None:
        known = self._known
        is_that = known is not None and (known.migration, known.revision) == (migration, revision)
        return known.lines if known is not None and is_that else None
