"""What proves control over the names of an order, as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from sqlite3 import Connection
from typing import Any, Final

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import CONSTRUCTED, DNS_LABEL, FILE_PATH, MAIL_ENDS, TOKEN_LIFETIME, NameProof, ProofState
from certdesk.pki.suffixes import registered_domain
from certdesk.simulator.moments import restored, stored

_TOKEN_BYTES: Final = 16  # BR 3.2.2.4 asks for 112 bits
CNAME_ZONE: Final = "dcv.practice-ca.example"
_COLUMNS = "name, method, token, made_at, checked_at, proved_at"
_POSITION = (
    "coalesce((SELECT position FROM wanted_names AS wanted WHERE wanted.order_id = proofs.order_id"
    " AND wanted.name = proofs.name), (SELECT position FROM names WHERE names.order_id = proofs.order_id"
    " AND names.name = proofs.name)), name"
)


@dataclass(frozen=True, slots=True)
class ProofRow:
    """How control over one name is to be proved. Names of one registered domain share a token.

    What is mailed is a secret of whoever reads the mail (BR 3.2.2.4.4): it is never one that guests are shown.
    """

    name: str
    method: ValidationMethod
    token: str = field(repr=False)
    made_at: datetime
    checked_at: datetime | None = None
    proved_at: datetime | None = None

    @property
    def domain(self) -> str:
        """The registered domain, where DNS and mail prove all names below it at once (BR 3.2.2.4.4, .7)."""
        return registered_domain(self.name)

    @property
    def host(self) -> str:
        """The name without its wildcard."""
        return self.name.removeprefix("*.")

    @property
    def is_mailed(self) -> bool:
        """Whether the token goes out in mails alone."""
        return self.method is ValidationMethod.EMAIL

    @property
    def is_proved(self) -> bool:
        """Whether control over the name is proved."""
        return self.proved_at is not None

    def has_lapsed(self, now: datetime) -> bool:
        """Return whether the token is too old to prove anything with."""
        return now >= self.ends_at

    @property
    def ends_at(self) -> datetime:
        """Until when the token proves something; what is mailed, no longer than mails prove anything."""
        ends_at = self.made_at + TOKEN_LIFETIME
        return min(ends_at, MAIL_ENDS) if self.is_mailed else ends_at

    def is_same(self, other: "ProofRow") -> bool:
        """Return whether the same is asked for: by this name, in this way, with this token."""
        return (self.name, self.method, self.token) == (other.name, other.method, other.token)


def rows_of(connection: Connection, order: OrderId) -> tuple[ProofRow, ...]:
    """Return what is to be proved for `order`, in the order of its names."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM proofs WHERE order_id = ? ORDER BY {_POSITION}",  # noqa: S608 - columns from above, values bound
        (order,),
    )
    return tuple(map(_row, rows))


def rows_with(connection: Connection, token: str) -> tuple[tuple[OrderId, ProofRow], ...]:
    """Return what a mailed link with this token proves, and for which order."""
    rows = connection.execute(
        f"SELECT order_id, {_COLUMNS} FROM proofs WHERE token = ? AND method = ?",  # noqa: S608 - columns from above, values bound
        (token, ValidationMethod.EMAIL.value),
    )
    return tuple((OrderId(order), _row(rest)) for order, *rest in rows)


def save(connection: Connection, order: OrderId, rows: Iterable[ProofRow]) -> None:
    """Write rows of `order` down as they are now."""
    connection.executemany(
        f"INSERT OR REPLACE INTO proofs (order_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - columns from above, values bound
        [
            (
                *(order, row.name, row.method.value, row.token, stored(row.made_at)),
                *(stored(row.checked_at), stored(row.proved_at)),
            )
            for row in rows
        ],
    )


def renewed(row: ProofRow, others: Iterable[ProofRow], now: datetime, randomness: Random) -> ProofRow:
    """Return `row` with a token that has not lapsed: its own, that of its domain, or a new one."""
    if row.token and not row.has_lapsed(now):
        return row
    for other in others:
        if other.domain == row.domain and other.is_mailed is row.is_mailed and not other.has_lapsed(now):
            return replace(row, token=other.token, made_at=other.made_at)
    return replace(row, token=randomness.randbytes(_TOKEN_BYTES).hex(), made_at=now)


def addresses(row: ProofRow) -> tuple[str, ...]:
    """Return the constructed addresses of the row's domain (BR 3.2.2.4.4)."""
    return tuple(f"{mailbox}@{row.domain}" for mailbox in CONSTRUCTED)


def as_proof(row: ProofRow, now: datetime, *, is_published: bool = False) -> NameProof:
    """Return the row as guests see it."""
    unproved = ProofState.LAPSED if row.has_lapsed(now) else ProofState.WAITING
    place, value = place_and_value(row)
    return NameProof(
        name=row.name,
        method=row.method,
        state=ProofState.PROVED if row.is_proved else unproved,
        place=place,
        value=value,
        expires_at=row.ends_at,
        proved_at=row.proved_at,
        checked_at=row.checked_at,
        is_published=is_published,
    )


def place_and_value(row: ProofRow) -> tuple[str, str]:
    """Return where guests are told to put what, and the value; what is mailed has none."""
    match row.method:
        case ValidationMethod.DNS_TXT:
            return f"{DNS_LABEL}.{row.domain}", row.token
        case ValidationMethod.DNS_CNAME:
            return f"{DNS_LABEL}.{row.domain}", f"{row.token}.{CNAME_ZONE}"
        case ValidationMethod.HTTP:
            return f"http://{row.name}{FILE_PATH}", row.token
        case ValidationMethod.EMAIL:
            return ", ".join(addresses(row)), ""


def _row(columns: Sequence[Any]) -> ProofRow:
    name, method, token, made_at, checked_at, proved_at = columns
    return ProofRow(
        name=name,
        method=ValidationMethod(method),
        token=token,
        made_at=restored(made_at),
        checked_at=restored(checked_at),
        proved_at=restored(proved_at),
    )
