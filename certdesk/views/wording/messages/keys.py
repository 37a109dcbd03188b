"""The words of messages about private keys, files that hold them, and lists of keys."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.VAULT_PASSPHRASE: Words("", translate("Failures", "That pass phrase does not open the keys.")),
        MessageKey.VAULT_LOCKED: Words(
            translate("Failures", "The keys are locked"),
            translate("Failures", "Give the pass phrase that protects the keys on this computer."),
        ),
        MessageKey.VAULT_KEYRING: Words(
            translate("Failures", "The private keys cannot be opened"),
            translate(
                "Failures",
                "What opens them is in the keyring of this computer, which does not give it now. Unlock it, then try "
                "again.",
            ),
        ),
        MessageKey.PASSPHRASE_SHORT: Words("", translate("Failures", "A pass phrase has {number} characters or more.")),
        MessageKey.PASSPHRASE_ASCII: Words(
            "", translate("Failures", "Use letters, digits and signs of the English keyboard: Java takes no others.")
        ),
        MessageKey.KEY_MISMATCH: Words(
            translate("Failures", "The key does not belong to this certificate"),
            translate(
                "Failures", "The certificate was made from another CSR. Look for the key that was made with that."
            ),
        ),
        MessageKey.KEY_GONE: Words(
            translate("Failures", "The key is not here any more"),
            translate("Failures", "It was removed. Make a new key pair and reissue the certificate."),
        ),
        MessageKey.KEY_DAMAGED: Words(
            translate("Failures", "The key is damaged"),
            translate(
                "Failures", "What is kept of it here was changed. Make a new key pair and reissue the certificate."
            ),
        ),
        MessageKey.KEY_FILE_FORM: Words(
            translate("Failures", "This is not a private key"),
            translate("Failures", "{file} holds {what}. A key file starts with “BEGIN PRIVATE KEY” or the like."),
        ),
        MessageKey.KEY_FILE_PASSPHRASE: Words(
            "", translate("Failures", "The key file is protected, and this pass phrase does not open it.")
        ),
        MessageKey.KEY_LIST_FORM: Words(
            translate("Failures", "This is not a list of keys"),
            translate(
                "Failures",
                "Line {line} is no digest. Each line begins with a SHA-256 of a public key, or with the twenty digits "
                "of a Debian blacklist.",
            ),
        ),
    }
