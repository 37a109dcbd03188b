"""The words of messages about the guest portal."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.NO_MATCH: Words(
            "",
            translate(
                "Failures",
                "No order has this admin e-mail together with this {kind}. Both are in the order status section "
                "of the Reseller Control Panel.",
            ),
        ),
        MessageKey.GUEST_OFF: Words(
            translate("Failures", "Guest access is off for this order"),
            translate(
                "Failures",
                "The account that holds the order does not let guests in. Ask its administrator, or sign in to "
                "the account itself.",
            ),
        ),
        MessageKey.ROUTE_OPENSRS: Words(
            translate("Failures", "{brand} reissues go through OpenSRS"),
            translate(
                "Failures",
                "OpenSRS Support does it for you. They need the common name, the supplier order ID and a CSR.",
            ),
        ),
        MessageKey.BRAND_RETIRED: Words(
            translate("Failures", "The guest portal does not cover {brand} here"),
            translate(
                "Failures",
                "DigiCert discontinued its {brand} consumer brand on 30 September 2020. Ask OpenSRS Support "
                "what replaces this order.",
            ),
        ),
        MessageKey.EMAIL_FORM: Words(
            "", translate("Failures", "This is not an e-mail address. It looks like name@example.com.")
        ),
        MessageKey.IDENTIFIER_FORM: Words(
            "", translate("Failures", "Type a name on the order, or its supplier order ID.")
        ),
        MessageKey.CODE_WRONG: Words("", translate("Failures", "That code does not match. Check the newest e-mail.")),
        MessageKey.CODE_SHORT: Words(
            "", translate("Failures", "The code looks cut off. Copy all of it from the e-mail.")
        ),
        MessageKey.CODE_USED: Words(
            "", translate("Failures", "This code was used already. Each code opens one session.")
        ),
        MessageKey.CODE_EXPIRED: Words("", translate("Failures", "This code has expired. Codes last two hours.")),
        MessageKey.CODE_LIMIT: Words(
            translate("Failures", "Too many tries"),
            translate("Failures", "DigiCert has paused sign-in for this order. Wait {minutes}, then send a new code."),
        ),
        MessageKey.RESEND_SOON: Words("", translate("Failures", "A new code can be sent in {seconds}.")),
        MessageKey.SESSION_ENDED: Words(
            translate("Failures", "Your guest session ended"),
            translate("Failures", "You still see what was saved here. Sign in again to download, reissue or revoke."),
        ),
        MessageKey.PORTAL: Words(
            translate("Failures", "DigiCert’s guest portal did not answer"),
            translate("Failures", "Your work is kept. Try again in a moment."),
        ),
        MessageKey.OFFLINE: Words(
            translate("Failures", "You are offline"),
            translate(
                "Failures", "Showing what was saved before. Everything can be read; acts wait until you are back."
            ),
        ),
        MessageKey.REVOKE_OFF: Words(
            translate("Failures", "Guests cannot revoke this order"),
            translate("Failures", "The account that holds it has switched that off. Ask its administrator."),
        ),
        MessageKey.REISSUE_PENDING: Words(
            translate("Failures", "A reissue is already on its way"),
            translate("Failures", "Wait for it, or withdraw it first."),
        ),
    }
