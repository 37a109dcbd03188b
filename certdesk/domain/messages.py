"""The keys of every message CertDesk can show for an expected failure; the words are in views/wording."""

from enum import StrEnum


class MessageKey(StrEnum):
    """One key per cause that can be told apart. The words of each are fixed in one place, by key."""

    # Guest portal
    NO_MATCH = "E-NO-MATCH"
    GUEST_OFF = "E-GUEST-OFF"
    ROUTE_OPENSRS = "E-ROUTE-OPENSRS"
    BRAND_RETIRED = "E-BRAND-RETIRED"
    EMAIL_FORM = "E-EMAIL-FORM"
    IDENTIFIER_FORM = "E-IDENTIFIER-FORM"
    CODE_WRONG = "E-CODE-WRONG"
    CODE_SHORT = "E-CODE-SHORT"
    CODE_USED = "E-CODE-USED"
    CODE_EXPIRED = "E-CODE-EXPIRED"
    CODE_LIMIT = "E-CODE-LIMIT"
    RESEND_SOON = "E-RESEND-SOON"
    SESSION_ENDED = "E-SESSION-ENDED"
    PORTAL = "E-PORTAL"

    # Orders and certificates
    ORDER_GONE = "E-ORDER-GONE"
    MESSAGE_GONE = "E-MESSAGE-GONE"
    NOT_ISSUED = "E-NOT-ISSUED"
    CERTIFICATE_DAMAGED = "E-CERTIFICATE-DAMAGED"
    REQUEST_REFUSED = "E-REQUEST-REFUSED"

    # Files
    FILE_WRITE = "E-FILE-WRITE"
    FILE_EXISTS = "E-FILE-EXISTS"
    FILE_NAME = "E-FILE-NAME"
    FILE_CHANGED = "E-FILE-CHANGED"

    # This computer
    ALREADY_OPEN = "E-ALREADY-OPEN"
    HOME_READ_ONLY = "E-HOME-READ-ONLY"
    DATABASE_DAMAGED = "E-DATABASE-DAMAGED"
    DATABASE_FOREIGN = "E-DATABASE-FOREIGN"
    DATABASE_NEWER = "E-DATABASE-NEWER"
    DATABASE_BUSY = "E-DATABASE-BUSY"
    DISK_FULL = "E-DISK-FULL"
    VAULT_KEY = "E-VAULT-KEY"
