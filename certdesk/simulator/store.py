"""The practice CA's one SQLite file: its world, its codes and its mails, but no guest session."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from certdesk.domain.errors import Unavailable
from certdesk.storage.database import Database
from certdesk.storage.migration import migrations_of

APPLICATION_ID = 0x43445072  # "CDPr": CertDesk, practice CA

# All but `counter`. Children before parents, so that foreign keys hold while a world is forgotten.
TABLES = (
    "iso_names", "iso_certificates", "registrar_authorities", "customer_domains", "customer_accounts", "iso_account",
    "sign_in_tries", "link_receipts", "visits", "account_sessions", "link_tokens", "ended_links", "service_users",
    "enabled_services", "members", "people", "company_services", "companies",
    "deeds", "crls", "compromised_keys", "zone", "tokens_ahead", "scopes", "proofs", "approvals",
    "wanted_names", "mails", "codes", "events", "certificates", "requests", "names", "orders",
    "organisations", "products", "authorities", "clock", "world",
)  # fmt: skip


class Store:
    """Units of work on the practice CA's file, which is made or checked at the first of them.

    Each has a connection of its own, so any thread may ask. Raises Unavailable for a damaged, foreign, newer
    or busy file and for a full disk; the file is then left as it is, and looked at afresh the next time.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, APPLICATION_ID, migrations_of("certdesk.simulator"), synchronous="NORMAL")
        self._is_prepared = False
        self._preparing = Lock()
        self._commits = 0

    @property
    def commits(self) -> int:
        """A number that changes with everything that is written through this store."""
        return self._commits

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that sees one state of the world throughout."""
        with self._noting_trouble():
            self._prepare()
            with self._database.read() as connection:
                yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection with an open transaction: committed at the end, undone by any exception."""
        with self._noting_trouble():
            self._prepare()
            with self._database.write() as connection:
                yield connection
            self._commits += 1

    @property
    def database(self) -> Database:
        """The file itself, for whoever opens the home or moves the file aside."""
        return self._database

    def forget(self) -> None:
        """Empty every table of the world and overwrite what was in them. The port is this computer's, and stays."""
        with self.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            for table in TABLES:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the tuple above
            connection.execute("UPDATE counter SET is_online = 1")

    def _prepare(self) -> None:
        with self._preparing:
            if not self._is_prepared:
                self._database.prepare()
                self._is_prepared = True

    @contextmanager
    def _noting_trouble(self) -> Iterator[None]:
        try:
            yield
        except Unavailable:
            self._is_prepared = False
            raise
