"""What the practice CA's database knows of each certificate, by its authority and serial number."""

from sqlite3 import Connection

from certdesk.domain.certificates import serial_hex
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.revocation.status import Good, Status
from certdesk.pki.roles import Role
from certdesk.simulator.moments import restored


def status_in(connection: Connection, role: Role, serial: int) -> Status:
    """Return what is known of the certificate that one authority gave this serial number; None of none."""
    if role is Role.ROOT:
        return _status_of_authority(connection, serial)
    row = connection.execute(
        "SELECT revoked_at, reason FROM certificates WHERE serial = ? AND authority = ?",
        (serial_hex(serial), role.value),
    ).fetchone()
    if row is not None:
        return _revoked(*row) or Good()
    return _status_of_old(connection, role, serial)


def revoked_by(connection: Connection, role: Role) -> dict[int, Revoked]:
    """Return everything that one authority revoked, by serial number."""
    rows = connection.execute(
        "SELECT serial, CASE WHEN serial IS NULL THEN certificate END, revoked_at, reason FROM certificates"
        " WHERE authority = ? AND revoked_at IS NOT NULL",
        (role.value,),
    )
    found = ((_number(serial, certificate), _revoked(at, reason)) for serial, certificate, at, reason in rows)
    return {number: revoked for number, revoked in found if revoked is not None}


def _status_of_old(connection: Connection, role: Role, serial: int) -> Status:
    """Look into the certificates whose serial number was not written down when they were signed."""
    rows = connection.execute(
        "SELECT certificate, revoked_at, reason FROM certificates WHERE serial IS NULL AND authority = ?",
        (role.value,),
    )
    found = next((rest for certificate, *rest in rows if _serial_of(certificate) == serial), None)
    return None if found is None else _revoked(*found) or Good()


def _status_of_authority(connection: Connection, serial: int) -> Status:
    """The root signed the authorities, itself among them, and has revoked none."""
    rows = connection.execute("SELECT certificate FROM authorities")
    return Good() if any(_serial_of(certificate) == serial for (certificate,) in rows) else None


def _revoked(at: str | None, reason: str | None) -> Revoked | None:
    return None if at is None else Revoked(restored(at), RevocationReason(reason or RevocationReason.UNSPECIFIED))


def _number(serial: str | None, certificate: bytes) -> int:
    return _serial_of(certificate) if serial is None else int(serial.replace(":", ""), 16)


def _serial_of(certificate: bytes) -> int:
    from certdesk.pki.certificates import read  # noqa: PLC0415 - 100 ms, and needed for old worlds and the root only

    return read(certificate).serial
