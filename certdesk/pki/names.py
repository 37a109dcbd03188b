"""Names as X.509 holds them: host names and IP addresses as general names, and back."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from cryptography import x509
from cryptography.x509.oid import NameOID, ObjectIdentifier


def as_address(name: str) -> IPv4Address | IPv6Address | None:
    """Return the IP address that `name` spells, or None for a host name."""
    if ":" not in name and not name[-1:].isdigit():
        return None  # ten times as fast as to try, and nearly always so
    try:
        return ip_address(name)
    except ValueError:
        return None


def general_name(name: str) -> x509.GeneralName:
    """Return `name` as an iPAddress or a dNSName (RFC 5280 4.2.1.6). Host names must be ASCII."""
    address = as_address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def attribute(name: x509.Name, oid: ObjectIdentifier) -> str:
    """Return the last value of one attribute of a distinguished name as text, or the empty string."""
    values = name.get_attributes_for_oid(oid)
    if not values:
        return ""
    value = values[-1].value
    return value if isinstance(value, str) else value.decode("utf-8", "replace")


def common_name(name: x509.Name) -> str:
    """Return the common name of a distinguished name, or the empty string."""
    return attribute(name, NameOID.COMMON_NAME)
