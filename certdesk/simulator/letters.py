"""What the practice CA writes to admin contacts. The only prose for people outside the windows."""

from dataclasses import dataclass, field
from datetime import datetime

from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_LIFETIME
from certdesk.domain.proofs import TOKEN_LIFETIME

PORTAL_ADDRESS = "guest-portal@practice-ca.example"
ORDERS_ADDRESS = "orders@practice-ca.example"
VALIDATION_ADDRESS = "validation@practice-ca.example"
FOOTER = "This message comes from a practice certificate authority.\nNothing in it is real."


@dataclass(frozen=True, slots=True)
class Letter:
    """One message before it is put into RFC 5322 form. `kind` tells the letters about one order apart.

    Without `to` it goes to the order's admin contact.
    """

    order: Order
    kind: str
    sender_name: str
    sender: str
    subject: str
    paragraphs: tuple[str, ...] = field(repr=False)
    sent_at: datetime
    to: str = ""

    @property
    def mailbox(self) -> str:
        """Where it goes."""
        return self.to or self.order.admin_email

    @property
    def reference(self) -> str:
        """What it is about, in a word without blanks."""
        return f"{self.order.id}.{self.kind}"

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
            about(order),
            "The access code is",
            code,
            f"It is valid for two hours, until {dated(until)}, and can be used once. A newer code takes its place.",
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
            about(order),
            "This address is its admin contact.\nAccess codes for the guest portal will be sent here.",
        ),
        sent_at=order.placed_at,
    )


def certificate_issued(
    order: Order, issued_at: datetime, expires_at: datetime, earlier_until: datetime | None = None
) -> Letter:
    """Return the letter that says a certificate is ready, and when those before it are revoked."""
    ends = () if earlier_until is None else (_ends(earlier_until),)
    return Letter(
        order=order,
        kind="issued",
        sender_name="Practice CA orders",
        sender=ORDERS_ADDRESS,
        subject=f"Certificate issued: {order.common_name}",
        paragraphs=(
            f"A certificate was issued on this order of {order.organisation}:",
            about(order),
            f"It is valid until {dated(expires_at)}.\nSign in to the guest portal to download it.",
            *ends,
        ),
        sent_at=issued_at,
    )


def prove_by_link(order: Order, domain: str, link: str, address: str, sent_at: datetime) -> Letter:
    """Return the letter whose link proves control over `domain`, alone on its line (BR 3.2.2.4.4)."""
    return Letter(
        order=order,
        kind=f"proof.{address.replace('@', '.')}",
        sender_name="Practice CA validation",
        sender=VALIDATION_ADDRESS,
        subject=f"Confirm control over {domain}",
        paragraphs=(
            f"A certificate for names in {domain} was asked for by {order.organisation}:",
            about(order),
            "If whoever runs this domain agrees, open this link:",
            link,
            f"It works once, until {dated(sent_at + TOKEN_LIFETIME)} at the latest. Without it nothing is issued.",
        ),
        sent_at=sent_at,
        to=address,
    )


def _ends(earlier_until: datetime) -> str:
    return (
        "It carries fewer names than the ones before it, so these will be revoked on\n"
        f"  {dated(earlier_until)}\n"
        "Install the new certificate before then."
    )


def about(order: Order) -> str:
    """Return which order a letter is about, one fact a line."""
    return "\n".join(
        (
            f"  Common name        {order.common_name}",
            f"  Product            {order.product.name}",
            f"  Order ID           {order.id}",
            f"  Supplier order ID  {order.supplier_id}",
        )
    )


def dated(at: datetime) -> str:
    """Return a moment (UTC) as letters have it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"
