"""The words of messages about moving off an ISO account."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    return _finding() | _provider() | _files() | _drops()


def _finding() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.ISO_NOTFOUND: Words(
            translate("Failures", "No account found yet"),
            translate("Failures", "Try a renewal notice, Account Assistance, or ask the client."),
        ),
        MessageKey.ISO_CONFLICT: Words(
            translate("Failures", "Two answers"),
            translate("Failures", "{source_a} says {number_a}, {source_b} says {number_b}."),
        ),
        MessageKey.ISO_SHARE: Words(
            translate("Failures", "Sharing a sign-in is not advised"),
            translate(
                "Failures",
                "The provider never recommends it. If the client insists, let them type it themselves, and do not "
                "write it down here.",
            ),
        ),
        MessageKey.NUMBER_FORM: Words(
            "", translate("Failures", "A customer number has one to ten digits, as in 31884207.")
        ),
        MessageKey.MIGRATION_GONE: Words(
            translate("Failures", "This migration is not here any more"),
            translate("Failures", "It was removed. Begin a new one."),
        ),
        MessageKey.MIGRATION_NAME: Words("", translate("Failures", "Give it a name of at most {number} characters.")),
    }


def _provider() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.ISO_REMOVED: Words(
            translate("Failures", "The ISO account was removed"),
            translate("Failures", "It went on {date}. Each certificate is now seen in its customer account alone."),
        ),
        MessageKey.ISO_SILENT: Words(
            translate("Failures", "The provider did not answer"),
            translate("Failures", "Your work is kept. Try again in a moment."),
        ),
        MessageKey.ASSISTANCE_EMPTY: Words("", translate("Failures", "Fill this in.")),
        MessageKey.ASSISTANCE_NOTHING: Words(
            translate("Failures", "Account Assistance found nothing"),
            translate("Failures", "No account has this. Check the spelling, or ask Customer Support."),
        ),
        MessageKey.ACCOUNT_CLOSED: Words(
            translate("Failures", "This customer account is closed"),
            translate("Failures", "Customer Support can say what became of its certificates."),
        ),
    }


def _files() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.NOT_A_NOTICE: Words(
            translate("Failures", "Not a renewal notice"),
            translate("Failures", "{file} is a mail, and says nothing of a certificate that ends."),
        ),
        MessageKey.NOTICE_WITHOUT_NUMBER: Words(
            translate("Failures", "No customer number in it"),
            translate("Failures", "{file} names a certificate, and no customer number. Look for another notice."),
        ),
        MessageKey.NOTICE_SUSPICIOUS: Words(
            translate("Failures", "This notice may not be genuine"),
            translate("Failures", "{reason} What {file} says is shown, and not used."),
        ),
        MessageKey.MAIL_FORM: Words(
            translate("Failures", "This is not a mail"),
            translate("Failures", "{file} is {instead}. Save the notice from your mail program as .eml and drop that."),
        ),
        MessageKey.CERTIFICATE_NAMELESS: Words(
            translate("Failures", "The certificate has no name"),
            translate("Failures", "{file} names no domain, so it cannot be told which site it is for."),
        ),
        MessageKey.CERTIFICATE_FILE: Words(
            translate("Failures", "No certificate in it"),
            translate("Failures", "{file} holds {inside}."),
        ),
        MessageKey.BUNDLE_PASSPHRASE: Words(
            "", translate("Failures", "{file} is protected. Type its pass phrase; it is not kept.")
        ),
        MessageKey.BUNDLE_CLOSED: Words("", translate("Failures", "{file} does not open with this pass phrase.")),
        MessageKey.HOLDINGS_MANY: Words(
            translate("Failures", "That is too many certificates"),
            translate("Failures", "One migration takes up to {number}. Begin another one for the rest."),
        ),
        MessageKey.LIST_NAMELESS: Words(
            translate("Failures", "No names in the list"),
            translate("Failures", "{file} has no column with names of certificates."),
        ),
        MessageKey.LIST_NUMBERS: Words(
            translate("Failures", "No customer numbers were taken"),
            translate(
                "Failures",
                "Several columns could be them. Put headings above, with “Customer number” over the right one, and "
                "hand it in again.",
            ),
        ),
    }


def _drops() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    usable = translate("Failures", "Drop certificates, a list (CSV) or renewal notices (.eml).")
    return {
        MessageKey.MAIL_NO_PATH: Words(
            translate("Failures", "This mail cannot be read from there"),
            translate("Failures", "Your mail program hands over no file. Save the mail as .eml and drop that."),
        ),
        MessageKey.DROP_FORM: Words(
            translate("Failures", "Nothing in it that is looked for here"),
            translate("Failures", "{file} is {instead}. Drop certificates, a list (CSV) or renewal notices (.eml)."),
            usable,
        ),
        MessageKey.FOLDER_BARE: Words(
            translate("Failures", "No files in the folder"),
            translate("Failures", "Of {file} its own files are read, and not those of folders in it. Drop these."),
        ),
        MessageKey.LIST_SHEET: Words(
            translate("Failures", "Lists are read as CSV"),
            translate("Failures", "{file} is {instead}. Save the list as CSV and drop that."),
        ),
    }
