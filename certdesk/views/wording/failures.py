"""What an expected failure says: its title and text, by message key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.errors import CertDeskError, Fact
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import known_status
from certdesk.domain.portal import IdentifierKind
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.orders import status_word


@dataclass(frozen=True, slots=True)
class Words:
    """A message. Field messages and toasts have no title."""

    title: str
    text: str


def words_of(error: CertDeskError) -> Words:
    """Return the words of an expected failure, filled with its facts."""
    words = _words(error.key)
    facts = {name: _shown(name, fact) for name, fact in error.facts.items()}
    return Words(_filled(words.title, facts), _filled(words.text, facts))


def _filled(text: str, facts: Mapping[str, str]) -> str:
    for name, fact in facts.items():
        text = text.replace("{" + name + "}", fact)
    return text


def _shown(name: str, fact: Fact) -> str:
    if isinstance(fact, datetime):
        return dates.clock_time(fact)
    if isinstance(fact, int):
        return _amount(name, fact)
    words = {"status": _status, "kind": _kind, "cause": _cause, "place": _place}
    return words.get(name, displayable)(fact)


def _status(word: str) -> str:
    status = known_status(word)
    return status_word(status).lower() if status else displayable(word)


def _amount(name: str, amount: int) -> str:
    match name:
        case "minutes":
            return dates.plural(QCoreApplication.translate("Failures", "%n minute(s)", None, amount), amount)
        case "seconds":
            return dates.plural(QCoreApplication.translate("Failures", "%n second(s)", None, amount), amount)
        case _:
            return str(amount)


def _kind(kind: str) -> str:
    if kind == IdentifierKind.SUPPLIER_ID:
        return QCoreApplication.translate("Failures", "supplier order ID")
    return QCoreApplication.translate("Failures", "name")


def _place(place: str) -> str:
    if place == "keyring":
        return QCoreApplication.translate("Failures", "the keyring of this computer")
    return QCoreApplication.translate("Failures", "the file vault.key")


def _cause(cause: str) -> str:
    match cause:
        case "full":
            return QCoreApplication.translate("Failures", "The disk is full")
        case "refused":
            return QCoreApplication.translate("Failures", "You may not write there")
        case "gone":
            return QCoreApplication.translate("Failures", "The folder is not there any more")
        case _:
            return QCoreApplication.translate("Failures", "The system did not say why")


def _words(key: MessageKey) -> Words:  # noqa: C901, PLR0911, PLR0912 - one case per key, closed by assert_never
    translate = QCoreApplication.translate
    match key:
        case MessageKey.NO_MATCH:
            return Words(
                "",
                translate(
                    "Failures",
                    "No order has this admin e-mail together with this {kind}. "
                    "Both are in the order status section of the Reseller Control Panel.",
                ),
            )
        case MessageKey.GUEST_OFF:
            return Words(
                translate("Failures", "Guest access is off for this order"),
                translate(
                    "Failures",
                    "The account that holds the order does not let guests in. "
                    "Ask its administrator, or sign in to the account itself.",
                ),
            )
        case MessageKey.ROUTE_OPENSRS:
            return Words(
                translate("Failures", "{brand} reissues go through OpenSRS"),
                translate(
                    "Failures",
                    "OpenSRS Support does it for you. They need the common name, the supplier order ID and a CSR.",
                ),
            )
        case MessageKey.BRAND_RETIRED:
            return Words(
                translate("Failures", "The guest portal does not cover {brand} here"),
                translate(
                    "Failures",
                    "DigiCert discontinued its {brand} consumer brand on 30 September 2020. "
                    "Ask OpenSRS Support what replaces this order.",
                ),
            )
        case MessageKey.EMAIL_FORM:
            return Words("", translate("Failures", "This is not an e-mail address. It looks like name@example.com."))
        case MessageKey.IDENTIFIER_FORM:
            return Words("", translate("Failures", "Type a name on the order, or its supplier order ID."))
        case MessageKey.CODE_WRONG:
            return Words("", translate("Failures", "That code does not match. Check the newest e-mail."))
        case MessageKey.CODE_SHORT:
            return Words("", translate("Failures", "The code looks cut off. Copy all of it from the e-mail."))
        case MessageKey.CODE_USED:
            return Words("", translate("Failures", "This code was used already. Each code opens one session."))
        case MessageKey.CODE_EXPIRED:
            return Words("", translate("Failures", "This code has expired. Codes last two hours."))
        case MessageKey.CODE_LIMIT:
            return Words(
                translate("Failures", "Too many tries"),
                translate(
                    "Failures",
                    "DigiCert has paused sign-in for this order. Wait {minutes}, then send a new code.",
                ),
            )
        case MessageKey.RESEND_SOON:
            return Words("", translate("Failures", "A new code can be sent in {seconds}."))
        case MessageKey.SESSION_ENDED:
            return Words(
                translate("Failures", "Your guest session ended"),
                translate(
                    "Failures", "You still see what was saved here. Sign in again to download, reissue or revoke."
                ),
            )
        case MessageKey.PORTAL:
            return Words(
                translate("Failures", "DigiCert’s guest portal did not answer"),
                translate("Failures", "Your work is kept. Try again in a moment."),
            )
        case MessageKey.ORDER_GONE:
            return Words(
                translate("Failures", "This order is gone"),
                translate("Failures", "It is not in the book any more. Refresh the list to see what is there."),
            )
        case MessageKey.MESSAGE_GONE:
            return Words(
                translate("Failures", "This message is gone"),
                translate("Failures", "It went with the practice world it belonged to."),
            )
        case MessageKey.NOT_ISSUED:
            return Words("", translate("Failures", "There is nothing to download yet. The order is {status}."))
        case MessageKey.CERTIFICATE_DAMAGED:
            return Words(
                translate("Failures", "The certificate cannot be read"),
                translate(
                    "Failures", "What the portal sent is damaged. Nothing was changed here. Try again in a moment."
                ),
            )
        case MessageKey.REQUEST_REFUSED:
            return Words(
                translate("Failures", "The authority refused the request"),
                translate("Failures", "It would break a rule for public certificates: {rule}."),
            )
        case MessageKey.FILE_WRITE:
            return Words(translate("Failures", "Could not save in {folder}"), translate("Failures", "{cause}."))
        case MessageKey.FILE_EXISTS:
            return Words(
                translate("Failures", "{file} is there already"),
                translate("Failures", "Replace it, or keep both under two names."),
            )
        case MessageKey.FILE_NAME:
            return Words(
                "", translate("Failures", "This name cannot be used for a file. Letters, digits, dots and dashes can.")
            )
        case MessageKey.FILE_CHANGED:
            return Words(
                translate("Failures", "{file} did not hold what was issued"),
                translate(
                    "Failures", "CertDesk read the file back and it differs, so it was removed. Try another folder."
                ),
            )
        case MessageKey.ALREADY_OPEN:
            return Words(
                translate("Failures", "CertDesk is already open"),
                translate(
                    "Failures", "The one that is open does not answer. Close it, or wait a moment, then start again."
                ),
            )
        case MessageKey.HOME_READ_ONLY:
            return Words(
                translate("Failures", "CertDesk cannot write in its folder"),
                translate("Failures", "It keeps the order book in {folder}, and you may not write there."),
            )
        case MessageKey.DATABASE_DAMAGED:
            return Words(
                translate("Failures", "{file} is damaged"),
                translate("Failures", "CertDesk can move it aside and start a new one. The damaged file is kept."),
            )
        case MessageKey.DATABASE_FOREIGN:
            return Words(
                translate("Failures", "{file} belongs to another program"),
                translate("Failures", "CertDesk can move it aside and start a new one. The other file is kept."),
            )
        case MessageKey.DATABASE_NEWER:
            return Words(
                translate("Failures", "{file} comes from a newer CertDesk"),
                translate("Failures", "Use the newer version, or move the file aside. Nothing was changed in it."),
            )
        case MessageKey.DATABASE_BUSY:
            return Words(
                translate("Failures", "{file} is in use"),
                translate("Failures", "Another program holds it. Try again in a moment."),
            )
        case MessageKey.DISK_FULL:
            return Words(
                translate("Failures", "The disk is full"),
                translate("Failures", "Nothing was changed. Free some space, then try again."),
            )
        case MessageKey.VAULT_KEY:
            return Words(
                translate("Failures", "The key of the practice CA cannot be read"),
                translate(
                    "Failures",
                    "It is kept in {place}. Without it the practice CA cannot sign; Start over makes a new one.",
                ),
            )
        case _:
            assert_never(key)
