"""Saving the certificates of several orders at once, one folder per client."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certdesk.domain.downloads import DownloadFormat, IfExists, SavedFile, Server
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId

NAME_TEMPLATE: Final = "{name}"
PLACEHOLDERS: Final = ("name", "client", "order", "format")


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """Which orders to save, in which format, and where.

    Each client has a folder of its own below `folder`. `template` names the files, their ending apart:
    `{name}`, `{client}`, `{order}` and `{format}` stand for what each order has there.
    """

    orders: tuple[OrderId, ...]
    folder: Path
    format: DownloadFormat
    server: Server
    template: str = NAME_TEMPLATE
    if_exists: IfExists = IfExists.KEEP_BOTH


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What became of one order: a file, an error, or neither where the user stopped before it."""

    order: OrderId
    name: str
    client: str
    saved: SavedFile | None = None
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of all of them, in the order they were asked for."""

    lines: tuple[BulkLine, ...]
    is_stopped: bool = False
