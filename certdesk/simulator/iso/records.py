"""The registrar's accounts and certificates, as rows and back."""

from datetime import date
from sqlite3 import Connection

from certdesk.domain.iso import CustomerAccount, IsoAccount, IsoCertificate
from certdesk.simulator.moments import restored
from certdesk.simulator.present import Moment


def is_made(connection: Connection) -> bool:
    """Return whether the ISO account was made."""
    return connection.execute("SELECT 1 FROM iso_account").fetchone() is not None


def iso_account(moment: Moment) -> IsoAccount:
    """Return the ISO account as it stands."""
    username, removal = moment.connection.execute("SELECT username, removal FROM iso_account").fetchone()
    day = None if removal is None else date.fromisoformat(removal)
    is_removed = day is not None and moment.now.date() >= day
    (count,) = moment.connection.execute("SELECT COUNT(*) FROM iso_certificates").fetchone()
    return IsoAccount(username, day, is_removed, shown=0 if is_removed else count)


def set_removal(connection: Connection, on: date | None) -> None:
    """Write down from which day on the ISO account is gone."""
    connection.execute("UPDATE iso_account SET removal = ?", (None if on is None else on.isoformat(),))


def all_certificates(connection: Connection) -> tuple[IsoCertificate, ...]:
    """Return what the ISO account shows, in its order."""
    return _certificates(connection, "1", ())


def customer_account(connection: Connection, number: str) -> CustomerAccount | None:
    """Return what the owner of an account sees, or None where nobody has this number."""
    row = connection.execute(
        "SELECT number, holder, is_closed FROM customer_accounts WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    certificates = () if row[2] else _certificates(connection, "account = ?", (number,))
    return CustomerAccount(row[0], row[1], bool(row[2]), certificates)


def address_on_file(connection: Connection, number: str) -> str:
    """Return where the mails of an account go."""
    (email,) = connection.execute("SELECT email FROM customer_accounts WHERE number = ?", (number,)).fetchone()
    return str(email)


def account_with_certificate(connection: Connection, name: str) -> str | None:
    """Return the number of the account that holds a certificate with this name, or None."""
    row = connection.execute(
        "SELECT account FROM iso_certificates JOIN iso_names ON iso_names.certificate = iso_certificates.id"
        " WHERE name = ? AND account IS NOT NULL ORDER BY position",
        (name,),
    ).fetchone()
    return None if row is None else str(row[0])


def account_with_domain(connection: Connection, domain: str) -> str | None:
    """Return the number of the account that a domain is registered in, or None."""
    row = connection.execute("SELECT account FROM customer_domains WHERE domain = ?", (domain,)).fetchone()
    return None if row is None else str(row[0])


def chain_of(connection: Connection, fingerprint: str) -> tuple[bytes, ...]:
    """Return the chain of a certificate as DER, leaf first and root last; empty for one that is not known."""
    row = connection.execute(
        "SELECT iso_certificates.certificate, issuer.certificate, root.certificate FROM iso_certificates"
        " JOIN registrar_authorities AS issuer ON issuer.name = authority"
        " JOIN registrar_authorities AS root ON root.name = 'root' WHERE fingerprint = ?",
        (fingerprint,),
    ).fetchone()
    return () if row is None else tuple(row)


def _certificates(connection: Connection, condition: str, facts: tuple[str, ...]) -> tuple[IsoCertificate, ...]:
    rows = connection.execute(
        "SELECT id, common_name, product, ends_at, fingerprint, client FROM iso_certificates"  # noqa: S608 - columns from above, values bound
        f" WHERE {condition} ORDER BY id",
        facts,
    ).fetchall()
    return tuple(
        IsoCertificate(common_name, _names(connection, number), product, restored(ends_at), fingerprint, client)
        for number, common_name, product, ends_at, fingerprint, client in rows
    )


def _names(connection: Connection, certificate: int) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM iso_names WHERE certificate = ? ORDER BY position", (certificate,))
    return tuple(name for (name,) in rows)
