"""What happened on an order: told by the portal, or done at this desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind

WHOLE_DESK: Final = OrderId("")


class DeskAct(StrEnum):
    """What the user did here."""

    CODE_REQUESTED = "code requested"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SAVED = "saved"
    PLACED = "placed"
    CSR_SUPPLIED = "csr supplied"
    REISSUE_REQUESTED = "reissue requested"
    REISSUE_WITHDRAWN = "reissue withdrawn"
    CANCELED = "canceled"
    REVOKED = "revoked"
    CERTIFICATE_REVOKED = "certificate revoked"
    REFUND_ELIGIBLE = "refund eligible"
    REFUND_RECEIVED = "refund received"
    SUPPORT_MAIL = "support mail"
    KEY_MADE = "key made"
    KEY_SAVED = "key saved"
    KEY_REMOVED = "key removed"
    ACCOUNT_SIGNED_IN = "account signed in"
    ACCOUNT_SIGNED_OUT = "account signed out"
    SERVICE_LINKED = "service linked"
    SERVICE_UNLINKED = "service unlinked"
    SERVICE_WITHOUT_LINKING = "service without linking"
    CLIENT_SET = "client set"
    TAGS_SET = "tags set"
    NOTE_SET = "note set"
    REMOVED = "removed"
    RESTORED = "restored"
    IMPORTED = "imported"
    STARTED_OVER = "started over"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """One act of the user on one order, and when (UTC). `format`, `server` and `file_name` belong to a save.

    `detail` is what else there is to say: a reason, a serial number, a client; foreign text, never a secret.
    What was done to the desk as a whole belongs to `WHOLE_DESK`.
    """

    at: datetime
    order: OrderId
    act: DeskAct
    format: DownloadFormat | None = None
    server: Server | None = None
    file_name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One line of an order's activity, whoever tells it. `order` and `name` say whose it is in the whole desk's."""

    at: datetime
    what: EventKind | DeskEntry
    order: OrderId = WHOLE_DESK
    name: str = ""


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Some lines of the whole desk's activity, the newest first. `next` is where the following page starts, if any."""

    lines: tuple[ActivityLine, ...]
    next: int | None = None
