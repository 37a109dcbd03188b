"""What happened on an order: told by the portal, or done at this desk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind


class DeskAct(StrEnum):
    """What the user did here."""

    CODE_REQUESTED = "code requested"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """One act of the user on one order, and when (UTC). `format`, `server` and `file_name` belong to a save."""

    at: datetime
    order: OrderId
    act: DeskAct
    format: DownloadFormat | None = None
    server: Server | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One line of an order's activity, whoever tells it."""

    at: datetime
    what: EventKind | DeskEntry
