"""What can be downloaded, where it will be installed, and which of the two fit together."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from certdesk.domain.orders import Order, OrderStatus

DOWNLOADABLE: Final = frozenset(
    {OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING, OrderStatus.EXPIRED, OrderStatus.REVOKED}
)


class DownloadFormat(StrEnum):
    """The portal's nine formats by their names, then the two that the desk cuts from the chain itself."""

    PEM_ALL = "pem_all"
    PEM_NOROOT = "pem_noroot"
    PEM_NOINTERMEDIATE = "pem_nointermediate"
    DEFAULT = "default"
    DEFAULT_PEM = "default_pem"
    DEFAULT_CER = "default_cer"
    APACHE = "apache"
    P7B = "p7b"
    CER = "cer"
    DER = "der"
    CA_BUNDLE = "ca-bundle"


class KeyStoreFormat(StrEnum):
    """What holds the private key too. Both are made here: no authority has the key."""

    PFX = "pfx"
    JKS = "jks"


class Server(StrEnum):
    """Where a certificate will be installed."""

    NGINX = "nginx"
    APACHE = "apache"
    IIS = "iis"
    TOMCAT = "tomcat"
    HAPROXY = "haproxy"
    PANEL = "panel"
    EXCHANGE = "exchange"
    AWS = "aws"
    AZURE = "azure"
    UNSURE = "unsure"


class IfExists(StrEnum):
    """What to do when the chosen file is there already."""

    ASK = "ask"
    REPLACE = "replace"
    KEEP_BOTH = "keep both"


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """A download as the user chose it."""

    format: DownloadFormat
    folder: Path
    file_name: str
    server: Server
    if_exists: IfExists = IfExists.ASK


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file that was written, read back and found to hold what was issued. `size` is in bytes."""

    path: Path
    format: DownloadFormat
    size: int


def is_downloadable(order: Order) -> bool:
    """Return whether the portal hands out files for `order` at its status [S2]."""
    return order.status in DOWNLOADABLE
