"""What people hand in where certificates, or renewal notices, are wanted; and why a notice is not trusted."""

from PySide6.QtCore import QCoreApplication


def inside_words(kind: str) -> str:
    """Return what a file holds instead of a site's certificate, to stand within a sentence."""
    translate = QCoreApplication.translate
    words = {
        "authority": translate("Failures", "certificates of authorities, and none of a site"),
        "certificate": translate("Failures", "a damaged certificate"),
        "pkcs7": translate("Failures", "certificates in PKCS #7 (.p7b) that cannot be read"),
        "pkcs12": translate("Failures", "a damaged key store (.pfx)"),
        "jks": translate("Failures", "a Java key store (.jks). Export its certificate first"),
        "private key": translate("Failures", "a private key and no certificate. It was not kept"),
        "public key": translate("Failures", "a public key"),
        "request": translate("Failures", "a signing request (CSR)"),
        "crl": translate("Failures", "a revocation list (.crl)"),
        "text": translate("Failures", "text without a certificate in it"),
        "too large": translate("Failures", "more than a file of certificates does"),
        "endless work": translate(
            "Failures", "a key store (.pfx) that would keep this computer busy for minutes or for ever. Export it again"
        ),
        "unknown cipher": translate(
            "Failures", "a key store (.pfx) that is encrypted in a way CertDesk does not know. Export it again"
        ),
    }
    return words.get(kind, translate("Failures", "something else"))


def instead_words(kind: str) -> str:
    """Return what a file is instead of a mail, to stand within a sentence."""
    translate = QCoreApplication.translate
    words = {
        "nothing": translate("Failures", "empty"),
        "outlook message": translate("Failures", "a message of Outlook (.msg)"),
        "outlook data file": translate("Failures", "a data file of Outlook (.pst)"),
        "winmail.dat": translate("Failures", "an attachment of Outlook (winmail.dat)"),
        "pdf": translate("Failures", "a PDF"),
        "picture": translate("Failures", "a picture"),
        "office document": translate("Failures", "a document of an office program"),
        "rich text": translate("Failures", "a document (.rtf)"),
        "certificate": translate("Failures", "a certificate"),
        "packed file": translate("Failures", "a packed file"),
        "program": translate("Failures", "a program"),
    }
    return words.get(kind, translate("Failures", "something else"))


def reason_words(why: str) -> str:
    """Return what speaks against a notice, as a sentence."""
    translate = QCoreApplication.translate
    words = {
        "sender elsewhere": translate("Failures", "It was not sent from the provider’s domain."),
        "forwarded": translate("Failures", "Somebody forwarded it, and may have changed it."),
        "sender hidden": translate("Failures", "It does not say who sent it."),
        "check failed": translate("Failures", "The mail server that took it in found that its sender is not genuine."),
        "reply elsewhere": translate("Failures", "Answers to it would go to somebody else."),
        "link elsewhere": translate("Failures", "A link in it leads to somebody else."),
        "link disguised": translate("Failures", "A link in it leads elsewhere than it says."),
        "look-alike": translate("Failures", "It uses a name that only looks like the provider’s."),
    }
    return words.get(why, translate("Failures", "Something in it is not as in the provider’s notices."))
