"""Addresses of servers as people write them: an IP address and a port."""

from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final

_LAST_PORT: Final = 65_535
_LONGEST_PORT: Final = len(str(_LAST_PORT))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where one server listens. `host` is an IP address in its usual form."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def endpoint_of(text: str) -> Endpoint | None:
    """Return what `127.0.0.1:5353` or `[::1]:5353` names, or None for anything else, host names among it."""
    host, colon, port = text.strip().rpartition(":")
    if not colon or not (port.isascii() and port.isdecimal() and len(port) <= _LONGEST_PORT):
        return None
    if not 1 <= int(port) <= _LAST_PORT:
        return None
    try:
        address = IPv6Address(host[1:-1]) if host.startswith("[") and host.endswith("]") else IPv4Address(host)
    except AddressValueError:
        return None
    return None if "%" in host else Endpoint(str(address), int(port))
