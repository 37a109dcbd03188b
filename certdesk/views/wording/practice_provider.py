"""The words of the practice provider's sheets: Account Assistance, and the end of the ISO account."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.iso import AssistedProduct, IsoCertificate
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.practice_assistance import Form, Mailed
from certdesk.viewmodels.practice_provider import KnownNumber
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_for

_LONGEST_NAME = 253


def form_word(form: Form) -> str:
    """Return what the provider calls that form."""
    match form:
        case Form.NUMBER:
            return QCoreApplication.translate("PracticeProvider", "Retrieve customer number")
        case Form.PASSWORD:
            return QCoreApplication.translate("PracticeProvider", "Reset password")
        case _:
            assert_never(form)


def send_words(form: Form, *, is_sending: bool, is_sent: bool) -> str:
    """Return the word of the button that sends the form."""
    translate = QCoreApplication.translate
    if is_sending:
        return translate("PracticeProvider", "Sending…")
    if is_sent:
        return translate("PracticeProvider", "Mail it again")
    if form is Form.NUMBER:
        return translate("PracticeProvider", "Mail the customer number")
    return translate("PracticeProvider", "Mail a link to a new password")


def product_word(product: AssistedProduct) -> str:
    """Return what that product is called."""
    match product:
        case AssistedProduct.CERTIFICATE:
            return QCoreApplication.translate("PracticeProvider", "Certificate")
        case AssistedProduct.DOMAIN:
            return QCoreApplication.translate("PracticeProvider", "Domain")
        case _:
            assert_never(product)


def identifier_words(product: AssistedProduct) -> tuple[str, str]:
    """Return what the identifier of that product is called, and what is to be known about it."""
    translate = QCoreApplication.translate
    if product is AssistedProduct.CERTIFICATE:
        return translate("PracticeProvider", "A name in the certificate"), ""
    hint = translate("PracticeProvider", "A domain can be in another account than its certificate.")
    return translate("PracticeProvider", "Domain name"), hint


def mailed_words(mailed: Mailed) -> tuple[str, str]:
    """Return where the answer goes, and when it was mailed and about what."""
    translate = QCoreApplication.translate
    title = translate("PracticeProvider", "The answer goes to {address}")
    text = translate("PracticeProvider", "Mailed at {time}, about {asked}.")
    text = text.replace("{time}", dates.clock_time(mailed.at))
    return (
        title.replace("{address}", displayable(mailed.to)),
        text.replace("{asked}", displayable(mailed.about, _LONGEST_NAME)),
    )


def kept_for_words(count: int, name: str) -> str:
    """Return for which certificates a number is kept, and how it will be said to be known."""
    translate = QCoreApplication.translate
    if count == 1:
        words = translate("PracticeProvider", "It is kept for {name}, as what Account Assistance said.")
        return words.replace("{name}", displayable(name, _LONGEST_NAME))
    return translate(
        "PracticeProvider", "It is kept for %n certificates, as what Account Assistance said.", None, count
    )


def shown_words(count: int) -> str:
    """Return how many certificates an account shows."""
    if not count:
        return QCoreApplication.translate("PracticeProvider", "No certificates")
    return dates.plural(QCoreApplication.translate("PracticeProvider", "%n certificate(s)", None, count), count)


def removal_words(removal: date | None, days_left: int | None) -> tuple[str, str]:
    """Return when the ISO account goes, and what that means."""
    translate = QCoreApplication.translate
    if removal is None or days_left is None:
        title = translate("PracticeProvider", "No removal day is set")
        return title, translate("PracticeProvider", "The ISO account stays until you set one.")
    title = translate("PracticeProvider", "It goes on {date}, in {days}").replace("{date}", dates.date(removal))
    days = dates.plural(QCoreApplication.translate("PracticeProvider", "%n day(s)", None, days_left), days_left)
    text = translate("PracticeProvider", "From then on each certificate is seen in its customer account alone.")
    return title.replace("{days}", days), text


def removed_words(removal: date) -> tuple[str, str]:
    """Return that the ISO account is gone, and since when."""
    return words_for(MessageKey.ISO_REMOVED, {"date": dates.date(removal)}).notice


def quick_words(days: int) -> str:
    """Return the word of a quick choice: 0 days is at once."""
    if not days:
        return QCoreApplication.translate("PracticeProvider", "Remove it now")
    return dates.plural(QCoreApplication.translate("PracticeProvider", "In %n day(s)", None, days), days)


def certificate_words(certificate: IsoCertificate) -> tuple[str, str]:
    """Return the name of a certificate in an account, and its product and end."""
    words = QCoreApplication.translate("PracticeProvider", "{product}, ends {date}")
    words = words.replace("{date}", dates.date(certificate.ends_at))
    name = displayable(certificate.name, _LONGEST_NAME)
    return name, words.replace("{product}", displayable(certificate.product, 80))


def known_words(known: KnownNumber) -> str:
    """Return a customer number with whose it is, as far as that is known."""
    return f"{known.number}  ·  {displayable(known.client, 80)}" if known.client else known.number
