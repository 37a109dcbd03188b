"""What is written to OpenSRS Support, and the words of the sheet in which it is written."""

from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.letters import Letter, is_address
from certdesk.domain.orders import Order
from certdesk.domain.support import Part, SupportPurpose
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.notices import particulars

_LONGEST_NAME: Final = 80


def purpose_title(purpose: SupportPurpose) -> str:
    """Return what the sheet is about."""
    translate = QCoreApplication.translate
    match purpose:
        case SupportPurpose.REISSUE:
            return translate("Support", "Ask OpenSRS Support for a reissue")
        case SupportPurpose.REPLACEMENT:
            return translate("Support", "Ask OpenSRS Support what replaces this order")
        case SupportPurpose.CANCELLATION:
            return translate("Support", "Ask OpenSRS Support to cancel this order")
        case SupportPurpose.REFUND:
            return translate("Support", "Ask OpenSRS Support about the refund")
        case SupportPurpose.DENIAL:
            return translate("Support", "Ask OpenSRS Support why the request was denied")
        case _:
            assert_never(purpose)


def letter_of(order: Order, purpose: SupportPurpose, recipient: str = "", csr: str = "") -> Letter:
    """Return the mail about `order`, with the signing request (PEM) in full where there is one.

    The sender is the admin contact of the order, as far as that is an address.
    """
    parts = [_request_words(purpose), particulars(order), *_dates_of(order, purpose)]
    if purpose is SupportPurpose.REISSUE:
        parts.append(f"{QCoreApplication.translate('Support', 'CSR:')}\n{csr}" if csr else place_for_csr())
    parts.append(QCoreApplication.translate("Support", "Thank you."))
    sender = order.admin_email if is_address(order.admin_email) else ""
    recipients = (recipient,) if recipient else ()
    return Letter(recipients, _subject(order, purpose), "\n\n".join(parts) + "\n", sender)


def preview_of(letter: Letter) -> str:
    """Return the mail as it will be, with the lines of its head that are known."""
    translate = QCoreApplication.translate
    head = (
        (translate("Support", "From"), letter.sender),
        (translate("Support", "To"), ", ".join(letter.recipients)),
        (translate("Support", "Subject"), letter.subject),
    )
    lines = "\n".join(f"{name}: {value}" for name, value in head if value)
    return f"{lines}\n\n{letter.text}"


def file_name_of(letter: Letter) -> str:
    """Return the file name that CertDesk proposes for the mail: letters, digits, dots and dashes only."""
    kept = "".join(character if character.isalnum() or character in ".-" else "_" for character in letter.subject)
    return f"{kept[:_LONGEST_NAME].strip('._') or 'support'}.eml"


def place_for_csr() -> str:
    """Return the line in which a mail waits for its signing request."""
    return QCoreApplication.translate("Support", "CSR: (paste it here)")


def part_words(part: Part) -> str:
    """Return what a missing part is called."""
    translate = QCoreApplication.translate
    match part:
        case Part.COMMON_NAME:
            return translate("Support", "the common name")
        case Part.SUPPLIER_ID:
            return translate("Support", "the supplier order ID")
        case Part.CSR:
            return translate("Support", "a CSR for this name")
        case _:
            assert_never(part)


def missing_words(parts: tuple[Part, ...]) -> str:
    """Return which parts are missing, or nothing when all are there."""
    if not parts:
        return ""
    text = QCoreApplication.translate("Support", "Still missing: {parts}.")
    return text.replace("{parts}", ", ".join(part_words(part) for part in parts))


def _subject(order: Order, purpose: SupportPurpose) -> str:
    translate = QCoreApplication.translate
    subjects = {
        SupportPurpose.REISSUE: translate("Support", "Reissue {order}"),
        SupportPurpose.REPLACEMENT: translate("Support", "What replaces {order}"),
        SupportPurpose.CANCELLATION: translate("Support", "Cancel {order}"),
        SupportPurpose.REFUND: translate("Support", "Refund of {order}"),
        SupportPurpose.DENIAL: translate("Support", "Denied: {order}"),
    }
    known = [displayable(name, 120) for name in (order.common_name, order.supplier_id) if name]
    return subjects[purpose].replace("{order}", ", ".join(known))


def _request_words(purpose: SupportPurpose) -> str:
    translate = QCoreApplication.translate
    requests = {
        SupportPurpose.REISSUE: translate("Support", "Hello, reissue this certificate with the CSR below."),
        SupportPurpose.REPLACEMENT: translate(
            "Support", "Hello, this order is of a product that was discontinued. What replaces it, and how do I get it?"
        ),
        SupportPurpose.CANCELLATION: translate(
            "Support", "Hello, cancel this order if that can still be done. It is being processed and not issued."
        ),
        SupportPurpose.REFUND: translate(
            "Support",
            "Hello, this order was revoked within 30 days of being issued, and its refund does not show yet. "
            "Look into it.",
        ),
        SupportPurpose.DENIAL: translate("Support", "Hello, the request for this order was denied. Why was that?"),
    }
    return requests[purpose]


def _dates_of(order: Order, purpose: SupportPurpose) -> tuple[str, ...]:
    if purpose is not SupportPurpose.REFUND:
        return ()
    translate = QCoreApplication.translate
    lines = [translate("Support", "Revoked on {date}").replace("{date}", dates.date(order.status_since))]
    if order.issued_at is not None:
        lines.insert(0, translate("Support", "Issued on {date}").replace("{date}", dates.date(order.issued_at)))
    return ("\n".join(lines),)
