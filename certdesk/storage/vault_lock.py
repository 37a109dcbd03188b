"""Rows of where the key of the vault is: in the keyring, or behind a pass phrase."""

import sqlite3
from typing import Final

from certdesk.domain.local_keys import VaultLock
from certdesk.storage.columns import stored_text

_ACCOUNT: Final = "SELECT account FROM vault_account"
_LOCK: Final = "SELECT salt, n, r, p, wrapped FROM vault_lock"


class VaultRows:
    """An account of the keyring or a lock, never both, over one connection. The key itself is in neither."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def account(self) -> str | None:
        """Return the account of the keyring that has the vault's key, or None."""
        row = self._connection.execute(_ACCOUNT).fetchone()
        return None if row is None else str(row[0])

    def lock(self) -> VaultLock | None:
        """Return what the pass phrase opens, or None where none was chosen."""
        row = self._connection.execute(_LOCK).fetchone()
        return None if row is None else VaultLock(*row)

    def keep_account(self, account: str) -> None:
        """Let the keyring's account be where the key is from now on."""
        self._forget()
        self._connection.execute("INSERT INTO vault_account (only, account) VALUES (1, ?)", (stored_text(account),))

    def keep_lock(self, lock: VaultLock) -> None:
        """Let a pass phrase be what opens the vault from now on."""
        self._forget()
        values = (lock.salt, lock.n, lock.r, lock.p, lock.wrapped)
        self._connection.execute(
            "INSERT INTO vault_lock (only, salt, n, r, p, wrapped) VALUES (1, ?, ?, ?, ?, ?)", values
        )

    def _forget(self) -> None:
        self._connection.execute("DELETE FROM vault_account")
        self._connection.execute("DELETE FROM vault_lock")
