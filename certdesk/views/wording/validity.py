"""The words of the validity rule, and of the card that stands in its place before a certificate is issued."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.orders import OrderStatus
from certdesk.domain.refund import RefundCase
from certdesk.viewmodels.orders.details_validity import Cover, Stage, Validity, Waiting
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates

_TONES = {
    Stage.CALM: ToneName.ACCENT,
    Stage.WARNING: ToneName.AMBER,
    Stage.LAST_CALL: ToneName.RED,
    Stage.ENDED: ToneName.RED,
    Stage.REVOKED: ToneName.SLATE,
}


def tone_of(stage: Stage) -> ToneName:
    """Return the tone of the last stretch; it only repeats what the words say."""
    return _TONES[stage]


def headline(validity: Validity) -> str:
    """Return the card's title, as in “Expires in 12 days”."""
    translate, days = QCoreApplication.translate, validity.days
    match validity.stage:
        case Stage.REVOKED if days == 0:
            return translate("Validity", "Revoked today")
        case Stage.REVOKED:
            return dates.plural(translate("Validity", "Revoked %n day(s) ago", None, days), days)
        case Stage.ENDED:
            return expiry_words(-days)
        case Stage.CALM | Stage.WARNING | Stage.LAST_CALL:
            return expiry_words(days) if days > 0 else translate("Validity", "Expires now")
        case _:
            assert_never(validity.stage)


def expiry_words(days: int) -> str:
    """Return when a certificate ends, in days from now; negative days have gone by."""
    translate = QCoreApplication.translate
    if days > 0:
        return dates.plural(translate("Validity", "Expires in %n day(s)", None, days), days)
    if days == 0:
        return translate("Validity", "Ended today")
    return dates.plural(translate("Validity", "Ended %n day(s) ago", None, -days), -days)


def note(validity: Validity) -> str:
    """Return the line under the title: what was bought, and what is left of it."""
    return " ".join(sentence for sentence in (_bought(validity), _advice(validity)) if sentence)


def _bought(validity: Validity) -> str:
    translate = QCoreApplication.translate
    order = _order_words(validity.cover) if validity.cover else ""
    if validity.lifetime_days is not None:
        certificate = translate("Validity", "{days}-day certificate").format(days=validity.lifetime_days)
    else:
        certificate = translate("Validity", "A certificate")
    if validity.reissued_at is not None:
        words = translate("Validity", "{certificate}, issued {date} by a reissue.")
        on_order = translate("Validity", "{certificate}, issued {date} by a reissue, on {order}.")
        day = dates.date(validity.reissued_at)
        return (on_order if order else words).format(certificate=certificate, date=day, order=order)
    if order:
        return translate("Validity", "{certificate} on {order}.").format(certificate=certificate, order=order)
    return (
        ""
        if validity.lifetime_days is None
        else translate("Validity", "{certificate}.").format(certificate=certificate)
    )


def _order_words(cover: Cover) -> str:
    translate = QCoreApplication.translate
    if cover.years == 1:
        return translate("Validity", "a one-year order")
    if cover.years == 2:
        return translate("Validity", "a two-year order")
    if cover.years == 3:
        return translate("Validity", "a three-year order")
    return translate("Validity", "an order of {days} days").format(days=cover.days)


def _advice(validity: Validity) -> str:
    translate = QCoreApplication.translate
    match validity.status:
        case OrderStatus.REVOKED:
            return translate("Validity", "Withdrawn for good. Visitors see a warning.")
        case OrderStatus.EXPIRED:
            return translate("Validity", "The order has expired. Replace the certificate if it is still installed.")
        case OrderStatus.REISSUE_PENDING:
            return translate("Validity", "A reissue was requested. The present certificate works until it is replaced.")
        case OrderStatus.ISSUED if validity.unused_days:
            days = validity.unused_days
            return dates.plural(translate("Validity", "Reissue to use the %n day(s) left.", None, days), days)
        case _:
            return ""


def unknown_issue_note() -> str:
    """Return what is said of the refund when the day of issuing is not known."""
    return QCoreApplication.translate(
        "Validity", "The issue date is not known. Orders revoked within 30 days are refunded, so check it first."
    )


