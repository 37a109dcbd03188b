"""Migrations as they are kept: read whole, and changed one certificate or many at a time."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.holdings import MOST_HOLDINGS, Holding, HoldingId, merged
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_lines import Line, line_of, with_answer, with_holding
from certdesk.domain.notices import Finding
from certdesk.services.api.migrations import HoldingsRead, MigrationView, Refused
from certdesk.storage.desk import DeskStore, Records

MOST_REFUSED = 100
_BYTES_OF_AN_ID = 8


def new_id() -> str:
    """Return an ID that nothing has yet."""
    return secrets.token_hex(_BYTES_OF_AN_ID)


class Moves:
    """Every change of a migration is one transaction, dated by `clock`, which is the portal's time."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self.store = store
        self._clock = clock

    def now(self) -> datetime:
        """Return the time by which everything is dated."""
        return self._clock.now()

    def load(self, migration: MigrationId) -> MigrationView:
        """Return a migration, whole. Raises NotFound (MIGRATION_GONE)."""
        with self.store.read() as records:
            return view_of(records, migration)

    @contextmanager
    def change(self, migration: MigrationId) -> Iterator[Records]:
        """Yield the records for changing a migration, which then counts as saved. Raises NotFound (MIGRATION_GONE).

        It never counts as saved before it was: a practice world that begins anew has its clock set back.
        """
        with self.store.write() as records:
            found = existing(records, migration)
            records.moves.keep(replace(found, saved_at=max(self.now(), found.saved_at)))
            yield records

    def change_lines(
        self, migration: MigrationId, holdings: Iterable[HoldingId], change: Callable[[Line], Line]
    ) -> MigrationView:
        """Change certificates, and return the migration; those that are not there any more are passed over."""
        with self.change(migration) as records:
            _change(records, migration, holdings, change)
            return view_of(records, migration)

    def note(self, migration: MigrationId, holdings: Iterable[HoldingId], change: Callable[[Line], Line]) -> None:
        """Change certificates as `change_lines` does, where there is more to come."""
        with self.change(migration) as records:
            _change(records, migration, holdings, change)

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
        with self.change(migration) as records:
            before = {line.holding.id: line for line in records.lines.all(migration)}
            together = merged([line.holding for line in before.values()], found, self.now())
            if len(together.holdings) > MOST_HOLDINGS:
                raise FieldError("certificates", MessageKey.HOLDINGS_MANY, number=MOST_HOLDINGS)
            after = {each.id: with_holding(before.get(each.id) or line_of(each), each) for each in together.holdings}
            for each, became in zip(found, together.became, strict=True):
                if told and each.id in told:
                    after[became] = with_answer(after[became], told[each.id])
            records.lines.keep(migration, [line for id_, line in after.items() if line != before.get(id_)])
            added = tuple(id_ for id_ in after if id_ not in before)
            view = view_of(records, migration)
        left_out = max(0, len(refused) - MOST_REFUSED)
        return HoldingsRead(view, added, len(found) - len(added), tuple(refused[:MOST_REFUSED]), left_out)


def _change(
    records: Records, migration: MigrationId, holdings: Iterable[HoldingId], change: Callable[[Line], Line]
) -> None:
    changed = [(line, change(line)) for line in records.lines.some(migration, holdings)]
    records.lines.keep(migration, [after for before, after in changed if after != before])


def existing(records: Records, migration: MigrationId) -> Migration:
    """Return a migration. Raises NotFound (MIGRATION_GONE)."""
    found = records.moves.find(migration)
    if found is None:
        raise NotFound(MessageKey.MIGRATION_GONE)
    return found


def view_of(records: Records, migration: MigrationId) -> MigrationView:
    """Return a migration, whole. Raises NotFound (MIGRATION_GONE)."""
    return MigrationView(
        existing(records, migration),
        tuple(records.lines.all(migration)),
        tuple(records.moves.handovers(migration)),
        records.moves.ticked(migration),
    )
