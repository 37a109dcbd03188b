"""The words of certificates that took each other's place: what became of the earlier ones, and how they differ."""

from datetime import datetime, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.calendar import Reminder, calendar, file_name
from certdesk.domain.portal import OrderCertificate
from certdesk.domain.text import displayable
from certdesk.viewmodels.reissue.comparison import Trait
from certdesk.views.saving import Document
from certdesk.views.theme.tokens import Ink
from certdesk.views.wording import dates
from certdesk.views.wording.certificates import shortened
from certdesk.views.wording.messages.words import Words

_WARNS_BEFORE = timedelta(hours=24)
_LONGEST = 120


def number_words(number: str) -> str:
    """Return a long hexadecimal number by its first and last bytes, with colons between them."""
    plain = displayable(number, _LONGEST).replace(":", "").upper()
    return shortened(":".join(plain[at : at + 2] for at in range(0, len(plain), 2)))


def issued_words(certificate: OrderCertificate) -> str:
    """Return what tells one certificate of an order from another."""
    words = QCoreApplication.translate("Comparison", "Issued {date}, serial {serial}")
    return words.format(date=dates.date(certificate.issued_at), serial=number_words(certificate.serial))


def state_words(certificate: OrderCertificate, now: datetime) -> tuple[str, Ink]:
    """Return what became of an earlier certificate, as last seen, and how much that asks for attention."""
    translate = QCoreApplication.translate
    if certificate.revoked is not None:
        words = translate("Comparison", "Revoked, {when}")
        return words.format(when=dates.date_and_time(certificate.revoked.at)), Ink.RED
    if certificate.revokes_at is not None:
        is_ahead = certificate.revokes_at > now
        pending = translate("Comparison", "Revocation pending, {when}")
        words = pending if is_ahead else translate("Comparison", "Revocation was due, {when}")
        return words.format(when=dates.weekday_and_time(certificate.revokes_at)), Ink.AMBER
    words = translate("Comparison", "Works to {date}")
    return words.format(date=dates.date(certificate.expires_at)), Ink.SECOND


def install_words(moment: datetime) -> Words:
    """Return by when the new certificate has to be everywhere."""
    translate = QCoreApplication.translate
    return Words(
        translate("Comparison", "Install it before {when}").format(when=dates.weekday_and_time(moment)),
        translate("Comparison", "Earlier certificates are revoked then. Sites that still use them show a warning."),
    )


def trait_words(trait: Trait) -> str:
    """Return what is compared."""
    translate = QCoreApplication.translate
    match trait:
        case Trait.KEY:
            return translate("Comparison", "Key")
        case Trait.VALID_FROM:
            return translate("Comparison", "Valid from")
        case Trait.VALID_TO:
            return translate("Comparison", "Valid to")
        case Trait.SERIAL:
            return translate("Comparison", "Serial")
        case Trait.FINGERPRINT:
            return translate("Comparison", "SHA-256")
        case Trait.ISSUER:
            return translate("Comparison", "Issuer")
        case _:
            assert_never(trait)


def value_words(trait: Trait, value: str | datetime) -> str:
    """Return one trait of a certificate."""
    if isinstance(value, datetime):
        return dates.date_and_time(value)
    if not value:
        return QCoreApplication.translate("Comparison", "not shown")
    return number_words(value) if trait in {Trait.SERIAL, Trait.FINGERPRINT} else displayable(value, _LONGEST)


def reminder_document(entry: BookEntry, moment: datetime, now: datetime) -> Document:
    """Return a calendar file that reminds of installing the order's new certificate by `moment`."""
    translate = QCoreApplication.translate
    name = displayable(entry.shown_name, _LONGEST)
    text = translate(
        "Comparison",
        "The earlier certificates of {name} are revoked at this time. Install the new one on every server before.\n"
        "Order {order}",
    )
    reminder = Reminder(
        uid=f"{entry.order.id}-{moment:%Y%m%d%H%M}@certdesk.invalid",
        at=moment,
        title=translate("Comparison", "Install the new certificate of {name}").format(name=name),
        text=text.format(name=name, order=displayable(entry.order.id, _LONGEST)),
        warns_before=_WARNS_BEFORE,
    )
    return Document(file_name(entry.order.common_name), calendar(reminder, now).encode())
