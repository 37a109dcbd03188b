"""What is known of one certificate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.roles import Role


@dataclass(frozen=True, slots=True)
class Good:
    """It was issued and is not revoked."""


Status = Good | Revoked | None
"""None stands for a serial number that this authority never gave to a certificate."""

StatusOf = Callable[[Role, int], Status]
"""Tells the status of the certificate that one authority gave this serial number."""

REASON_CODES: Final[Mapping[RevocationReason, int]] = MappingProxyType(
    {
        RevocationReason.UNSPECIFIED: 0,
        RevocationReason.KEY_COMPROMISE: 1,
        RevocationReason.AFFILIATION_CHANGED: 3,
        RevocationReason.SUPERSEDED: 4,
        RevocationReason.CESSATION_OF_OPERATION: 5,
    }
)
"""CRLReason (RFC 5280 5.3.1). Unspecified is said by leaving the reason out (BR 7.2.2)."""
