"""Making the practice registrar: its authorities, a real certificate for each row of the sample, accounts, mails.

Imported once in a world's life: it reads X.509.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from sqlite3 import Connection

from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.hierarchy import AuthorityRecord
from certdesk.pki.issuance import IssueRequest
from certdesk.pki.keys import make_keys
from certdesk.simulator.delivery import Mail, put
from certdesk.simulator.iso.mails import is_unread, sample_mails
from certdesk.simulator.iso.registrar import OPERATOR, PUBLISHED_AT
from certdesk.simulator.iso.sample import ACCOUNTS, ROWS, USERNAME, Row
from certdesk.simulator.moments import stored
from certdesk.simulator.world.lives import DAY, end_in, lifetime_ending

_ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """A row of the sample with its certificate: the chain as DER, leaf first."""

    row: Row
    ends_at: datetime
    chain: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that takes a while to make."""

    authorities: tuple[AuthorityRecord, ...]
    issued: tuple[Issued, ...]
    mails: tuple[Mail, ...]


def prepare(seed: int, now: datetime) -> Prepared:
    """Return the registrar as it stands at `now` (UTC). All but keys and serial numbers is drawn from `seed`."""
    chance = Random(seed)  # noqa: S311 - a world that can be made again, not a secret
    authority = PracticeAuthority.found(now, PUBLISHED_AT, operator=OPERATOR)
    keys = make_keys([each.key for each in ROWS])
    issued = tuple(_issued(authority, each, key.public_key, now, chance) for each, key in zip(ROWS, keys, strict=True))
    ends = {each.row.common_name: each.ends_at for each in issued}
    return Prepared(authority.records, issued, sample_mails(ends, now, chance))


def insert(connection: Connection, prepared: Prepared) -> None:
    """Write everything down and deliver the mails."""
    connection.execute("INSERT INTO iso_account (only, username) VALUES (1, ?)", (USERNAME,))
    connection.executemany(
        "INSERT INTO customer_accounts (number, holder, email, is_closed) VALUES (?, ?, ?, ?)",
        [(each.number, each.client.organisation.name, each.email, each.is_closed) for each in ACCOUNTS],
    )
    connection.executemany(
        "INSERT INTO customer_domains (domain, account) VALUES (?, ?)",
        [(domain, each.number) for each in ACCOUNTS for domain in each.domains],
    )
    connection.executemany(
        "INSERT INTO registrar_authorities (name, certificate) VALUES (?, ?)",
        [(each.role.value, each.certificate) for each in prepared.authorities],
    )
    for number, each in enumerate(prepared.issued):
        _insert_certificate(connection, number, each)
    for mail in prepared.mails:
        put(connection, mail, is_read=not is_unread(mail))


def _issued(authority: PracticeAuthority, row: Row, public_key: bytes, now: datetime, chance: Random) -> Issued:
    end = end_in(row.left, now, chance)
    days = lifetime_ending(end)
    issued = authority.issue(
        IssueRequest(
            public_key=public_key,
            validation=row.product.validation,
            names=row.names,
            not_before=end - days * DAY,
            days=days,
            organisation=row.client.organisation,
        )
    )
    return Issued(row, issued.not_after, issued.chain)


def _insert_certificate(connection: Connection, number: int, issued: Issued) -> None:
    row, (leaf, issuer, _) = issued.row, issued.chain
    connection.execute(
        "INSERT INTO iso_certificates"
        " (id, common_name, client, product, ends_at, fingerprint, account, certificate, authority)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ?, name FROM registrar_authorities WHERE certificate = ?",
        (
            *(number, row.common_name, row.client.organisation.name, row.product.name, stored(issued.ends_at)),
            *(sha256(leaf).hexdigest(), None if row.account is None else row.account.number, leaf, issuer),
        ),
    )
    connection.executemany(
        "INSERT INTO iso_names (certificate, position, name) VALUES (?, ?, ?)",
        [(number, position, name) for position, name in enumerate(row.names)],
    )
