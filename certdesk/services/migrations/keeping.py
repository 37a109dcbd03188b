"""Migrations begun, kept at every step, put away and forgotten."""

from collections.abc import Callable
from dataclasses import replace

from certdesk.domain.correspondents import kept_webmaster
from certdesk.domain.migration import Migration, MigrationId, migration_name, placed
from certdesk.services.api.migrations import MigrationView
from certdesk.services.migrations.moves import Moves, new_id


class KeptMigrations:
    """Implements `api.Migrations`."""

    def __init__(self, moves: Moves, id_: Callable[[], str] = new_id) -> None:
        self._moves = moves
        self._id = id_

    def all(self) -> tuple[Migration, ...]:
        """Return every migration, those that are open first, then the one saved last."""
        with self._moves.store.read() as records:
            return tuple(records.moves.all())

    def begin(self, name: str) -> MigrationView:
        """Begin a migration. Raises FieldError (`name`, MIGRATION_NAME)."""
        now = self._moves.now()
        begun = Migration(MigrationId(self._id()), migration_name(name), now, now)
        with self._moves.store.write() as records:
            records.moves.keep(begun)
        return MigrationView(begun)

    def load(self, migration: MigrationId) -> MigrationView:
        """Return one migration, whole. Raises NotFound (MIGRATION_GONE)."""
        return self._moves.load(migration)

    def change(self, migration: MigrationId, change: Callable[[Migration], Migration]) -> MigrationView:
        """Keep another name, situation, step, decision, removal day or webmaster.

        Raises NotFound (MIGRATION_GONE), FieldError.
        """
        with self._moves.change(migration) as changing:
            present = changing.migration
            wanted = change(present)
            changed = replace(
                present,
                name=migration_name(wanted.name),
                situation=wanted.situation,
                step=wanted.step,
                decision=wanted.decision,
                removal=wanted.removal,
                webmaster=kept_webmaster(wanted.webmaster),
            )
            changing.records.moves.keep(placed(changed))
            return changing.view()

    def archive(self, migration: MigrationId, *, is_archived: bool) -> Migration:
        """Put a migration away, or take it out again. Raises NotFound (MIGRATION_GONE)."""
        with self._moves.change(migration) as changing:
            present = changing.migration
            at = (present.archived_at or self._moves.now()) if is_archived else None
            archived = replace(present, archived_at=at)
            changing.records.moves.keep(archived)
            return archived

    def remove(self, migration: MigrationId) -> None:
        """Forget a migration and all that was found for it. Raises NotFound (MIGRATION_GONE)."""
        with self._moves.change(migration) as changing:
            changing.records.moves.drop(migration)
