"""Which names a public certificate may carry, and the section of the Baseline Requirements that says so."""

import re

from certdesk.domain.orders import Validation
from certdesk.pki.names import as_address
from certdesk.pki.suffixes import has_public_suffix, is_public_suffix

LONGEST_HOST_NAME, LONGEST_LABEL = 253, 63
WILDCARD = "*."
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
REVERSE_ZONES = (".in-addr.arpa", ".ip6.arpa")
_PUNYCODE = "xn--"


def name_fault(name: str, validation: Validation) -> str | None:
    """Return the section that forbids `name` in a certificate of this validation, or None when it may stand."""
    if as_address(name) is not None:
        return _address_fault(name, validation)
    host = name.removeprefix(WILDCARD)
    if not is_host_name(host):
        return "BR 7.1.2.7.12"
    if host.endswith(REVERSE_ZONES) or not has_public_suffix(host):
        return "BR 4.2.2"
    if host != name:
        return _wildcard_fault(host, validation)
    return None


def is_host_name(host: str) -> bool:
    """Return whether `host` is spelled as a host name of two labels or more, in lower-case A-labels."""
    labels = host.split(".")
    return (
        len(host) <= LONGEST_HOST_NAME
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) and _is_plain_or_punycode(label) for label in labels)
    )


def _address_fault(name: str, validation: Validation) -> str | None:
    address = as_address(name)
    if validation is Validation.EV:
        return "EVG 7.1.4.2.1"
    if address is None or not address.is_global or str(address) != name:
        return "BR 4.2.2"
    return None


def _wildcard_fault(host: str, validation: Validation) -> str | None:
    if validation is Validation.EV:
        return "EVG 7.1.4.2.1"
    return "BR 3.2.2.6" if is_public_suffix(host) else None


def _is_plain_or_punycode(label: str) -> bool:
    if label[2:4] != "--":
        return True
    if not label.startswith(_PUNYCODE):
        return False
    encoded = label.removeprefix(_PUNYCODE).encode("ascii")
    try:
        return encoded.decode("punycode").encode("punycode") == encoded
    except UnicodeError:
        return False
