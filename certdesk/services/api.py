"""Everything the windows may ask of the desk, on one page.

All methods may be slow and are called through the runner, except those whose docstring says *at once*.
Each raises only the types of domain/errors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from certdesk.domain.activity import DeskAct
from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.book import Book, OrderDetails
from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.downloads import DownloadFormat, SavedFile, SaveRequest, Server
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.ordering import NamesRead, NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderId, Product
from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier, ValidationMethod
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.proofs import NameProof
from certdesk.domain.refund import RefundDue
from certdesk.domain.revocation import Revocation
from certdesk.domain.work import Reporter
from certdesk.services.book_api import BulkDownloads, DeskActivity, Labels, Lists, SavedViews


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


class Practice(Protocol):
    """The practice CA's own controls and its mail room."""

    def state(self) -> PracticeState:
        """Return where the practice CA stands."""

    def open_portfolio(self, plan: WorldPlan, report: Reporter) -> Book:
        """Set up the practice world, take its orders into the book, and return the book."""

    def advance(self, by: timedelta) -> Book:
        """Move the practice clock forward and take over what changed; codes and sessions follow."""

    def start_over(self) -> None:
        """Forget the practice world and everything the desk knew of it."""

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return the mailboxes of the practice world."""

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""

    def open_message(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""


class Home(Protocol):
    """The files that a desk lives in."""

    def open(self) -> None:
        """Create or check them. Raises Unavailable (DATABASE_DAMAGED, DATABASE_FOREIGN, HOME_READ_ONLY, …)."""

    def move_aside(self, file: str) -> None:
        """Rename the named database, with the user's consent, so that a new one can be made. Raises Unavailable."""


class Acts(Protocol):
    """What changes an order at the authority. Each is done once, whatever happens in between.

    The wish is written down under its key before it is sent and answered; `settle` finishes at a start what a
    crash interrupted. The same key again does nothing more and returns the same receipt.
    """

    def products(self) -> Sequence[Product]:
        """Return what can be ordered. Raises Unavailable."""

    def read_csr(self, content: bytes) -> CsrFacts:
        """Return what a file or pasted text says as a signing request. Raises FieldError (`csr`, CSR_…)."""

    def read_names(self, typed: Sequence[str], product: Product) -> NamesRead:
        """Return the names as an order takes them. Raises FieldError (`names`, NAMES_…)."""

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        """Place an order and take it into the book. Raises FieldError, PolicyRefused, Unavailable."""

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        """Give the order the signing request (DER) that it waits for. Raises FieldError (`csr`), StateConflict."""

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Cancel an order, or withdraw its pending reissue. Raises StateConflict (CANCEL_ISSUED, …_PENDING_ONLY)."""

    def revoke(self, order: OrderId, revocation: Revocation, key: DeedKey) -> Receipt:
        """Revoke the order or one certificate. Raises SessionRequired, PolicyRefused (REVOKE_OFF), StateConflict."""

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        """Ask for a reissue. Raises SessionRequired, FieldError (`csr`), StateConflict."""

    def settle(self) -> tuple[Receipt, ...]:
        """Finish what an earlier run began, and return what turned out to be done. Raises Unavailable."""

    def note(self, order: OrderId, act: DeskAct, detail: str = "") -> None:
        """Note in the activity what was done by hand: a mail to support, a refund that arrived."""

    def refunds(self) -> tuple[RefundDue, ...]:
        """Return the refunds that are awaited: orders revoked in time whose refund was not confirmed."""


class Proofs(Protocol):
    """Proving control over an order's names, in its guest session. Each raises SessionRequired, Unavailable."""

    def load(self, order: OrderId) -> tuple[NameProof, ...]:
        """Return how far each name is proved."""

    def choose(self, order: OrderId, name: str, method: ValidationMethod) -> tuple[NameProof, ...]:
        """Prove `name` in another way. Raises PolicyRefused (PROOF_METHOD)."""

    def publish(self, order: OrderId, name: str) -> tuple[NameProof, ...]:
        """Put what proves `name` where it belongs in the practice world, without checking it."""

    def check(self, order: OrderId) -> tuple[NameProof, ...]:
        """Have the authority look, take over what it says of the order, and return how far each name is proved."""


class Counter(Protocol):
    """The other side of the practice CA's counter."""

    def requests(self) -> tuple[ApprovalRequest, ...]:
        """Return the requests that wait, then those that were settled lately."""

    def approve(self, request: int, comment: str) -> Book:
        """Approve a request, take over what changed, and return the book. Raises NotFound, StateConflict."""

    def reject(self, request: int, comment: str) -> Book:
        """Reject a request, take over what changed, and return the book. Raises NotFound, StateConflict."""

    def follow(self, link: str) -> str:
        """Follow a link of a practice mail and return the name it proved. Raises NotFound."""

    def set_online(self, is_online: bool) -> None:
        """Let the practice CA answer, or not."""

    def serve(self) -> str:
        """Publish CRLs and OCSP answers on a loopback port; return the address. Raises Unavailable (PORT_TAKEN)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All services of one desk."""

    orders: Orders
    sessions: Sessions
    downloads: Downloads
    practice: Practice
    acts: Acts
    proofs: Proofs
    counter: Counter
    home: Home
    labels: Labels
    saved_views: SavedViews
    lists: Lists
    activity: DeskActivity
    bulk: BulkDownloads
