"""The shape of names, e-mail addresses and IDs, judged before anybody is asked about them."""

import re
from ipaddress import ip_address
from typing import Final

LONGEST_EMAIL: Final = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
LONGEST_NAME: Final = 253  # RFC 1035 2.3.4
LONGEST_SUPPLIER_ID: Final = 64

_WILDCARD: Final = "*."
# Nothing ends in a number alone (RFC 3696 2): what does is a day, as 31.12.2026, or a price.
_HOST_NAME: Final = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?![0-9]+\Z)[a-z0-9-]{2,63}\Z", re.IGNORECASE
)
_SUPPLIER_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/-]*\Z")


def is_name(name: str) -> bool:
    """Return whether `name`, in A-labels, is a host name, a wildcard, or an IP address."""
    host = name.removeprefix(_WILDCARD)
    if len(name) <= LONGEST_NAME and _HOST_NAME.match(host):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_email(text: str) -> bool:
    """Return whether `text` has the shape of an e-mail address; whether there is one, nobody can see from here."""
    local, _, domain = text.rpartition("@")
    is_whole = bool(local) and bool(domain) and len(text) <= LONGEST_EMAIL and text.isprintable()
    return is_whole and " " not in text


def is_supplier_id(text: str) -> bool:
    """Return whether `text` can be a supplier order ID: letters and digits of ASCII, with marks between them."""
    return len(text) <= LONGEST_SUPPLIER_ID and _SUPPLIER_ID.match(text) is not None
