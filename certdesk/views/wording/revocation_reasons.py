"""The reasons of a revocation as people say them, where they are chosen and where they are told of afterwards."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.revocation import RevocationReason


def reason_word(reason: RevocationReason) -> str:
    """Return the reason as people say it."""
    translate = QCoreApplication.translate
    words = {
        RevocationReason.UNSPECIFIED: translate("Revoke", "No reason given"),
        RevocationReason.KEY_COMPROMISE: translate("Revoke", "Key compromised"),
        RevocationReason.AFFILIATION_CHANGED: translate("Revoke", "Details changed"),
        RevocationReason.SUPERSEDED: translate("Revoke", "Replaced"),
        RevocationReason.CESSATION_OF_OPERATION: translate("Revoke", "Site closed"),
    }
    return words[reason]


def reason_help(reason: RevocationReason) -> str:
    """Return when to give the reason (BR 7.2.2: subscribers must be told)."""
    translate = QCoreApplication.translate
    words = {
        RevocationReason.UNSPECIFIED: translate("Revoke", "None of the others fits, or you leave it open."),
        RevocationReason.KEY_COMPROMISE: translate("Revoke", "Somebody else has the private key, or may have it."),
        RevocationReason.AFFILIATION_CHANGED: translate(
            "Revoke", "The organisation’s name or other details changed. The key is safe."
        ),
        RevocationReason.SUPERSEDED: translate("Revoke", "A new certificate has taken its place. The key is safe."),
        RevocationReason.CESSATION_OF_OPERATION: translate(
            "Revoke", "The site is closed, or the domain is not yours any more."
        ),
    }
    return words[reason]
