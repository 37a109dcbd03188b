"""What the windows may ask of the order book, of guest sessions and of downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from certdesk.domain.book import Book, OrderDetails
    from certdesk.domain.downloads import DownloadFormat, SavedFile, SaveRequest, Server
    from certdesk.domain.orders import Order, OrderId
    from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier
    from certdesk.domain.work import Reporter


class Orders(Protocol):
    """The order book."""

    def load(self) -> Book:
        """Return the book as last seen, from the desk's own database."""

    def refresh(self, report: Reporter) -> Book:
        """Ask the reseller's panel for all orders, keep them, and return the book."""

    def details(self, order: OrderId) -> OrderDetails:
        """Return all that is known of one order. Raises NotFound."""

    def update(self, order: OrderId) -> OrderDetails:
        """Ask the portal for the order anew and keep what it shows. Raises SessionRequired, NotFound."""


class Sessions(Protocol):
    """Guest sessions: several may live side by side, in memory only."""

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Have a code sent. Raises FieldError, PolicyRefused."""

    def sign_in(self, receipt: CodeReceipt, code: str) -> GuestSession:
        """Open the session and keep what the portal shows of its order. Raises FieldError, PolicyRefused."""

    def sign_out(self, order: OrderId) -> None:
        """End the order's session."""

    def forget(self, order: OrderId) -> None:
        """Stop showing an ended session (*at once*)."""

    def all(self) -> tuple[GuestSession, ...]:
        """Return the sessions of this run, ended ones too, the one that ends first in front (*at once*)."""

    def now(self) -> datetime:
        """Return the portal's time (*at once*)."""


class Downloads(Protocol):
    """Saving an order's certificate in the form its server needs."""

    def suggested_name(self, order: Order, format_: DownloadFormat) -> str:
        """Return the file name that CertDesk proposes."""

    def server_of(self, client: str) -> Server | None:
        """Return where this client's last download was installed."""

    def folder(self) -> Path:
        """Return the folder of the last download, or the user's downloads folder."""

    def save(self, order: OrderId, request: SaveRequest, report: Reporter) -> SavedFile:
        """Fetch, write, read back and compare; return the file only when it holds what was issued.

        Raises SessionRequired, StateConflict (NOT_ISSUED; FILE_EXISTS with `file` when it should ask),
        FieldError (`file_name`), Unavailable (FILE_WRITE with `folder` and `cause`; FILE_CHANGED).
        No partial file is left behind.
        """
