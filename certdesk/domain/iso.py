"""The provider that is moved away from: its ISO account, its customer accounts, and its Account Assistance [S3]."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

LONGEST_NUMBER: Final = 10


class AssistedProduct(StrEnum):
    """What Account Assistance finds a customer number by: a name in a certificate, or a registered domain."""

    CERTIFICATE = "certificate"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class IsoCertificate:
    """One certificate as the ISO account, or a customer account, shows it.

    `shown_name` is its common name as people read it, where the desk has found that out.
    """

    common_name: str
    names: tuple[str, ...]
    product: str
    ends_at: datetime
    fingerprint: str
    client: str = ""
    shown_name: str = ""

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.shown_name or self.common_name


@dataclass(frozen=True, slots=True)
class IsoAccount:
    """The ISO account: its sign-in name, and the day on which the provider removes it, as far as one is set.

    `shown` is how many certificates it shows now: none once it is removed.
    """

    username: str
    removal: date | None
    is_removed: bool
    shown: int = 0


@dataclass(frozen=True, slots=True)
class CustomerAccount:
    """One customer account, with what its owner sees in it. A closed one shows nothing."""

    number: str
    holder: str
    is_closed: bool
    certificates: tuple[IsoCertificate, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Where an answer of Account Assistance was mailed: masked, an asterisk per sign (`****@larkspur.example`)."""

    masked_email: str
    sent_at: datetime


def masked(email: str) -> str:
    """Return an address as it is shown to somebody who may not know it."""
    local, at, host = email.rpartition("@")
    return f"{'*' * len(local)}{at}{host}"


def is_customer_number(text: str) -> bool:
    """Return whether `text` can be a customer number: one to ten digits of ASCII, leading zeros count."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
