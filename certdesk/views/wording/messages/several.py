"""The words of what is said of a request in hand: of several names at once, and where a form asks otherwise."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def in_hand() -> dict[MessageKey, Words]:
    """Return the words of keys that a form asks about otherwise than what is said of a signing request."""
    translate = QCoreApplication.translate
    return {
        MessageKey.NAMES_WILDCARD: Words(
            translate("Failures", "{name} is a wildcard"),
            translate("Failures", "The order’s product carries none. Make a CSR that names each site."),
        ),
        MessageKey.NAMES_MANY: Words(
            translate("Failures", "There are too many names"),
            translate("Failures", "A certificate takes {longest}. Make a CSR with fewer names."),
        ),
    }


def of_several() -> dict[MessageKey, Words]:
    """Return the words of each key that may be about several names (`number`); {name} is the first of them."""
    translate = QCoreApplication.translate
    return {
        MessageKey.KEY_REUSED: Words(
            translate("Failures", "This key is already in use"),
            translate(
                "Failures",
                "{number} other orders use the same key, among them {name}. Two sites must not share one key pair.",
            ),
        ),
        MessageKey.SAN_REMOVED: Words(
            translate("Failures", "{number} names would be dropped"),
            translate(
                "Failures",
                "Removing a name makes DigiCert revoke earlier versions of this certificate within 72 hours. "
                "Have the new one installed before then.",
            ),
        ),
        MessageKey.SAN_ADDED: Words(
            translate("Failures", "{number} names would be added"),
            translate(
                "Failures", "They have to be validated unless their domains are proved already, and may cost extra."
            ),
        ),
        MessageKey.NAMES_WILDCARD: Words(
            translate("Failures", "{number} names are wildcards"),
            translate("Failures", "The order’s product carries none. Make a CSR that names each site."),
        ),
        **_flaws_of_several(),
    }


def _flaws_of_several() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.NAME_FORM: Words(
            translate("Failures", "{number} names are no host names"),
            translate("Failures", "Names have letters, digits and hyphens, with dots between them."),
        ),
        MessageKey.NAME_UNDERSCORE: Words(
            translate("Failures", "{number} names have an underscore"),
            translate("Failures", "Certificates may not carry underscores. Use hyphens, and change the names in DNS."),
        ),
        MessageKey.NAME_IDNA: Words(
            translate("Failures", "{number} names are no good international names"),
            translate("Failures", "Their characters are not allowed together in a domain name (IDNA 2008)."),
        ),
        MessageKey.NAME_LONG: Words(
            translate("Failures", "{number} names are too long"),
            translate("Failures", "A name has 253 characters at most, and 63 between two dots."),
        ),
        MessageKey.NAME_ADDRESS: Words(
            translate("Failures", "{number} names are IP addresses"),
            translate("Failures", "This order certifies host names only."),
        ),
        MessageKey.NAME_REVERSE: Words(
            translate("Failures", "{number} names are reverse lookup names"),
            translate("Failures", "Such names are not certified any more."),
        ),
        MessageKey.NAME_INTERNAL: Words(
            translate("Failures", "{number} names are internal"),
            translate(
                "Failures", "They do not end in a public top-level domain, so nobody can prove control over them."
            ),
        ),
        MessageKey.NAME_RESERVED: Words(
            translate("Failures", "{number} names are reserved"),
            translate("Failures", "Their top-level domains are set aside for tests and documentation."),
        ),
        MessageKey.NAME_WILDCARD: Words(
            translate("Failures", "{number} names have their wildcard in the wrong place"),
            translate("Failures", "The star stands alone at the very left, as in *.{base}."),
        ),
        MessageKey.NAME_SUFFIX: Words(
            translate("Failures", "{number} names are too wide"),
            translate("Failures", "Anybody can register names below them, so no wildcard is given for them."),
        ),
    }
