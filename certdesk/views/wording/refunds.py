"""The refund line: what can be said of a refund before an order is revoked, and after."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.refund import RefundCase, RefundOutlook
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words


def refund_words(outlook: RefundOutlook) -> Words:
    """Return the refund line of an order that would be revoked now."""
    translate = QCoreApplication.translate
    match outlook.case:
        case RefundCase.OPEN:
            text = translate("Refund", "{issued} Revoking by {date} is refunded automatically.")
            return Words(translate("Refund", "Refund"), _dated(text, outlook))
        case RefundCase.LAST_DAY:
            text = translate("Refund", "Time zones may differ, so do not count on the last hours.")
            return Words(translate("Refund", "Refund ends today"), text)
        case RefundCase.CLOSED:
            text = translate("Refund", "{issued} The 30-day window closed on {date}.")
            return Words(translate("Refund", "No refund"), _dated(text, outlook))
        case RefundCase.UNKNOWN:
            text = translate("Refund", "Orders revoked within 30 days are refunded. Check the issue date first.")
            return Words(translate("Refund", "Refund unknown"), text)
        case _:
            assert_never(outlook.case)


def refund_line(outlook: RefundOutlook) -> str:
    """Return the refund line as running text."""
    words = refund_words(outlook)
    return QCoreApplication.translate("Refund", "{title}. {text}").format(title=words.title, text=words.text)


def no_refund_words() -> Words:
    """Return what is said where one certificate ends and its order goes on."""
    translate = QCoreApplication.translate
    return Words(
        translate("Refund", "No refund"), translate("Refund", "Refunds are for whole orders. This one goes on.")
    )


def late_line() -> str:
    """Return what to do after an eligible order was revoked."""
    return QCoreApplication.translate(
        "Refund", "If the refund does not show within one billing cycle, contact OpenSRS Support."
    )


def _dated(text: str, outlook: RefundOutlook) -> str:
    date = dates.long_date(outlook.closes_on) if outlook.closes_on else ""
    return text.format(issued=_issued(outlook.days or 0), date=date)


def _issued(days: int) -> str:
    translate = QCoreApplication.translate
    if days == 0:
        return translate("Refund", "Issued today.")
    return dates.plural(translate("Refund", "Issued %n day(s) ago.", None, days), days)
