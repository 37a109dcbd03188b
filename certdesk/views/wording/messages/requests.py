"""The words of messages about signing requests."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    translate = QCoreApplication.translate
    return {
        MessageKey.CSR_NOTCSR: Words(
            translate("Failures", "This is not a CSR"),
            translate("Failures", "It looks like {what}. A CSR starts with “BEGIN CERTIFICATE REQUEST”."),
        ),
        MessageKey.CSR_KEYFILE: Words(
            translate("Failures", "This file holds a private key"),
            translate(
                "Failures",
                "CertDesk did not keep it. Private keys stay on your server. Use the .csr file that was made with it.",
            ),
        ),
        MessageKey.CSR_CERT: Words(
            translate("Failures", "This is a certificate, not a CSR"),
            translate("Failures", "It belongs to {name} and ends on {date}."),
        ),
        MessageKey.CSR_EMPTY: Words(
            translate("Failures", "The file is empty"),
            translate("Failures", "It has no content. Make the CSR again or choose another file."),
        ),
        MessageKey.CSR_BIG: Words(
            translate("Failures", "The file is too large for a CSR"),
            translate("Failures", "It has {size}. A CSR is a few kilobytes."),
        ),
        MessageKey.CSR_BROKEN: Words(
            translate("Failures", "The CSR is damaged"),
            translate("Failures", "It stops at line {line}. Copy it again, with both the BEGIN and END lines."),
            translate("Failures", "It cannot be read to its end. Copy it again, with both the BEGIN and END lines."),
        ),
        MessageKey.CSR_SIG: Words(
            translate("Failures", "The CSR is not signed by its own key"),
            translate("Failures", "It was changed after it was made. Make a new one."),
        ),
        MessageKey.CSR_WEAK: Words(
            translate("Failures", "The key is too small"),
            translate("Failures", "{algorithm}. The minimum is RSA 2048; of the curves P-256 and P-384 are signed."),
        ),
        MessageKey.KEY_REUSED: Words(
            translate("Failures", "This key is already in use"),
            translate("Failures", "Another order, {name}, uses the same key. Two sites must not share one key pair."),
        ),
        MessageKey.KEY_COMPROMISED: Words(
            translate("Failures", "This key is blocked"),
            translate(
                "Failures",
                "A certificate with this key was revoked because the key was compromised. Make a new key pair.",
            ),
        ),
        MessageKey.CN_MISMATCH: Words(
            translate("Failures", "The CSR is for another name"),
            translate(
                "Failures",
                "CSR: {a}. Order: {b}. Make a CSR with the order’s common name. If you meant the other site, "
                "use that order instead.",
            ),
        ),
        MessageKey.CSR_LINK: Words(
            translate("Failures", "This is a link"),
            translate("Failures", "Drop the file itself. CertDesk does not fetch links."),
        ),
        MessageKey.CSR_NO_PATH: Words(
            translate("Failures", "This attachment cannot be read from here"),
            translate("Failures", "Save the attachment first, or copy its text and paste."),
        ),
        MessageKey.ARCHIVE_BIG: Words(
            translate("Failures", "The archive is too large"),
            translate("Failures", "CertDesk looks into archives of up to {number} files and {most}, unpacked."),
        ),
        MessageKey.ARCHIVE_CLOSED: Words(
            translate("Failures", "The archive is protected"),
            translate("Failures", "Unpack it first, and drop what was in it."),
        ),
        MessageKey.ARCHIVE_BROKEN: Words(
            translate("Failures", "The archive is damaged"),
            translate("Failures", "It cannot be unpacked. Fetch it again, or drop what was in it."),
        ),
    }
