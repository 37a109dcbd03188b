"""Proving control over the names of an order: what to publish where, and how far it has come."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from certdesk.domain.portal import ValidationMethod

TOKEN_LIFETIME: Final = timedelta(days=30)  # BR 3.2.2.4
CONSTRUCTED: Final = ("admin", "administrator", "hostmaster", "postmaster", "webmaster")  # BR 3.2.2.4.4
FILE_PATH: Final = "/.well-known/pki-validation/fileauth.txt"
DNS_LABEL: Final = "_dnsauth"
_LINK: Final = re.compile(
    r"^http://(?:ca\.practice\.example|127\.0\.0\.1:[0-9]{1,5})/dcv/[0-9A-Za-z]{16,128}$", re.ASCII | re.MULTILINE
)


class ProofState(StrEnum):
    """How far the proof for one name has come."""

    WAITING = "waiting"  # nothing was found yet
    PROVED = "proved"
    LAPSED = "lapsed"  # the token is older than thirty days


@dataclass(frozen=True, slots=True)
class NameProof:
    """One name, how control over it is to be proved, and how far that has come.

    `value` is the random value (at least 112 bits); `place` is where it belongs: a DNS name for the DNS methods, an
    address on the web for the file, and the mail addresses, separated by commas, for e-mail, which has no value.
    `checked_at` is when the authority last looked without success.
    """

    name: str
    method: ValidationMethod
    state: ProofState
    place: str
    value: str
    expires_at: datetime
    proved_at: datetime | None = None
    checked_at: datetime | None = None
    is_published: bool = False


def can_prove(name: str, method: ValidationMethod) -> bool:
    """Return whether `method` can prove `name`: a file on a web server says nothing of a wildcard (BR 3.2.2.4.18)."""
    return not (name.startswith("*.") and method is ValidationMethod.HTTP)


def proof_link_in(text: str) -> str:
    """Return the link of the practice CA that a mail with this text brings, alone on its line, or an empty string."""
    found = _LINK.search(text.replace("\r\n", "\n"))
    return found[0] if found else ""
