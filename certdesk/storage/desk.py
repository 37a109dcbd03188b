"""The desk's own database: its file, and units of work that tell what they changed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from certdesk.domain.changes import Announce, Regret, Topic
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.storage.accounts import AccountRows
from certdesk.storage.activity import ActivityRows
from certdesk.storage.database import Database
from certdesk.storage.desk_activity import DeskActivityRows
from certdesk.storage.drafts import DraftRows
from certdesk.storage.intents import IntentRows
from certdesk.storage.key_lists import KeyListRows
from certdesk.storage.key_uses import KeyUseRows
from certdesk.storage.keyring_entries import KeyringEntryRows
from certdesk.storage.labels import LabelRows
from certdesk.storage.links import AttemptRows, LinkIntentRows
from certdesk.storage.listed import ListedRows
from certdesk.storage.memory import MemoryDatabase
from certdesk.storage.migration import migrations_of
from certdesk.storage.move_lines import LineRows
from certdesk.storage.moves import MoveRows
from certdesk.storage.orders import OrderRows
from certdesk.storage.portal_views import PortalRows
from certdesk.storage.preferences import PreferenceRows
from certdesk.storage.private_keys import PrivateKeyRows
from certdesk.storage.refunds import RefundRows
from certdesk.storage.saved_views import SavedViewRows
from certdesk.storage.vault_lock import VaultRows

APPLICATION_ID = int.from_bytes(b"CDsk")


def desk_database(path: Path) -> Database:
    """Return the desk's database at `path`, not yet prepared."""
    return Database(path, APPLICATION_ID, migrations_of("certdesk.storage"))


def desk_in_memory() -> MemoryDatabase:
    """Return an empty database like the desk's that ends with the program."""
    return MemoryDatabase(migrations_of("certdesk.storage"))


@dataclass(frozen=True, slots=True)
class Records:
    """All that the desk keeps, within one unit of work."""

    orders: OrderRows
    portal: PortalRows
    activity: ActivityRows
    preferences: PreferenceRows
    intents: IntentRows
    refunds: RefundRows
    labels: LabelRows
    listed: ListedRows
    saved_views: SavedViewRows
    desk_activity: DeskActivityRows
    drafts: DraftRows
    key_lists: KeyListRows
    key_uses: KeyUseRows
    private_keys: PrivateKeyRows
    vault: VaultRows
    accounts: AccountRows
    attempts: AttemptRows
    link_intents: LinkIntentRows
    keyring_entries: KeyringEntryRows
    moves: MoveRows
    lines: LineRows


class DeskStore:
    """Units of work on the desk's database; `announce` hears what one changed, after its commit and only then.

    `regret` hears what could not be noted although it was done elsewhere; without a listener it is raised.
    """

    def __init__(self, database: Database | MemoryDatabase, announce: Announce, regret: Regret | None = None) -> None:
        self._database = database
        self.announce = announce
        self._regret = regret

    @contextmanager
    def read(self) -> Iterator[Records]:
        """Yield the records as they stand at this moment. Raises Unavailable."""
        with self._database.read() as connection:
            yield _records(connection, set())

    @contextmanager
    def write(self) -> Iterator[Records]:
        """Yield the records for changing: all of it is kept, or after an exception nothing. Raises Unavailable."""
        touched: set[Topic] = set()
        with self._database.write() as connection:
            yield _records(connection, touched)
        if touched:
            self.announce(frozenset(touched))

    def note(self, change: Callable[[Records], None]) -> None:
        """Change the records after something was done elsewhere, which trouble here cannot undo any more."""
        try:
            with self.write() as records:
                change(records)
        except Unavailable as trouble:
            self.regret(trouble)

    def regret(self, trouble: CertDeskError) -> None:
        """Say that something was done and could not be noted."""
        if self._regret is None:
            raise trouble
        self._regret(trouble)


def _records(connection: sqlite3.Connection, touched: set[Topic]) -> Records:
    return Records(
        OrderRows(connection, touched),
        PortalRows(connection, touched),
        ActivityRows(connection, touched),
        PreferenceRows(connection, touched),
        IntentRows(connection),
        RefundRows(connection),
        LabelRows(connection, touched),
        ListedRows(connection, touched),
        SavedViewRows(connection, touched),
        DeskActivityRows(connection),
        DraftRows(connection, touched),
        KeyListRows(connection, touched),
        KeyUseRows(connection),
        PrivateKeyRows(connection, touched),
        VaultRows(connection),
        AccountRows(connection, touched),
        AttemptRows(connection, touched),
        LinkIntentRows(connection),
        KeyringEntryRows(connection),
        MoveRows(connection, touched),
        LineRows(connection, touched),
    )
