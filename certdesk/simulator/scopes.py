"""How far a proof of control holds: for one site, for a name and what is below it, or for a whole domain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from sqlite3 import Connection
from typing import assert_never

from certdesk.domain.orders import OrderId
from certdesk.pki.suffixes import registered_domain

_WILDCARD = "*."


class Scope(IntEnum):
    """From the narrowest to the widest."""

    SITE = 0  # a file proves the one name that it was fetched from (BR 3.2.2.4.18)
    BELOW = 1  # a record at a name proves it and all below it (BR 3.2.2.4.7)
    DOMAIN = 2  # a record or a mailbox at the registered domain


@dataclass(frozen=True, slots=True)
class Proof:
    """That control over a name was proved, and how far that holds."""

    name: str
    scope: Scope = Scope.DOMAIN

    def covers(self, name: str) -> bool:
        """Return whether this proves `name` too."""
        match self.scope:
            case Scope.SITE:
                return name == self.name
            case Scope.BELOW:
                host, own = name.removeprefix(_WILDCARD), self.name.removeprefix(_WILDCARD)
                return host == own or host.endswith(f".{own}")
            case Scope.DOMAIN:
                return registered_domain(name) == registered_domain(self.name)
            case _:
                assert_never(self.scope)


def widest(proofs: Iterable[Proof], name: str) -> Scope | None:
    """Return how far the best of `proofs` holds that covers `name`, or None where none does."""
    return max((proof.scope for proof in proofs if proof.covers(name)), default=None)


def scopes_of(connection: Connection, order: OrderId) -> Mapping[str, Scope]:
    """Return the names of an order whose proofs hold for less than a domain, and for how much."""
    rows = connection.execute("SELECT name, scope FROM scopes WHERE order_id = ?", (order,))
    return {name: Scope[scope.upper()] for name, scope in rows}


def keep_scopes(connection: Connection, order: OrderId, scopes: Mapping[str, Scope]) -> None:
    """Write down how far the proofs of these names hold, in place of what was known of them."""
    connection.executemany("DELETE FROM scopes WHERE order_id = ? AND name = ?", [(order, name) for name in scopes])
    connection.executemany(
        "INSERT INTO scopes (order_id, name, scope) VALUES (?, ?, ?)",
        [(order, name, scope.name.lower()) for name, scope in scopes.items() if scope is not Scope.DOMAIN],
    )
