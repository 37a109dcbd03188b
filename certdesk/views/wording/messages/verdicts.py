"""The words of what is said of a signing request that was read."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    return {**_keys(), **_names(), **_notes()}


def _keys() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.CSR_UNVERIFIED: Words(
            translate("Failures", "The signature of the CSR cannot be checked"),
            translate("Failures", "It is made with {signature}. Make a CSR that is signed with SHA-256."),
        ),
        MessageKey.KEY_SAME: Words(
            translate("Failures", "This is the same key as before"),
            translate(
                "Failures",
                "The CSR uses the key of the certificate you are replacing. A new key pair is safer, and needed if the "
                "old one may have leaked.",
            ),
        ),
        MessageKey.KEY_SAME_LEAKED: Words(
            translate("Failures", "This is the key that was compromised"),
            translate("Failures", "The reason says that the old key leaked. Make a new key pair."),
        ),
        MessageKey.KEY_KIND: Words(
            translate("Failures", "This kind of key is not certified"),
            translate("Failures", "{algorithm}. Web servers get RSA, P-256 or P-384."),
        ),
        MessageKey.KEY_CURVE: Words(
            translate("Failures", "This curve is not certified"),
            translate("Failures", "{algorithm}. Of the curves P-256 and P-384 are signed."),
        ),
        MessageKey.KEY_CURVE_ASKED: Words(
            translate("Failures", "P-521 is refused by many"),
            translate("Failures", "The rules allow it, but browsers and authorities rarely do. P-256 or P-384 work."),
        ),
        MessageKey.KEY_LARGE: Words(
            translate("Failures", "The key is too large"),
            translate("Failures", "{algorithm}. The largest that is signed is RSA 8192."),
        ),
        MessageKey.KEY_UNEVEN: Words(
            translate("Failures", "The key has an unusual size"),
            translate("Failures", "{algorithm}. The size has to be a multiple of 8, as RSA 2048 and 3072 are."),
        ),
        MessageKey.KEY_EXPONENT: Words(
            translate("Failures", "The key has a bad exponent"),
            translate("Failures", "It has to be an odd number of 3 or more. Make a new key pair."),
        ),
        MessageKey.KEY_FACTOR: Words(
            translate("Failures", "The key is broken"),
            translate(
                "Failures", "Its modulus has a small factor, so anybody can find the private key. Make a new one."
            ),
        ),
        MessageKey.KEY_CLOSE: Words(
            translate("Failures", "The key is broken"),
            translate(
                "Failures", "Its two primes are close together, so anybody can find the private key. Make a new one."
            ),
        ),
        MessageKey.KEY_ROCA: Words(
            translate("Failures", "The key comes from a faulty chip"),
            translate(
                "Failures", "It has the mark of ROCA (CVE-2017-15361), and can be broken. Make a new one elsewhere."
            ),
        ),
        MessageKey.KEY_KNOWN: Words(
            translate("Failures", "This key is known to others"),
            translate("Failures", "It is in a list of weak or compromised keys. Make a new key pair."),
        ),
        MessageKey.KEY_POINT: Words(
            translate("Failures", "The key is damaged"),
            translate("Failures", "Its point is not on the curve. Make a new key pair."),
        ),
        MessageKey.KEY_SHORT: Words(
            translate("Failures", "The key is strong enough"),
            translate("Failures", "RSA 2048 is the minimum; 3072 is advised."),
        ),
        MessageKey.KEY_CHANGED: Words(
            translate("Failures", "Another kind of key than before"),
            translate("Failures", "It was {before} and will be {algorithm}. Old devices may not know it."),
        ),
        MessageKey.KEY_UNUSUAL: Words(
            translate("Failures", "The key has an unusual exponent"),
            translate("Failures", "It is allowed. Most keys have 65537."),
        ),
    }


def _names() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.CN_WILDCARD: Words(
            translate("Failures", "The CSR and the order differ by a wildcard"),
            translate("Failures", "CSR: {a}. Order: {b}. The order keeps its common name."),
        ),
        MessageKey.CN_OTHER: Words(
            translate("Failures", "The common name is among the names"),
            translate("Failures", "The CSR has {a} first. The order keeps {b} as its common name."),
        ),
        MessageKey.NAMES_UNSEEN: Words(
            translate("Failures", "The present names are not known yet"),
            translate("Failures", "Sign in to the order, and CertDesk compares them with those of the CSR."),
        ),
        MessageKey.SAN_REMOVED: Words(
            translate("Failures", "{name} would be dropped"),
            translate(
                "Failures",
                "Removing a name makes DigiCert revoke earlier versions of this certificate within 72 hours. "
                "Have the new one installed before then.",
            ),
        ),
        MessageKey.SAN_ADDED: Words(
            translate("Failures", "{name} would be added"),
            translate("Failures", "It has to be validated unless its domain is proved already, and may cost extra."),
        ),
        MessageKey.CSR_NAMELESS: Words(
            translate("Failures", "The CSR asks for no names"),
            translate("Failures", "The certificate keeps the names of the order."),
        ),
        MessageKey.NAME_FORM: Words(
            translate("Failures", "{name} is not a host name"),
            translate("Failures", "Names have letters, digits and hyphens, with dots between them."),
        ),
        MessageKey.NAME_UNDERSCORE: Words(
            translate("Failures", "{name} has an underscore"),
            translate("Failures", "Certificates may not carry underscores. Use a hyphen, and change the name in DNS."),
        ),
        MessageKey.NAME_IDNA: Words(
            translate("Failures", "{name} is no good international name"),
            translate("Failures", "Its characters are not allowed together in a domain name (IDNA 2008)."),
        ),
        MessageKey.NAME_LONG: Words(
            translate("Failures", "{name} is too long"),
            translate("Failures", "A name has 253 characters at most, and 63 between two dots."),
        ),
        MessageKey.NAME_ADDRESS: Words(
            translate("Failures", "{name} is an IP address"),
            translate("Failures", "This order certifies host names only."),
        ),
        MessageKey.NAME_REVERSE: Words(
            translate("Failures", "{name} is a reverse lookup name"),
            translate("Failures", "Such names are not certified any more."),
        ),
        MessageKey.NAME_INTERNAL: Words(
            translate("Failures", "{name} is an internal name"),
            translate("Failures", "It does not end in a public top-level domain, so nobody can prove control over it."),
        ),
        MessageKey.NAME_RESERVED: Words(
            translate("Failures", "{name} is reserved"),
            translate("Failures", "Its top-level domain is set aside for tests and documentation."),
        ),
        MessageKey.NAME_WILDCARD: Words(
            translate("Failures", "{name} has its wildcard in the wrong place"),
            translate("Failures", "The star stands alone at the very left, as in *.{base}."),
        ),
        MessageKey.NAME_SUFFIX: Words(
            translate("Failures", "{name} is too wide"),
            translate("Failures", "Anybody can register names below it, so no wildcard is given for it."),
        ),
    }


def _notes() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.ORGANISATION_DIFFERS: Words(
            translate("Failures", "The organisation is spelled otherwise"),
            translate("Failures", "CSR: {a}. Order: {b}. DigiCert uses the data that it validated."),
        ),
        MessageKey.CSR_OLD_HASH: Words(
            translate("Failures", "The CSR is signed with {hash}"),
            translate("Failures", "That is old, and only proves who holds the key. The certificate gets SHA-256."),
        ),
        MessageKey.CSR_PASSWORD: Words(
            translate("Failures", "The CSR holds a challenge password"),
            translate("Failures", "It is not used. Everybody who reads the CSR can read it."),
        ),
        MessageKey.CSR_UNIT: Words(
            translate("Failures", "The CSR names a department"),
            translate("Failures", "Certificates carry no OU any more. It is left out."),
        ),
        MessageKey.CSR_ATTRIBUTES: Words(
            translate("Failures", "The CSR asks for more"),
            translate("Failures", "It holds attributes that DigiCert does not take over."),
        ),
        MessageKey.CSR_OTHER_NAMES: Words(
            translate("Failures", "The CSR holds names of other kinds"),
            translate("Failures", "E-mail addresses and links are left out of web server certificates."),
        ),
        MessageKey.CSR_NAME_APART: Words(
            translate("Failures", "The common name is not among the names"),
            translate("Failures", "DigiCert adds it there."),
        ),
        MessageKey.CSR_REPEATED: Words(
            translate("Failures", "The CSR repeats a name"),
            translate("Failures", "It is certified once."),
        ),
        MessageKey.CSR_TRAILING_DOT: Words(
            translate("Failures", "A name ends with a dot"),
            translate("Failures", "The dot is left out."),
        ),
        MessageKey.CSR_VERSION: Words(
            translate("Failures", "The CSR has an unusual version number"),
            translate("Failures", "Some old tools write it so. It does no harm."),
        ),
        MessageKey.CSR_STRAY_TEXT: Words(
            translate("Failures", "Text around the CSR was left out"),
            translate("Failures", "Only what stands between BEGIN and END is used."),
        ),
    }
