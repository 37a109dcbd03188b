"""What the practice CA writes to admin contacts when certificates end before their time."""

from collections.abc import Sequence
from datetime import datetime

from certdesk.domain.orders import Order
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.simulator.letters import ORDERS_ADDRESS, Letter, about, dated


def order_revoked(order: Order, revocation: Revocation, revoked_at: datetime) -> Letter:
    """Return the letter that confirms the revocation of a whole order."""
    return Letter(
        order=order,
        kind="revoked",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Order {order.id} revoked: {order.common_name}",
        paragraphs=(
            f"This order of {order.organisation} was revoked with all of its certificates:",
            about(order),
            *_why(revocation, revoked_at),
            "This is final. Servers that still use one of the certificates need another.",
        ),
        sent_at=revoked_at,
    )


def certificate_revoked(order: Order, revocation: Revocation, serials: Sequence[str], revoked_at: datetime) -> Letter:
    """Return the letter that confirms the revocation of certificates of an order that goes on."""
    return Letter(
        order=order,
        kind="certificate-revoked",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Certificate revoked: {order.common_name}",
        paragraphs=(
            f"On this order of {order.organisation} a certificate was revoked:",
            about(order),
            _listed("Serial number", serials),
            *_why(revocation, revoked_at),
            "This is final. The order stays in force and can be reissued.",
        ),
        sent_at=revoked_at,
    )


def reissue_will_revoke(order: Order, gone: Sequence[str], serials: Sequence[str], asked_at: datetime) -> Letter:
    """Return the letter that warns of a reissue that leaves names out; its subject is the authority's own [DG2]."""
    return Letter(
        order=order,
        kind="reissue-warning",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Reissue request will revoke previously issued certificate for order {order.id} within 72 hours",
        paragraphs=(
            f"On {dated(asked_at)} a reissue of this order of {order.organisation} was asked for:",
            about(order),
            _listed("Names that the new certificate will not carry", gone),
            _listed("Certificates that will be revoked, by serial number", serials),
            "That happens 72 hours after the new certificate is issued. Have it installed by then.",
            "If the names are still needed, withdraw the request before it is issued. Then nothing is revoked.",
        ),
        sent_at=asked_at,
    )


def earlier_revoked(order: Order, serials: Sequence[str], revoked_at: datetime) -> Letter:
    """Return the letter that says the authority has revoked what a later certificate took the place of."""
    return Letter(
        order=order,
        kind="earlier-revoked",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Earlier certificates revoked: {order.common_name}",
        paragraphs=(
            f"Names were removed from this order of {order.organisation} 72 hours ago:",
            about(order),
            _listed("Certificates that were revoked, by serial number", serials),
            *_why(Revocation(RevocationReason.SUPERSEDED), revoked_at),
            "Servers that still use one of them need the present certificate.",
        ),
        sent_at=revoked_at,
    )


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join((heading, *(f"  {line}" for line in lines)))


def _why(revocation: Revocation, revoked_at: datetime) -> tuple[str, ...]:
    facts = f"  Revoked            {dated(revoked_at)}\n  Reason             {revocation.reason.value}"
    return (facts, revocation.comment.strip()) if revocation.comment.strip() else (facts,)
