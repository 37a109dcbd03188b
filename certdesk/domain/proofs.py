"""Proving control over the names of an order: what to publish where, and how far it has come."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from certdesk.domain.portal import ValidationMethod

TOKEN_LIFETIME: Final = timedelta(days=30)  # BR 3.2.2.4
MAIL_DISCOURAGED: Final = datetime(2026, 3, 15, tzinfo=UTC)  # BR 3.2.2.4.4: SHOULD NOT
MAIL_ENDS: Final = datetime(2028, 3, 15, tzinfo=UTC)  # BR 3.2.2.4.4: from then on neither new proofs nor earlier ones
_REUSE: Final = timedelta(days=200)
_SHORTER_REUSE: Final = (
    (datetime(2027, 3, 15, tzinfo=UTC), timedelta(days=100)),
    (datetime(2029, 3, 15, tzinfo=UTC), timedelta(days=10)),
)
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


def is_accepted(method: ValidationMethod, now: datetime) -> bool:
    """Return whether an authority may take `method` for a proof at `now`: mails not for ever (BR 3.2.2.4.4)."""
    return method is not ValidationMethod.EMAIL or now < MAIL_ENDS


def reusable_until(proved_at: datetime, method: ValidationMethod | None) -> datetime:
    """Return until when a proof counts that was given at `proved_at`: 200 days, 100 from 15 March 2027 on, 10 from
    15 March 2029 on (BR 4.2.1). What counts is the day on which it is used; a proof by mail ends with `MAIL_ENDS`.
    """
    until = proved_at + _REUSE
    for since, reuse in _SHORTER_REUSE:
        if until > since:
            until = max(since, proved_at + reuse)
    return min(until, max(proved_at, MAIL_ENDS)) if method is ValidationMethod.EMAIL else until


def proof_link_in(text: str) -> str:
    """Return the link of the practice CA that a mail with this text brings, alone on its line, or an empty string."""
    found = _LINK.search(text.replace("\r\n", "\n"))
    return found[0] if found else ""
