"""One change of a migration, within one transaction."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from certdesk.domain.edits import Edit
from certdesk.domain.errors import NotFound
from certdesk.domain.handovers import Handover
from certdesk.domain.holdings import HoldingId
from certdesk.domain.letters import is_address
from certdesk.domain.line_changes import LineChange
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_lines import Line
from certdesk.services.api.migrations import MigrationView
from certdesk.storage.desk import Records


class MoveChange:
    """A migration while it is changed. Its certificates are read once, unless they are `known`."""

    def __init__(self, records: Records, migration: Migration, known: Mapping[HoldingId, Line] | None) -> None:
        self.records = records
        self.migration = migration
        self.known = known
        self._before: dict[HoldingId, Line | None] = {}
        self._order: tuple[HoldingId, ...] = ()
        self._handovers: list[tuple[Handover, Handover]] = []

    @property
    def lines(self) -> Mapping[HoldingId, Line]:
        """The certificates, in their order."""
        if self.known is None:
            self.known = lines_of(self.records, self.migration.id)
        return self.known

    def keep(self, lines: Sequence[Line]) -> None:
        """Put certificates in their earlier places, or behind the others."""
        known = self.lines
        self._note(line.holding.id for line in lines)
        kept = self.records.lines.keep(self.migration.id, lines, known)
        self.known = {**known, **{line.holding.id: line for line in kept}}

    def drop(self, holdings: Iterable[HoldingId]) -> None:
        """Take certificates out, with what was found for them."""
        known, gone = self.lines, frozenset(holdings)
        self._order = self._order or tuple(known)
        self._note(gone & known.keys())
        self.records.lines.drop(self.migration.id, gone)
        self.known = {id_: line for id_, line in known.items() if id_ not in gone}

    def arrange(self, order: Sequence[HoldingId]) -> None:
        """Put all certificates in this order."""
        known = self.lines
        self.records.lines.arrange(self.migration.id, order)
        self.known = {id_: known[id_] for id_ in order}

    def apply(self, holdings: Iterable[HoldingId], change: Callable[[Line], Line]) -> None:
        """Change certificates; those that are not there any more are passed over."""
        present = [self.lines[each] for each in dict.fromkeys(holdings) if each in self.lines]
        changed = [(line, change(line)) for line in present]
        self.keep([after for before, after in changed if after != before])

    def hand(self, before: Handover, after: Handover) -> None:
        """Put how far a client is in the place of how far they were."""
        if after != before:
            self.records.moves.keep_handover(self.migration.id, after)
            self._handovers.append((before, after))

    def view(self) -> MigrationView:
        """Return the migration, whole."""
        view = whole(self.records, existing(self.records, self.migration.id), self.lines)
        return replace(view, edit=self.edit())

    def edit(self) -> Edit:
        """Return what was done until now."""
        changes = (LineChange(before, self.lines.get(id_)) for id_, before in self._before.items())
        return Edit(tuple(each for each in changes if each.before != each.after), self._order, tuple(self._handovers))

    def _note(self, holdings: Iterable[HoldingId]) -> None:
        """Remember how certificates were before they are changed for the first time."""
        for each in holdings:
            self._before.setdefault(each, self.lines.get(each))


def existing(records: Records, migration: MigrationId) -> Migration:
    """Return a migration. Raises NotFound (MIGRATION_GONE)."""
    found = records.moves.find(migration)
    if found is None:
        raise NotFound(MessageKey.MIGRATION_GONE)
    return found


def lines_of(records: Records, migration: MigrationId) -> Mapping[HoldingId, Line]:
    """Return the certificates of a migration, in their order."""
    return {line.holding.id: line for line in records.lines.all(migration)}


def whole(records: Records, migration: Migration, lines: Mapping[HoldingId, Line]) -> MigrationView:
    """Return a migration with these certificates, and with all else that is kept of it."""
    handovers, ticked = records.moves.handovers(migration.id), records.moves.ticked(migration.id)
    listed = tuple(lines.values())
    return MigrationView(
        migration, listed, tuple(handovers), ticked, _contacts(records, listed), records.preferences.signatory()
    )


def _contacts(records: Records, lines: Sequence[Line]) -> dict[str, str]:
    """Return the admin contact in the order book of each client with whose certificates no address came."""
    reached = {line.holding.client for line in lines if is_address(line.holding.contact)}
    silent = {line.holding.client for line in lines} - reached - {""}
    contacts = records.orders.contacts(sorted(silent)) if silent else {}
    return {client: email for client, email in contacts.items() if is_address(email)}
