"""The desk's own database: its file, and units of work that tell what they changed."""

# ruff: noqa: PLC0415 - rows are imported when they are first read, so that a start does not wait for all of them

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from certdesk.domain.changes import Announce, Regret, Topic
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.storage.activity import ActivityRows
from certdesk.storage.database import Database
from certdesk.storage.desk_activity import DeskActivityRows
from certdesk.storage.intents import IntentRows
from certdesk.storage.keyring_entries import KeyringEntryRows
from certdesk.storage.labels import LabelRows
from certdesk.storage.listed import ListedRows
from certdesk.storage.memory import MemoryDatabase
from certdesk.storage.migration import migrations_of
from certdesk.storage.orders import OrderRows
from certdesk.storage.portal_views import PortalRows
from certdesk.storage.preferences import PreferenceRows
from certdesk.storage.refunds import RefundRows
from certdesk.storage.saved_views import SavedViewRows

if TYPE_CHECKING:
    from certdesk.storage.accounts import AccountRows
    from certdesk.storage.drafts import DraftRows
    from certdesk.storage.key_lists import KeyListRows
    from certdesk.storage.key_uses import KeyUseRows
    from certdesk.storage.links import AttemptRows, LinkIntentRows
    from certdesk.storage.move_lines import LineRows
    from certdesk.storage.moves import MoveRows
    from certdesk.storage.private_keys import PrivateKeyRows
    from certdesk.storage.vault_lock import VaultRows

APPLICATION_ID = int.from_bytes(b"CDsk")


def desk_database(path: Path) -> Database:
    """Return the desk's database at `path`, not yet prepared."""
    return Database(path, APPLICATION_ID, migrations_of("certdesk.storage"))


def desk_in_memory() -> MemoryDatabase:
    """Return an empty database like the desk's that ends with the program."""
    return MemoryDatabase(migrations_of("certdesk.storage"))


class Records:
    """All that the desk keeps, within one unit of work. Rows that a first look at the book reads none of come late."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection, self._touched = connection, touched
        self.orders = OrderRows(connection, touched)
        self.portal = PortalRows(connection, touched)
        self.activity = ActivityRows(connection, touched)
        self.preferences = PreferenceRows(connection, touched)
        self.intents = IntentRows(connection)
        self.refunds = RefundRows(connection)
        self.labels = LabelRows(connection, touched)
        self.listed = ListedRows(connection, touched)
        self.saved_views = SavedViewRows(connection, touched)
        self.desk_activity = DeskActivityRows(connection)
        self.keyring_entries = KeyringEntryRows(connection)

    @cached_property
    def drafts(self) -> "DraftRows":
        """Reissues that are being prepared."""
        from certdesk.storage.drafts import DraftRows

        return DraftRows(self._connection, self._touched)

    @cached_property
    def key_uses(self) -> "KeyUseRows":
        """Which keys were used where."""
        from certdesk.storage.key_uses import KeyUseRows

        return KeyUseRows(self._connection)

    @cached_property
    def key_lists(self) -> "KeyListRows":
        """Lists of weak keys."""
        from certdesk.storage.key_lists import KeyListRows

        return KeyListRows(self._connection, self._touched)

    @cached_property
    def private_keys(self) -> "PrivateKeyRows":
        """Private keys that are kept."""
        from certdesk.storage.private_keys import PrivateKeyRows

        return PrivateKeyRows(self._connection, self._touched)

    @cached_property
    def vault(self) -> "VaultRows":
        """What locks them."""
        from certdesk.storage.vault_lock import VaultRows

        return VaultRows(self._connection)

    @cached_property
    def accounts(self) -> "AccountRows":
        """How the DigiCert account stood."""
        from certdesk.storage.accounts import AccountRows

        return AccountRows(self._connection, self._touched)

    @cached_property
    def attempts(self) -> "AttemptRows":
        """What was tried to link."""
        from certdesk.storage.links import AttemptRows

        return AttemptRows(self._connection, self._touched)

    @cached_property
    def link_intents(self) -> "LinkIntentRows":
        """Links that are on their way."""
        from certdesk.storage.links import LinkIntentRows

        return LinkIntentRows(self._connection)

    @cached_property
    def moves(self) -> "MoveRows":
        """Migrations off an ISO account."""
        from certdesk.storage.moves import MoveRows

        return MoveRows(self._connection, self._touched)

    @cached_property
    def lines(self) -> "LineRows":
        """Their certificates."""
        from certdesk.storage.move_lines import LineRows

        return LineRows(self._connection, self._touched)


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
            yield Records(connection, set())

    @contextmanager
    def write(self) -> Iterator[Records]:
        """Yield the records for changing: all of it is kept, or after an exception nothing. Raises Unavailable."""
        touched: set[Topic] = set()
        with self._database.write() as connection:
            yield Records(connection, touched)
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