def refund_label(validity: Validity) -> str:
    """Return the words of the bracket over the first thirty days, or nothing."""
    refund, translate = validity.refund, QCoreApplication.translate
    if refund is None or refund.closes_on is None:
        return ""
    if refund.case is RefundCase.LAST_DAY:
        return translate("Validity", "Refund window ends today")
    if refund.is_eligible:
        days = refund.days_left
        return dates.plural(translate("Validity", "Refund window, %n day(s) left", None, days), days)
    is_this_year = not validity.is_over and refund.closes_on.year == validity.expires_at.year
    day = dates.short_date(refund.closes_on) if is_this_year else dates.date(refund.closes_on)
    return translate("Validity", "Refund window closed {date}").format(date=day)


def issued_label(validity: Validity) -> str:
    """Return the words at the start of the scale, which is the order's, or nothing."""
    translate = QCoreApplication.translate
    if validity.issued_at is None:
        return ""
    words = (
        translate("Validity", "First issued {date}") if validity.is_reissued else translate("Validity", "Issued {date}")
    )
    return words.format(date=dates.date(validity.issued_at))


def expires_label(validity: Validity) -> str:
    """Return the words at the end of the certificate."""
    translate, day = QCoreApplication.translate, dates.date(validity.expires_at)
    if validity.is_over:
        return translate("Validity", "Ended {date}").format(date=day)
    return translate("Validity", "Expires {date}").format(date=day)


def covered_label(validity: Validity) -> str:
    """Return the words at the end of the order, or nothing."""
    if validity.covered_until is None:
        return ""
    day = dates.date(validity.covered_until)
    return QCoreApplication.translate("Validity", "Order covered to {date}").format(date=day)


def today_label() -> str:
    """Return the word at the mark of the present day."""
    return QCoreApplication.translate("Validity", "Today")


def facts(validity: Validity) -> tuple[str, ...]:
    """Return every fact of the rule in words, from its start to its end."""
    words = (issued_label(validity), refund_label(validity), expires_label(validity), covered_label(validity))
    return tuple(fact for fact in words if fact)


def waiting_title(waiting: Waiting) -> str:
    """Return where an order without a certificate stands."""
    translate = QCoreApplication.translate
    words = {
        OrderStatus.NEEDS_CSR: translate("Waiting", "The order waits for a CSR"),
        OrderStatus.NEEDS_APPROVAL: translate("Waiting", "Someone in the account has to approve the order"),
        OrderStatus.PENDING: translate("Waiting", "The order is in the queue"),
        OrderStatus.PROCESSING: translate("Waiting", "Approved and being processed"),
        OrderStatus.REJECTED: translate("Waiting", "The request was denied"),
        OrderStatus.CANCELED: translate("Waiting", "The order was cancelled before it was issued"),
    }
    unknown = translate("Waiting", "The dates of the certificate are not known here")
    return words.get(waiting.status, unknown) if waiting.status else unknown


def waiting_text(waiting: Waiting) -> str:
    """Return what to do about it, or that there is nothing to do."""
    translate = QCoreApplication.translate
    words = {
        OrderStatus.NEEDS_CSR: translate("Waiting", "It is your move: add a CSR to let the order continue."),
        OrderStatus.NEEDS_APPROVAL: translate(
            "Waiting", "It is the approver’s move. A note to them names the order and what to do."
        ),
        OrderStatus.PENDING: translate(
            "Waiting", "DigiCert has the next move. Until the order is processed it can be cancelled."
        ),
        OrderStatus.PROCESSING: translate(
            "Waiting", "It is issued once every name is proved. “Prove names…” says what is left to do."
        ),
        OrderStatus.REJECTED: translate("Waiting", "Ask OpenSRS Support why, or place a new order."),
        OrderStatus.CANCELED: translate("Waiting", "Nothing was issued, and there is nothing to do."),
    }
    unknown = translate("Waiting", "The Reseller Control Panel did not name them.")
    if not waiting.is_looked_up:
        unknown = translate("Waiting", "Nobody was asked about this order yet.")
    return words.get(waiting.status, unknown) if waiting.status else unknown
