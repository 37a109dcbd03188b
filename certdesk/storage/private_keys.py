"""Rows of private keys that were made here, wrapped under the vault's key."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from certdesk.domain.changes import Topic
from certdesk.domain.local_keys import KeptKey, KeyChoice
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import moment, names_of, stored_moment, stored_names, stored_text

_CELLS: Final = "digest, order_id, made_at, choice, names, csr"
_OF_ORDER: Final = f"""
    SELECT {_CELLS} FROM private_key
    WHERE order_id = ?1 OR order_id IN (SELECT former FROM listed_as WHERE order_id = ?1)
    ORDER BY made_at DESC, digest
"""  # noqa: S608 - the cells above, as below
_FIND: Final = f"SELECT {_CELLS} FROM private_key WHERE digest = ?"  # noqa: S608 - columns from above, values bound
_INSERT: Final = f"INSERT INTO private_key ({_CELLS}, wrapped) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - columns from above, values bound


class PrivateKeyRows:
    """The vault's private keys, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def of(self, order: OrderId) -> tuple[KeptKey, ...]:
        """Return the keys that were made for `order`, the newest first."""
        return tuple(_key(row) for row in self._connection.execute(_OF_ORDER, (stored_text(order),)))

    def find(self, digest: str) -> KeptKey | None:
        """Return the key with this digest, or None."""
        row = self._connection.execute(_FIND, (stored_text(digest),)).fetchone()
        return None if row is None else _key(row)

    def among(self, digests: Iterable[str]) -> tuple[KeptKey, ...]:
        """Return the keys that have one of these digests, the newest first."""
        found = [key for digest in set(digests) if (key := self.find(digest)) is not None]
        return tuple(sorted(found, key=lambda key: (key.made_at, key.digest), reverse=True))

    def wrapped(self, digest: str) -> bytes | None:
        """Return a private key as it was wrapped, or None."""
        row = self._connection.execute("SELECT wrapped FROM private_key WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else bytes(row[0])

    def is_empty(self) -> bool:
        """Return whether the vault guards nothing."""
        return self._connection.execute("SELECT 1 FROM private_key LIMIT 1").fetchone() is None

    def add(self, key: KeptKey, wrapped: bytes) -> None:
        """Keep a key."""
        facts = (key.digest, stored_text(key.order), stored_moment(key.made_at), key.choice.value)
        self._connection.execute(_INSERT, (*facts, stored_names(key.names), key.csr, wrapped))
        self._touched.add(Topic.KEYS)

    def remove(self, digest: str) -> None:
        """Forget a key."""
        self._connection.execute("DELETE FROM private_key WHERE digest = ?", (stored_text(digest),))
        self._touched.add(Topic.KEYS)

    def clear(self) -> None:
        """Forget every key."""
        self._connection.execute("DELETE FROM private_key")
        self._touched.add(Topic.KEYS)


def _key(row: tuple[Any, ...]) -> KeptKey:
    digest, order, made_at, choice, names, csr = row
    return KeptKey(digest, OrderId(order), moment(made_at), KeyChoice(choice), names_of(names), csr)
