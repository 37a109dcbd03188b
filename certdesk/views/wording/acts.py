"""The words of acts, and of why one is not to be had."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.acts import Act, Verdict, WhyNot
from certdesk.views.icons import Icon

_ICONS = {
    Act.DOWNLOAD: Icon.DOWNLOAD,
    Act.SIGN_IN: Icon.LOG_IN,
    Act.SIGN_OUT: Icon.LOG_OUT,
    Act.REFRESH: Icon.REFRESH,
    Act.COPY_NAME: Icon.COPY,
    Act.COPY_SUPPLIER_ID: Icon.COPY,
    Act.COPY_DETAILS: Icon.COPY,
    Act.OPEN_IN_BROWSER: Icon.EXTERNAL_LINK,
}


def act_icon(act: Act) -> Icon:
    """Return the icon that goes with `act`."""
    return _ICONS[act]


def act_words(act: Act) -> str:
    """Return what a button or a menu entry for `act` says, with its access key."""
    translate = QCoreApplication.translate
    words = {
        Act.DOWNLOAD: translate("Acts", "&Download…"),
        Act.SIGN_IN: translate("Acts", "&Sign in…"),
        Act.SIGN_OUT: translate("Acts", "Sign &out"),
        Act.REFRESH: translate("Acts", "&Refresh"),
        Act.COPY_NAME: translate("Acts", "&Copy name"),
        Act.COPY_SUPPLIER_ID: translate("Acts", "Copy supplier order &ID"),
        Act.COPY_DETAILS: translate("Acts", "Copy order d&etails"),
        Act.OPEN_IN_BROWSER: translate("Acts", "Open in &browser"),
    }
    return words[act]


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
        WhyNot.SIGNED_IN: translate("Reasons", "you are signed in"),
        WhyNot.NOT_SIGNED_IN: translate("Reasons", "no guest session is open"),
        WhyNot.NO_SUPPLIER_ID: translate("Reasons", "the order has none yet"),
        WhyNot.WILDCARD: translate("Reasons", "a wildcard is not one site"),
        WhyNot.NO_HOST_NAME: translate("Reasons", "this is not a host name"),
    }
    return words[why_not]
