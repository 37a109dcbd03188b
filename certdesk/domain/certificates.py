"""What a certificate says, read once into plain facts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """The facts of one certificate. Times are aware UTC; `not_after` is the last valid second (RFC 5280 4.1.2.5)."""

    common_name: str
    organisation: str
    names: tuple[str, ...]
    issuer: str
    serial: int
    not_before: datetime
    not_after: datetime
    key: str
    signature: str
    sha256: bytes
    is_authority: bool

    @property
    def serial_hex(self) -> str:
        """The serial number as upper-case hex bytes with colons, as certificate viewers show it."""
        return serial_hex(self.serial)

    @property
    def sha256_hex(self) -> str:
        """The SHA-256 fingerprint as upper-case hex bytes with colons."""
        return colon_hex(self.sha256)


def serial_hex(serial: int) -> str:
    """Return a serial number as upper-case hex bytes with colons; it must not be negative."""
    return colon_hex(serial.to_bytes(max(1, (serial.bit_length() + 7) // 8)))


def colon_hex(octets: bytes) -> str:
    """Return `octets` as upper-case hex with a colon between bytes."""
    return octets.hex(":").upper()
