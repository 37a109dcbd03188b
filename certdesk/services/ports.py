"""The outside systems that the desk talks to, one protocol each. The practice CA satisfies them all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.orders import Order
from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier, PortalFile, PortalOrder
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter


class ResellerPanel(Protocol):
    """The reseller's control panel: every order, without a guest session."""

    def orders(self, report: Reporter) -> Sequence[Order]:
        """Return all orders of the reseller. Raises Unavailable, Cancelled."""


class GuestPortal(Protocol):
    """The guest portal of the authority: one order per session, opened with a code sent by e-mail [S2]."""

    def now(self) -> datetime:
        """Return the portal's time, by which codes and sessions end (aware UTC)."""

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Send a code to the admin contact and return where and until when. A new code closes the old one.

        Raises FieldError (`email`, `identifier`), PolicyRefused (GUEST_OFF, ROUTE_OPENSRS, BRAND_RETIRED,
        CODE_LIMIT with `minutes`, RESEND_SOON with `seconds`).
        """

    def sign_in(self, request: str, code: str) -> GuestSession:
        """Open a session with the code that was sent for `request`.

        Raises FieldError on the field `code` (CODE_SHORT, CODE_WRONG, CODE_USED, CODE_EXPIRED) and
        PolicyRefused (CODE_LIMIT) after five wrong tries.
        """

    def order(self, token: str) -> PortalOrder:
        """Return the order that the session serves. Raises SessionRequired when it is over."""

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        """Return one of the portal's nine formats. Raises SessionRequired, StateConflict (NOT_ISSUED)."""

    def sign_out(self, token: str) -> None:
        """End the session. A session that is over already is no error."""


class Mailboxes(Protocol):
    """Where the mails of the practice world arrive."""

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return every mailbox, those with the newest mail first."""

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""

    def open(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""


class PracticeControls(Protocol):
    """What only a practice CA has: a world to set up, and a clock to move."""

    def state(self) -> PracticeState:
        """Return whether the world is set up, its time, and the number of unread mails."""

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        """Create the world. Does nothing when there is one. Raises Cancelled, Unavailable."""

    def advance(self, by: timedelta) -> None:
        """Move the clock forward; everything that falls due happens."""

    def start_over(self) -> None:
        """Forget the world, its mails and its sessions."""
