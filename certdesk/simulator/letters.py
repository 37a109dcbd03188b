"""What the practice CA writes to admin contacts. The only prose for people outside the windows."""

from dataclasses import dataclass, field
from datetime import datetime

from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_LIFETIME

PORTAL_ADDRESS = "guest-portal@practice-ca.example"
ORDERS_ADDRESS = "orders@practice-ca.example"
FOOTER = "This message comes from a practice certificate authority.\nNothing in it is real."


@dataclass(frozen=True, slots=True)
class Letter:
    """One message before it is put into RFC 5322 form. `kind` tells the letters about one order apart."""

    order: Order
    kind: str
    sender_name: str
    sender: str
    subject: str
    paragraphs: tuple[str, ...] = field(repr=False)
    sent_at: datetime

    @property
    def body(self) -> str:
        """The text, a blank line between paragraphs, the footer last."""
        return "\n\n".join((*self.paragraphs, FOOTER)) + "\n"


def access_code(order: Order, code: str, sent_at: datetime) -> Letter:
    """Return the letter that brings an access code, alone on its line."""
    until = sent_at + CODE_LIFETIME
    return Letter(
        order=order,
        kind="code",
        sender_name="Practice CA guest portal",
        sender=PORTAL_ADDRESS,
        subject=f"Access code for {order.common_name}",
        paragraphs=(
            "Guest access to this order was asked for:",
            _about(order),
            "The access code is",
            code,
            f"It is valid for two hours, until {_moment(until)}, and can be used once. A newer code takes its place.",
            "If you did not ask for it, there is nothing to do: nobody gets in without the code.",
        ),
        sent_at=sent_at,
    )


def order_received(order: Order) -> Letter:
    """Return the letter that confirms a new order."""
    return Letter(
        order=order,
        kind="received",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Order {order.id} received: {order.common_name}",
        paragraphs=(
            f"Your order for {order.organisation} was received:",
            _about(order),
            "This address is its admin contact.\nAccess codes for the guest portal will be sent here.",
        ),
        sent_at=order.placed_at,
    )


def certificate_issued(order: Order, issued_at: datetime, expires_at: datetime) -> Letter:
    """Return the letter that says a certificate is ready."""
    return Letter(
        order=order,
        kind="issued",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Certificate issued: {order.common_name}",
        paragraphs=(
            f"A certificate was issued on this order of {order.organisation}:",
            _about(order),
            f"It is valid until {_moment(expires_at)}.\nSign in to the guest portal to download it.",
        ),
        sent_at=issued_at,
    )


def _about(order: Order) -> str:
    return "\n".join(
        (
            f"  Common name        {order.common_name}",
            f"  Product            {order.product.name}",
            f"  Order ID           {order.id}",
            f"  Supplier order ID  {order.supplier_id}",
        )
    )


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
