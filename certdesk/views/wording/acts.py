"""The words of acts, and of why one is not to be had."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from certdesk.domain.acts import Act, Verdict, WhyNot
from certdesk.domain.deeds import Deed, Receipt
from certdesk.domain.orders import OrderStatus
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.wording import dates

_ICONS = {
    Act.DOWNLOAD: Icon.DOWNLOAD,
    Act.ADD_CSR: Icon.FILE_KEY,
    Act.REISSUE: Icon.REFRESH,
    Act.REVOKE: Icon.SHIELD_OFF,
    Act.CANCEL: Icon.CIRCLE_SLASH,
    Act.WITHDRAW_REISSUE: Icon.UNDO,
    Act.PROVE_NAMES: Icon.GLOBE,
    Act.COPY_APPROVER_NOTE: Icon.COPY,
    Act.WRITE_TO_SUPPORT: Icon.PEN_LINE,
    Act.REFUND_RECEIVED: Icon.RECEIPT,
    Act.ORDER_AGAIN: Icon.PLUS,
    Act.SIGN_IN: Icon.LOG_IN,
    Act.SIGN_OUT: Icon.LOG_OUT,
    Act.REFRESH: Icon.REFRESH,
    Act.COPY_NAME: Icon.COPY,
    Act.COPY_SUPPLIER_ID: Icon.COPY,
    Act.COPY_DETAILS: Icon.COPY,
    Act.OPEN_IN_BROWSER: Icon.EXTERNAL_LINK,
    Act.REMOVE_FROM_LIST: Icon.ARCHIVE,
}


def act_icon(act: Act) -> Icon:
    """Return the icon that goes with `act`."""
    return _ICONS[act]


def act_words(act: Act) -> str:
    """Return what a button or a menu entry for `act` says, with its access key."""
    translate = QCoreApplication.translate
    words = {
        Act.DOWNLOAD: translate("Acts", "&Download…"),
        Act.ADD_CSR: translate("Acts", "&Add CSR…"),
        Act.REISSUE: translate("Acts", "Reiss&ue…"),
        Act.REVOKE: translate("Acts", "Re&voke…"),
        Act.CANCEL: translate("Acts", "Ca&ncel order…"),
        Act.WITHDRAW_REISSUE: translate("Acts", "Wit&hdraw reissue…"),
        Act.PROVE_NAMES: translate("Acts", "&Prove names…"),
        Act.COPY_APPROVER_NOTE: translate("Acts", "Copy a no&te to the approver"),
        Act.WRITE_TO_SUPPORT: translate("Acts", "&Write to OpenSRS Support…"),
        Act.REFUND_RECEIVED: translate("Acts", "The re&fund arrived"),
        Act.ORDER_AGAIN: translate("Acts", "Order a&gain…"),
        Act.SIGN_IN: translate("Acts", "&Sign in…"),
        Act.SIGN_OUT: translate("Acts", "Sign &out"),
        Act.REFRESH: translate("Acts", "&Refresh"),
        Act.COPY_NAME: translate("Acts", "&Copy name"),
        Act.COPY_SUPPLIER_ID: translate("Acts", "Copy supplier order &ID"),
        Act.COPY_DETAILS: translate("Acts", "Copy order d&etails"),
        Act.OPEN_IN_BROWSER: translate("Acts", "Open in &browser"),
        Act.REMOVE_FROM_LIST: translate("Acts", "Re&move from list"),
    }
    return words[act]


def plain_words(act: Act) -> str:
    """Return what `act` is called where it has no access key."""
    return act_words(act).replace("&", "")


def button_words(act: Act, status: OrderStatus | None) -> str:
    """Return what the button for `act` says on an order of that status."""
    if act is Act.COPY_DETAILS and status is OrderStatus.REJECTED:
        return QCoreApplication.translate("Acts", "Copy d&etails for support")
    return act_words(act)


def settled_words(receipts: Sequence[Receipt]) -> str:
    """Return what is said after a start of acts that were interrupted and turned out to be done."""
    translate = QCoreApplication.translate
    if len(receipts) == 1:
        text = translate("Acts", "Interrupted, and done after all: {deed}, {name}.")
        name = displayable(receipts[0].order.common_name, 80)
        return text.replace("{deed}", deed_words(receipts[0].deed)).replace("{name}", name)
    count = len(receipts)
    text = translate("Acts", "%n interrupted act(s) turned out to be done. Activity says which.", None, count)
    return dates.plural(text, count)


def deed_words(deed: Deed) -> str:
    """Return what was done, to stand in a sentence."""
    translate = QCoreApplication.translate
    words = {
        Deed.PLACE: translate("Deeds", "order placed"),
        Deed.SUPPLY_CSR: translate("Deeds", "CSR sent"),
        Deed.CANCEL: translate("Deeds", "order cancelled"),
        Deed.REVOKE: translate("Deeds", "order revoked"),
        Deed.REVOKE_CERTIFICATE: translate("Deeds", "certificate revoked"),
        Deed.REISSUE: translate("Deeds", "reissue requested"),
        Deed.WITHDRAW_REISSUE: translate("Deeds", "reissue withdrawn"),
    }
    return words[deed]


def menu_words(verdict: Verdict) -> str:
    """Return what the menu says for `verdict`: the act, and the reason where there is one against it."""
    words = act_words(verdict.act)
    if verdict.why_not is None:
        return words
    template = QCoreApplication.translate("Acts", "{act} — {reason}")
    return template.format(act=words, reason=reason_words(verdict.why_not))


def reason_words(why_not: WhyNot) -> str:
    """Return why an act is not to be had, to stand behind a dash."""
    translate = QCoreApplication.translate
    words = {
        WhyNot.NOT_ISSUED_YET: translate("Reasons", "there is nothing to download yet"),
        WhyNot.NEVER_ISSUED: translate("Reasons", "nothing was issued"),
        WhyNot.STATUS_UNKNOWN: translate("Reasons", "CertDesk does not know this status yet"),
        WhyNot.NOT_LOOKED_UP: translate("Reasons", "sign in or refresh to look the order up"),
        WhyNot.SERVED_BY_OPENSRS: translate("Reasons", "OpenSRS Support looks after this brand"),
        WhyNot.BRAND_RETIRED: translate("Reasons", "the guest portal does not cover this product"),
        WhyNot.HAS_CSR: translate("Reasons", "the order has its CSR"),
        WhyNot.HAS_ENDED: translate("Reasons", "the order has ended"),
        WhyNot.NOT_ENDED: translate("Reasons", "the order has not ended"),
        WhyNot.NOT_REISSUABLE: translate("Reasons", "only issued orders can be reissued"),
        WhyNot.REISSUE_PENDING: translate("Reasons", "a reissue is already on its way"),
        WhyNot.NO_REISSUE_PENDING: translate("Reasons", "no reissue is on its way"),
        WhyNot.NOT_REVOCABLE: translate("Reasons", "only issued orders can be revoked"),
        WhyNot.REVOKED_ALREADY: translate("Reasons", "the order is revoked"),
        WhyNot.GUESTS_MAY_NOT: translate("Reasons", "the account does not let guests revoke"),
        WhyNot.IS_ISSUED: translate("Reasons", "issued orders are revoked, not cancelled"),
        WhyNot.CANCELED_ALREADY: translate("Reasons", "the order is cancelled"),
        WhyNot.NEEDS_CSR_FIRST: translate("Reasons", "the order needs its CSR first"),
        WhyNot.NOTHING_TO_PROVE: translate("Reasons", "no name has to be proved"),
        WhyNot.NO_APPROVAL_ASKED: translate("Reasons", "no approval is asked for"),
        WhyNot.NOTHING_FOR_SUPPORT: translate("Reasons", "this needs nothing from OpenSRS Support"),
        WhyNot.NO_REFUND_AWAITED: translate("Reasons", "no refund is awaited"),
        WhyNot.SIGNED_IN: translate("Reasons", "you are signed in"),
        WhyNot.NOT_SIGNED_IN: translate("Reasons", "no guest session is open"),
        WhyNot.NO_SUPPLIER_ID: translate("Reasons", "the order has none yet"),
        WhyNot.WILDCARD: translate("Reasons", "a wildcard is not one site"),
        WhyNot.NO_HOST_NAME: translate("Reasons", "this is not a host name"),
    }
    return words[why_not]
