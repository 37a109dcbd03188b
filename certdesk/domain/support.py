"""Writing to OpenSRS Support: what about, what belongs into it, and the forms it takes."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from certdesk.domain.csr import CsrFacts
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.refund import RefundCase, refund_outlook

LONGEST_MAILTO: Final = 2_000  # Windows hands 2,048 characters of an address on, and mail programs cut in silence
_ADDRESS: Final = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,9}", re.IGNORECASE
)


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


@dataclass(frozen=True, slots=True)
class SupportLetter:
    """A mail as it will be sent. Where an address is empty, the mail program asks for it."""

    sender: str
    recipient: str
    subject: str
    text: str


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


def is_address(text: str) -> bool:
    """Return whether `text` is one mail address that can stand in a header as it is (RFC 5322 3.4.1)."""
    return _ADDRESS.fullmatch(text) is not None


def eml(letter: SupportLetter, at: datetime) -> bytes:
    """Return `letter` as a mail file (RFC 5322), written at `at`, that mail programs open as a draft.

    The subject must be of one line, and `is_address` hold for each address that is not empty.
    """
    from email.message import EmailMessage  # noqa: PLC0415 - 10 ms, and a start that only shows the book needs none
    from email.policy import SMTP  # noqa: PLC0415 - as above

    message = EmailMessage(policy=SMTP)
    for name, address in (("From", letter.sender), ("To", letter.recipient)):
        if address:
            message[name] = address
    message["Subject"] = letter.subject
    message["Date"] = at
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="quoted-printable")
    return message.as_bytes()


def mailto(letter: SupportLetter) -> str | None:
    """Return `letter` as an address that a mail program opens (RFC 6068), or None when it is too long for one."""
    text = letter.text.replace("\n", "\r\n")
    address = f"mailto:{quote(letter.recipient, safe='@')}?subject={quote(letter.subject)}&body={quote(text)}"
    return address if len(address) <= LONGEST_MAILTO else None
