"""The words of messages about orders and the acts on them."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.ORDER_GONE: Words(
            translate("Failures", "This order is gone"),
            translate("Failures", "It is not in the book any more. Refresh the list to see what is there."),
        ),
        MessageKey.MESSAGE_GONE: Words(
            translate("Failures", "This message is gone"),
            translate("Failures", "It went with the practice world it belonged to."),
        ),
        MessageKey.NOT_ISSUED: Words(
            "", translate("Failures", "There is nothing to download yet. The order is {status}.")
        ),
        MessageKey.NOT_REVOCABLE: Words(
            translate("Failures", "There is nothing to revoke"),
            translate("Failures", "Only issued orders can be revoked, and this one is {status}."),
        ),
        MessageKey.NOT_REISSUABLE: Words(
            translate("Failures", "There is nothing to reissue"),
            translate("Failures", "Only issued orders can be reissued, and this one is {status}."),
        ),
        MessageKey.CERTIFICATE_GONE: Words(
            translate("Failures", "This certificate is not on the order"),
            translate("Failures", "It was revoked or replaced meanwhile. Refresh the order to see what is there."),
        ),
        MessageKey.CANCEL_PENDING_ONLY: Words(
            translate("Failures", "This order can no longer be cancelled"),
            translate("Failures", "Only pending orders can be cancelled, and this one is {status}."),
        ),
        MessageKey.CANCEL_ISSUED: Words(
            translate("Failures", "Issued orders are revoked, not cancelled"),
            translate("Failures", "The certificate was issued meanwhile. Revoke the order if it is not wanted."),
        ),
        MessageKey.NO_REISSUE: Words(
            translate("Failures", "There is no reissue to withdraw any more"),
            translate("Failures", "The order is {status} already. See its activity for what became of the reissue."),
        ),
        MessageKey.CSR_NOT_WANTED: Words(
            translate("Failures", "This order needs no CSR"),
            translate("Failures", "It is {status}. A CSR can be added only while the order waits for one."),
        ),
        MessageKey.REQUEST_SETTLED: Words(
            translate("Failures", "This request is settled"), translate("Failures", "It was {state} meanwhile.")
        ),
        MessageKey.PROOF_NOT_FOUND: Words(
            translate("Failures", "This link proves nothing any more"),
            translate(
                "Failures", "It was used, or it is older than 30 days. Choose e-mail again to have a new one sent."
            ),
        ),
        MessageKey.PROOF_MAIL_ENDED: Words(
            translate("Failures", "A mail proves nothing any more"),
            translate("Failures", "No authority may take one since {date}. Choose DNS or a file."),
        ),
        MessageKey.PROOF_METHOD: Words(
            translate("Failures", "This name cannot be proved that way"),
            translate("Failures", "A file on one site says nothing about every name of {name}. Choose DNS or e-mail."),
        ),
        MessageKey.CONFIRM_NAME: Words(
            "", translate("Failures", "This is not the name of the order. Type {name}, or paste it.")
        ),
        MessageKey.COMMENT_LONG: Words("", translate("Failures", "The reason is too long. {longest} characters fit.")),
        MessageKey.NAMES_FORM: Words(
            "",
            translate(
                "Failures",
                "{name} cannot stand in a public certificate. Names look like www.example.com or *.example.com.",
            ),
        ),
        MessageKey.NAMES_EMPTY: Words("", translate("Failures", "Type the names that the certificate is for.")),
        MessageKey.NAMES_LONG: Words(
            "",
            translate(
                "Failures",
                "The first name becomes the common name, and {name} is longer than {longest} characters. "
                "Put a shorter one first.",
            ),
        ),
        MessageKey.NAMES_MANY: Words(
            "", translate("Failures", "A certificate takes {longest} names. Place a second order for the others.")
        ),
        MessageKey.NAMES_WILDCARD: Words(
            "", translate("Failures", "{name} needs a wildcard product. Choose one above, or name each site.")
        ),
        MessageKey.PRODUCT_EMPTY: Words("", translate("Failures", "Choose a product.")),
        MessageKey.PRODUCT_GONE: Words(
            "", translate("Failures", "{product} is not sold any more. Choose another product.")
        ),
        MessageKey.ORGANISATION_FORM: Words(
            "", translate("Failures", "Type the organisation that the certificate is for.")
        ),
        MessageKey.CERTIFICATE_DAMAGED: Words(
            translate("Failures", "The certificate cannot be read"),
            translate("Failures", "What the portal sent is damaged. Nothing was changed here. Try again in a moment."),
        ),
        MessageKey.REQUEST_REFUSED: Words(
            translate("Failures", "The authority refused the request"),
            translate("Failures", "It would break a rule for public certificates: {rule}."),
        ),
    }
