"""The words of messages about files and this computer."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.FILE_READ: Words(translate("Failures", "Could not read {file}"), translate("Failures", "{cause}.")),
        MessageKey.FILE_WRITE: Words(
            translate("Failures", "Could not save in {folder}"), translate("Failures", "{cause}.")
        ),
        MessageKey.FILE_EXISTS: Words(
            translate("Failures", "{file} is there already"),
            translate("Failures", "Replace it, or keep both under two names."),
        ),
        MessageKey.FILE_NAME: Words(
            "", translate("Failures", "This name cannot be used for a file. Letters, digits, dots and dashes can.")
        ),
        MessageKey.FILE_CHANGED: Words(
            translate("Failures", "{file} did not hold what was issued"),
            translate("Failures", "CertDesk read the file back and it differs, so it was removed. Try another folder."),
        ),
        MessageKey.ALREADY_OPEN: Words(
            translate("Failures", "CertDesk is already open"),
            translate(
                "Failures", "The one that is open does not answer. Close it, or wait a moment, then start again."
            ),
        ),
        MessageKey.HOME_READ_ONLY: Words(
            translate("Failures", "CertDesk cannot write in its folder"),
            translate("Failures", "It keeps the order book in {folder}, and you may not write there."),
        ),
        MessageKey.DATABASE_DAMAGED: Words(
            translate("Failures", "{file} is damaged"),
            translate("Failures", "CertDesk can move it aside and start a new one. The damaged file is kept."),
        ),
        MessageKey.DATABASE_FOREIGN: Words(
            translate("Failures", "{file} belongs to another program"),
            translate("Failures", "CertDesk can move it aside and start a new one. The other file is kept."),
        ),
        MessageKey.DATABASE_NEWER: Words(
            translate("Failures", "{file} comes from a newer CertDesk"),
            translate("Failures", "Use the newer version, or move the file aside. Nothing was changed in it."),
        ),
        MessageKey.DATABASE_BUSY: Words(
            translate("Failures", "{file} is in use"),
            translate("Failures", "Another program holds it. Try again in a moment."),
        ),
        MessageKey.DISK_FULL: Words(
            translate("Failures", "The disk is full"),
            translate("Failures", "Nothing was changed. Free some space, then try again."),
        ),
        MessageKey.VAULT_KEY: Words(
            translate("Failures", "The key of the practice CA cannot be read"),
            translate(
                "Failures", "It is kept in {place}. Without it the practice CA cannot sign; Start over makes a new one."
            ),
        ),
        MessageKey.PORT_TAKEN: Words(
            translate("Failures", "Port {port} is taken"),
            translate(
                "Failures",
                "Earlier practice certificates name it for their revocation lists, and another program holds "
                "it. CertDesk uses another port for new ones.",
            ),
        ),
        MessageKey.ZONE_FORM: Words(
            translate("Failures", "Line {line} cannot be read"),
            translate("Failures", "Write records as name, type and value, and files as address and value."),
        ),
        MessageKey.ADDRESS_FORM: Words(
            "", translate("Failures", "Write an IP address and a port, as in 127.0.0.1:5353.")
        ),
        MessageKey.LOOKUP: Words(
            translate("Failures", "{address} did not answer"),
            translate("Failures", "The practice CA looked there because it was told to. Nothing was proved."),
        ),
    }
