"""The words of the notice above an order's acts, and texts about an order to be handed to somebody else."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.reminders import RefundOverdue, RefundReminder, WindowClosing
from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import (
    Banner,
    BrandRetired,
    GuestsOff,
    NewerIssued,
    RefundAwaited,
    RefundCloses,
    ServedByOpenSrs,
    SessionEnded,
    StatusUnknown,
    Trouble,
)
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.refunds import late_line


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice with the icon and tone that go with it."""

    words: Words
    icon: Icon
    tone: ToneName


def notice_of(banner: Banner) -> Notice:  # noqa: PLR0911 - one case per banner, closed by assert_never
    """Return the words, icon and tone of `banner`."""
    match banner:
        case SessionEnded(at):
            return Notice(_ended_words(dates.clock_time(at)), Icon.TIMER_OFF, ToneName.AMBER)
        case NewerIssued():
            return Notice(_newer_words(), Icon.REFRESH, ToneName.AMBER)
        case ServedByOpenSrs(brand):
            words = words_of(CertDeskError(MessageKey.ROUTE_OPENSRS, brand=brand.value))
            return Notice(words, Icon.ROUTE, ToneName.SLATE)
        case BrandRetired(brand):
            words = words_of(CertDeskError(MessageKey.BRAND_RETIRED, brand=brand.value))
            return Notice(words, Icon.INFO, ToneName.AMBER)
        case GuestsOff():
            return Notice(words_of(CertDeskError(MessageKey.GUEST_OFF)), Icon.LOCK, ToneName.AMBER)
        case StatusUnknown(word):
            return Notice(_unknown_words(displayable(word, 40)), Icon.CIRCLE_QUESTION_MARK, ToneName.SLATE)
        case RefundAwaited():
            tone = ToneName.AMBER if banner.is_overdue else ToneName.SLATE
            return Notice(_awaited_words(banner), Icon.RECEIPT, tone)
        case RefundCloses():
            return Notice(_closing_words(banner), Icon.HOURGLASS, ToneName.AMBER)
        case Trouble(error):
            return Notice(words_of(error), Icon.TRIANGLE_ALERT, ToneName.AMBER)
        case _:
            assert_never(banner)


def reminder_words(reminder: RefundReminder) -> str:
    """Return what to be reminded of, as in “Refund window closes in 2 days, on 3 Dec”."""
    translate = QCoreApplication.translate
    match reminder:
        case WindowClosing(days_left=0):
            return translate("Notices", "Refund window ends today")
        case WindowClosing(days_left=days, closes_on=day):
            text = dates.plural(translate("Notices", "Refund window closes in %n day(s), on {date}", None, days), days)
            return _dated(text, dates.short_date(day))
        case RefundOverdue(revoked_at=at):
            return _dated(translate("Notices", "Revoked {date}, and no refund was noted since"), dates.date(at))
        case _:
            assert_never(reminder)


def particulars(order: Order) -> str:
    """Return what identifies an order, one line each, to be pasted where somebody else is asked about it."""
    translate = QCoreApplication.translate
    lines = (
        (translate("Particulars", "Common name"), order.common_name),
        (translate("Particulars", "Supplier order ID"), order.supplier_id),
        (translate("Particulars", "Order ID"), order.id if order.is_looked_up else ""),
        (translate("Particulars", "Brand"), order.product.brand.value),
        (translate("Particulars", "Product"), order.product.name),
        (translate("Particulars", "Status"), order.status_word),
    )
    template = translate("Particulars", "{what}: {value}")
    return "\n".join(template.format(what=what, value=displayable(value)) for what, value in lines if value)


def approver_note(order: Order) -> str:
    """Return a note to whoever approves orders in the account, ready to be sent."""
    text = QCoreApplication.translate(
        "Notes",
        "Hello, the order of {name} waits for your approval. Open the request in the account that holds the order, "
        "and approve or reject it. Until then nothing is issued. Thank you.",
    )
    return f"{text.replace('{name}', displayable(order.common_name))}\n\n{particulars(order)}"


def administrator_note(name: str, details: str) -> str:
    """Return a note to the administrator of an account that does not let guests in, ready to be sent."""
    text = QCoreApplication.translate(
        "Notes",
        "Hello, I look after the certificate of {name}. Guest access is off for this order, so I cannot sign in to "
        "the DigiCert guest portal. Turn it on for this order, or download the certificate for me. Thank you.",
    )
    return f"{text.replace('{name}', displayable(name))}\n\n{details}"


def _newer_words() -> Words:
    translate = QCoreApplication.translate
    return Words(
        translate("Notices", "A newer certificate was issued"),
        translate("Notices", "Key, names and serial below are those of the one before. Sign in to see the new one."),
    )


def _ended_words(time: str) -> Words:
    title = QCoreApplication.translate("Notices", "Your guest session ended at {time}").format(time=time)
    return Words(title, words_of(CertDeskError(MessageKey.SESSION_ENDED)).text)


def _unknown_words(word: str) -> Words:
    translate = QCoreApplication.translate
    if not word:
        text = translate("Notices", "It came from a list. Sign in or refresh, and what the authority says stands here.")
        return Words(translate("Notices", "This order was not looked up yet"), text)
    text = translate("Notices", "The portal calls it “{word}”. Everything else on this page is as the portal says it.")
    return Words(translate("Notices", "CertDesk does not know this status yet"), text.format(word=word))


def _awaited_words(banner: RefundAwaited) -> Words:
    translate, day = QCoreApplication.translate, dates.date(banner.since)
    if banner.is_overdue:
        text = translate("Notices", "Revoked in time on {date}. Ask OpenSRS Support, or say that the refund arrived.")
        return Words(translate("Notices", "A billing cycle has passed since the order was revoked"), _dated(text, day))
    text = f"{_dated(translate('Notices', 'Revoked in time on {date}.'), day)} {late_line()}"
    return Words(translate("Notices", "Refund eligible, to be confirmed with OpenSRS Support"), text)


def _closing_words(banner: RefundCloses) -> Words:
    translate = QCoreApplication.translate
    if banner.days_left == 0:
        text = translate("Notices", "Time zones may differ, so do not count on the last hours.")
        return Words(translate("Notices", "Refund ends today"), text)
    title = dates.plural(
        translate("Notices", "The refund window closes in %n day(s)", None, banner.days_left), banner.days_left
    )
    text = translate("Notices", "Revoking by {date} is refunded automatically.")
    return Words(title, _dated(text, dates.date(banner.closes_on)))


def _dated(text: str, day: str) -> str:
    return text.replace("{date}", day)
