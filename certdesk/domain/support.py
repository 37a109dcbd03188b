"""Writing to OpenSRS Support: what about, and what belongs into it."""

from __future__ import annotations

from datetime import tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.refund import RefundCase, refund_outlook

if TYPE_CHECKING:
    from certdesk.domain.csr import CsrFacts


class SupportPurpose(StrEnum):
    """What OpenSRS Support is asked for."""

    REISSUE = "reissue"
    REPLACEMENT = "replacement"
    CANCELLATION = "cancellation"
    REFUND = "refund"
    DENIAL = "denial"


class Part(StrEnum):
    """What has to be in the mail."""

    COMMON_NAME = "common name"
    SUPPLIER_ID = "supplier order ID"
    CSR = "csr"


def support_purpose(order: Order, zone: tzinfo | None = None) -> SupportPurpose | None:
    """Return what OpenSRS Support does for `order` that can be done nowhere else, or None [S2].

    An order that was revoked after its refund window has nothing to be asked for; days are counted in `zone`.
    """
    match order.status:
        case OrderStatus.REVOKED:
            outlook = refund_outlook(order.issued_at, order.status_since, zone)
            return None if outlook.case is RefundCase.CLOSED else SupportPurpose.REFUND
        case OrderStatus.REJECTED:
            return SupportPurpose.DENIAL
        case OrderStatus.PROCESSING:
            return SupportPurpose.CANCELLATION
    match order.product.route:
        case Route.OPENSRS if order.status in IN_FORCE:
            return SupportPurpose.REISSUE
        case Route.RETIRED:
            return SupportPurpose.REPLACEMENT
    return None


def needs_csr(purpose: SupportPurpose) -> bool:
    """Return whether OpenSRS Support needs a signing request for it [S2]."""
    return purpose is SupportPurpose.REISSUE


def is_for(csr: CsrFacts, order: Order) -> bool:
    """Return whether `csr` asks for the common name of `order`."""
    return order.common_name.lower() in csr.names


def missing_parts(order: Order, purpose: SupportPurpose, csr: CsrFacts | None) -> tuple[Part, ...]:
    """Return what is not there yet of what OpenSRS Support asks for [S2]."""
    is_there = {
        Part.COMMON_NAME: bool(order.common_name),
        Part.SUPPLIER_ID: bool(order.supplier_id),
        Part.CSR: csr is not None or not needs_csr(purpose),
    }
    return tuple(part for part, there in is_there.items() if not there)
