"""Revoking: of what, for which reason, and what is known of it afterwards."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LONGEST_COMMENT: Final = 500


class RevocationReason(StrEnum):
    """The reasons that a subscriber may give, in their RFC 5280 spelling (BR 7.2.2).

    `privilegeWithdrawn` is the authority's own and never offered.
    """

    UNSPECIFIED = "unspecified"
    KEY_COMPROMISE = "keyCompromise"
    AFFILIATION_CHANGED = "affiliationChanged"
    SUPERSEDED = "superseded"
    CESSATION_OF_OPERATION = "cessationOfOperation"


@dataclass(frozen=True, slots=True)
class Revocation:
    """A wish to revoke. Without a `serial` (hexadecimal, as certificates show it) it is the whole order's.

    The whole order ends and may be refunded. One certificate of it ends alone: the order goes on, can be
    reissued, and nothing is refunded.
    """

    reason: RevocationReason = RevocationReason.UNSPECIFIED
    comment: str = ""
    serial: str | None = None

    @property
    def is_whole_order(self) -> bool:
        """Whether the order itself is to end."""
        return self.serial is None


@dataclass(frozen=True, slots=True)
class Revoked:
    """When a certificate was revoked (UTC), and why."""

    at: datetime
    reason: RevocationReason
