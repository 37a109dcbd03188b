"""What is asked of the practice authority, and what it gives back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from certdesk.domain.orders import Validation

LONGEST_DAYS = 199
DEFAULT_BASE_URL = "http://ca.practice.example"
ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who a certificate names. The last three are for EV only (EV Guidelines 7.1.4.2).

    `country` and `jurisdiction` are ISO 3166-1 codes of two capital letters.
    """

    name: str
    country: str
    locality: str = ""
    state: str = ""
    business_category: str = ""
    registration_number: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """One certificate to be issued.

    `public_key` is SubjectPublicKeyInfo DER. The first of `names` is also the common name; names are host
    names in lower-case A-labels, wildcards or IP addresses. The organisation of a DV request stays out of
    the certificate. `until` is the last valid second at most (UTC), where the order ends before `days` do.
    """

    public_key: bytes
    validation: Validation
    names: tuple[str, ...]
    not_before: datetime
    days: int = LONGEST_DAYS
    organisation: Organisation | None = None
    until: datetime | None = None

    @property
    def begins(self) -> datetime:
        """The first valid second (UTC)."""
        return self.not_before.replace(microsecond=0)

    @property
    def ends(self) -> datetime:
        """The last valid second (UTC): both ends count, so `days` end one second earlier (BR 1.6.1, 6.3.2)."""
        longest = self.begins + timedelta(days=self.days) - ONE_SECOND
        return longest if self.until is None else min(longest, self.until)


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """What the authority gives back: the chain as DER, the leaf first and the root last."""

    serial: int
    not_before: datetime
    not_after: datetime
    chain: tuple[bytes, ...] = field(repr=False)

    @property
    def der(self) -> bytes:
        """The leaf."""
        return self.chain[0]
