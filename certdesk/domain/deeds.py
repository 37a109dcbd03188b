"""Acts that change an order at the authority, each done once however often it is sent."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from certdesk.domain.orders import Order, OrderId
from certdesk.domain.revocation import RevocationReason

DeedKey = NewType("DeedKey", str)
_KEY_BYTES = 16


class Deed(StrEnum):
    """What can be done to an order."""

    PLACE = "place"
    SUPPLY_CSR = "supply csr"
    CANCEL = "cancel"
    REVOKE = "revoke"
    REVOKE_CERTIFICATE = "revoke certificate"
    REISSUE = "reissue"
    WITHDRAW_REISSUE = "withdraw reissue"


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a deed was done: to which order, when (UTC), and how the order stood after it.

    `is_refundable` says that the authority counts the order among those it refunds; `reason` is a revocation's.
    """

    key: DeedKey
    deed: Deed
    order: Order
    done_at: datetime
    is_refundable: bool = False
    reason: RevocationReason | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """A deed that was begun here. It is written down before it is sent, so that no deed is lost or done twice.

    `note` holds what the activity says of it: a serial number, a reason, a product; never a secret.
    """

    key: DeedKey
    deed: Deed
    order: OrderId | None
    begun_at: datetime
    note: str = ""


def new_key() -> DeedKey:
    """Return a key for one wish of the user; sending it again with the same key does nothing more."""
    return DeedKey(secrets.token_hex(_KEY_BYTES))
