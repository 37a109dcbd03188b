"""What people hand in where a CSR is wanted, by the words in which the reader of CSRs tells it."""

from PySide6.QtCore import QCoreApplication


def mistaken_for_csr(kind: str) -> str:
    """Return what it looks like, to stand within a sentence."""
    translate = QCoreApplication.translate
    words = {
        "certificate": translate("Failures", "a damaged certificate"),
        "public key": translate("Failures", "a public key"),
        "ssh key": translate("Failures", "a public key for SSH"),
        "pgp": translate("Failures", "something made with PGP"),
        "pkcs7": translate("Failures", "certificates in PKCS #7 (.p7b)"),
        "pkcs12": translate("Failures", "a key store in PKCS #12 (.pfx)"),
        "jks": translate("Failures", "a Java key store (.jks)"),
        "crl": translate("Failures", "a revocation list (.crl)"),
        "spkac": translate("Failures", "a request of a browser (SPKAC)"),
        "crmf": translate("Failures", "a request in CRMF form"),
        "cmp": translate("Failures", "a message in CMP form"),
        "cmc": translate("Failures", "a request in CMC form"),
        "parameters": translate("Failures", "parameters for making keys"),
        "text": translate("Failures", "text without a CSR in it"),
        "requests": translate("Failures", "several CSRs in one file"),
        "empty folder": translate("Failures", "a folder without files in it"),
        "nothing": translate("Failures", "an empty clipboard"),
    }
    return words.get(kind, translate("Failures", "a file of another kind"))
