"""The words of messages about the order book and the lists taken into it."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.LIST_EMPTY: Words(
            translate("Failures", "The list is empty"), translate("Failures", "{file} has no lines to import.")
        ),
        MessageKey.LIST_BIG: Words(
            translate("Failures", "The list is too large"),
            translate("Failures", "{file} has {size}. Lists of up to {most} can be imported."),
        ),
        MessageKey.LIST_LONG: Words(
            translate("Failures", "The list is too long"),
            translate("Failures", "{file} has more than {longest} lines. Split it, and import the parts."),
        ),
        MessageKey.LIST_FORM: Words(
            translate("Failures", "{file} is not a list"),
            translate("Failures", "CertDesk reads CSV and JSON. It stops at line {line}."),
        ),
        MessageKey.LIST_COLUMNS: Words(
            translate("Failures", "A column is missing"),
            translate(
                "Failures", "Say which column holds the name or the supplier order ID, and which one the admin e-mail."
            ),
        ),
        MessageKey.CLIENT_FORM: Words(
            "", translate("Failures", "A client’s name has 1 to 120 characters on one line.")
        ),
        MessageKey.TAG_FORM: Words(
            "", translate("Failures", "A tag has 1 to 40 characters and no comma or semicolon. An order has up to 20.")
        ),
        MessageKey.NOTE_LONG: Words("", translate("Failures", "The note is too long. {longest} characters fit.")),
        MessageKey.VIEW_NAME: Words(
            "", translate("Failures", "A saved view needs a name of its own, of up to 40 characters.")
        ),
        MessageKey.ACTIVITY_BROKEN: Words(
            translate("Failures", "The activity was changed outside CertDesk"),
            translate(
                "Failures",
                "The chain of entries breaks at entry {number}. What comes after it cannot be trusted to be complete.",
            ),
        ),
    }
