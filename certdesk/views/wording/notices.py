"""The words of the notice above an order's acts, and an order's particulars as text for a support request."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import (
    Banner,
    BrandRetired,
    Page,
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


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice with the icon and tone that go with it."""

    words: Words
    icon: Icon
    tone: ToneName


def notice_of(banner: Banner) -> Notice:
    """Return the words, icon and tone of `banner`."""
    match banner:
        case SessionEnded(at):
            return Notice(_ended_words(dates.clock_time(at)), Icon.TIMER_OFF, ToneName.AMBER)
        case ServedByOpenSrs(brand):
            words = words_of(CertDeskError(MessageKey.ROUTE_OPENSRS, brand=brand.value))
            return Notice(words, Icon.ROUTE, ToneName.SLATE)
        case BrandRetired(brand):
            words = words_of(CertDeskError(MessageKey.BRAND_RETIRED, brand=brand.value))
            return Notice(words, Icon.INFO, ToneName.AMBER)
        case StatusUnknown(word):
            return Notice(_unknown_words(displayable(word, 40)), Icon.CIRCLE_QUESTION_MARK, ToneName.SLATE)
        case Trouble(error):
            return Notice(words_of(error), Icon.TRIANGLE_ALERT, ToneName.AMBER)
        case _:
            assert_never(banner)


def particulars(page: Page) -> str:
    """Return what identifies an order, one line each, to be pasted where somebody else is asked about it."""
    translate = QCoreApplication.translate
    lines = (
        (translate("Particulars", "Common name"), page.header.name),
        (translate("Particulars", "Supplier order ID"), page.fields.supplier_id),
        (translate("Particulars", "Order ID"), page.fields.order_id),
        (translate("Particulars", "Brand"), page.fields.brand.value),
        (translate("Particulars", "Product"), page.header.product),
        (translate("Particulars", "Status"), page.header.status_word),
    )
    template = translate("Particulars", "{what}: {value}")
    return "\n".join(template.format(what=what, value=displayable(value)) for what, value in lines if value)


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
