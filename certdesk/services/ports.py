"""The outside systems that the desk talks to, one protocol each. The practice CA satisfies them all."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from certdesk.domain.accounts import (
    Account,
    AccountSession,
    Colleague,
    Linked,
    PracticePerson,
    Profile,
    Seat,
    Standing,
    Visit,
)
from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.iso import CustomerAccount, IsoAccount, IsoCertificate, Reply
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderId, Product
from certdesk.domain.portal import (
    CodeReceipt,
    GuestSession,
    Identifier,
    PortalFile,
    PortalOrder,
    ValidationMethod,
)
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import NameProof
from certdesk.domain.revocation import Revocation
from certdesk.domain.work import Reporter


class ResellerPanel(Protocol):
    """The reseller's control panel: every order, without a guest session."""

    def orders(self, report: Reporter) -> Sequence[Order]:
        """Return all orders of the reseller. Raises Unavailable, Cancelled."""


class OrderDesk(Protocol):
    """What the reseller's control panel does to orders, without a guest session.

    Whatever is sent twice with the same key is done once, and answered with the same receipt. Each raises
    Unavailable (PORTAL) while the authority does not answer, NotFound (ORDER_GONE).
    """

    def products(self) -> Sequence[Product]:
        """Return what can be ordered."""

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        """Place an order. Raises FieldError (`names`, `organisation`, `email`, `csr`), PolicyRefused."""

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        """Give the order the signing request (DER) that it waits for.

        Raises FieldError (`csr`; CSR_BROKEN, CSR_SIG, CSR_WEAK, KEY_REUSED, KEY_COMPROMISED, CN_MISMATCH) and
        StateConflict (CSR_NOT_WANTED with `status`).
        """

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Cancel an order that is not issued. Raises StateConflict (CANCEL_ISSUED; CANCEL_PENDING_ONLY; `status`)."""

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Withdraw the reissue that is pending on an issued order. Raises StateConflict (NO_REISSUE with `status`)."""

    def receipt(self, key: DeedKey) -> Receipt | None:
        """Return the receipt of what was sent with `key`, or None: then it was not done."""


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


class GuestDesk(Protocol):
    """What a guest session does to its order [S2]. Keys are as in OrderDesk; each raises SessionRequired."""

    def revoke(self, token: str, revocation: Revocation, key: DeedKey) -> Receipt:
        """Revoke the order, or one certificate of it, at once and for good.

        Raises PolicyRefused (REVOKE_OFF), FieldError (`comment`, COMMENT_LONG), NotFound (CERTIFICATE_GONE) and
        StateConflict (NOT_REVOCABLE with `status`; REISSUE_PENDING for one certificate while a reissue is).
        """

    def request_reissue(self, token: str, request: ReissueRequest, key: DeedKey) -> Receipt:
        """Ask for a reissue. Raises as OrderDesk.supply_csr, StateConflict (REISSUE_PENDING, NOT_REISSUABLE)."""

    def proofs(self, token: str) -> Sequence[NameProof]:
        """Return how far control over each name of the order is proved; empty while nothing has to be."""

    def proofs_ahead(self, token: str, names: Sequence[str], method: ValidationMethod | None) -> Sequence[NameProof]:
        """Return what would have to be proved for a reissue with `names`; what still holds is PROVED.

        A value that was returned is asked for by the reissue too, as long as it has not lapsed (30 days).
        Raises FieldError (`names`), PolicyRefused (PROOF_METHOD with `name`).
        """

    def choose_method(self, token: str, name: str, method: ValidationMethod) -> Sequence[NameProof]:
        """Prove `name` in another way; e-mail sends its links at once. Raises PolicyRefused (PROOF_METHOD)."""

    def check_proofs(self, token: str) -> Sequence[NameProof]:
        """Have the authority look for what was published, and return how far each name is proved now."""


class Panel(ResellerPanel, OrderDesk, Protocol):
    """The whole of the reseller's control panel."""


class Portal(GuestPortal, GuestDesk, Protocol):
    """The whole of the guest portal."""


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

    def names(self, orders: Sequence[OrderId]) -> Mapping[OrderId, tuple[str, ...]]:
        """Return the names on each of the orders that exist, the common name first."""

    def advance(self, by: timedelta) -> None:
        """Move the clock forward; everything that falls due happens."""

    def start_over(self) -> None:
        """Forget the world, its mails and its sessions."""


class PracticeDesk(Protocol):
    """What only a practice CA allows: to sit on the other side of the counter."""

    def requests(self) -> Sequence[ApprovalRequest]:
        """Return the requests that wait for approval, the oldest first, then the last twenty that were settled."""

    def approve(self, request: int, comment: str) -> None:
        """Approve a request as the account's administrator. Raises NotFound, StateConflict (REQUEST_SETTLED)."""

    def reject(self, request: int, comment: str) -> None:
        """Reject a request as the account's administrator. Raises NotFound, StateConflict (REQUEST_SETTLED)."""

    def publish(self, order: OrderId, name: str) -> None:
        """Put what proves `name` in its place in the practice world's DNS, on its web, or follow its mailed link."""

    def follow(self, link: str) -> str:
        """Follow a link of a practice mail and return the name it proved. Raises NotFound (PROOF_NOT_FOUND)."""

    def set_online(self, is_online: bool) -> None:
        """Let panel and portal answer, or not: then everything they are asked raises Unavailable (PORTAL)."""

    def zone(self) -> PracticeZone:
        """Return what the practice world publishes, and where else the practice CA looks."""

    def set_zone(self, zone: PracticeZone) -> None:
        """Publish other things in the practice world's DNS and on its web, or look elsewhere for them.

        Raises FieldError (`records`, `files`: ZONE_FORM with `line`; `resolver`, `web`: ADDRESS_FORM).
        """

    def serve(self) -> str:
        """Publish CRLs, certificates and OCSP answers on a loopback port, and return the address (`http://…`).

        Serving already, it only returns the address. Raises Unavailable (PORT_TAKEN with `port`) when the port
        that earlier certificates name is taken; another one is then in use, and the next call returns its address.
        """

    def stop_serving(self) -> None:
        """Let go of the port."""


class AccountDirectory(Protocol):
    """The DigiCert account: one sign-in for all services that are linked to it [S1].

    Each raises Unavailable (ACCOUNT_SILENT) while DigiCert does not answer. `token` is that of an account session;
    SessionRequired (ACCOUNT_ENDED) is raised when that is over. Welcome mails come with the first question of all.
    """

    def sign_in(self, username: str, password: str) -> AccountSession:
        """Sign in. Raises FieldError (`password`, ACCOUNT_WRONG), and PolicyRefused (ACCOUNT_LIMIT with `minutes`)
        at the fifth wrong try and for fifteen minutes after it.
        """

    def sign_out(self, token: str) -> None:
        """End the session. One that is over already is no error."""

    def send_password(self, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one."""

    def holder(self, token: str) -> Account:
        """Return whose account it is."""

    def standings(self, token: str) -> Sequence[Standing]:
        """Return how every seat of the account stands, by organisation, then by service."""

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        """Link the seat that the service's session `visit` belongs to. The same key links once.

        What is linked already opens: `before` is "" then, and nothing is replaced. SSO is not carried over.
        Raises PolicyRefused (ADMIN_FIRST, SVC_MISSING), StateConflict (USER_EXISTS, USER_OTHER with `name`;
        LINK_OTHER), SessionRequired (VISIT_ENDED); each has `service`. Nothing changes then.
        """

    def linked(self, token: str, key: DeedKey) -> Linked | None:
        """Return what was linked with `key`, or None: then nothing was. The token opens what is linked still."""

    def renew(self, token: str, seat: Seat) -> str:
        """Return a new token that opens a linked seat. Raises SessionRequired (LINK_ENDED with `service`)."""

    def open(self, link: str) -> Visit:
        """Open the service that the link's token belongs to. Raises SessionRequired (LINK_ENDED)."""

    def unlink(self, token: str, seat: Seat) -> None:
        """End a link; the usernames stay as they are. An administrator's last one ends those of the colleagues too."""

    def team(self, token: str, seat: Seat) -> Sequence[Colleague]:
        """Return how far each colleague is with a service. Raises PolicyRefused (NOT_ADMINISTRATOR)."""


class LinkableServices(Protocol):
    """The services' own side, each with users of its own. `visit` is the token of a session there.

    Each raises Unavailable (ACCOUNT_SILENT), and SessionRequired (VISIT_ENDED; `service` of a visit that was one).
    """

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        """Sign in. Raises FieldError (`password`, ACCOUNT_WRONG), PolicyRefused (ACCOUNT_LIMIT, SVC_MISSING)."""

    def enter_by_company(self, token: str, seat: Seat) -> Visit:
        """Sign in as the account's holder through the company's sign-in, which SSO users have and nobody else."""

    def profile(self, visit: str) -> Profile:
        """Return the Admin profile of the user."""

    def rename(self, visit: str, username: str) -> Profile:
        """Change the username; a linked user's stays the account's. Raises FieldError (`username`: USERNAME_…)."""

    def leave(self, visit: str) -> None:
        """End the session. One that is over already is no error."""

    def send_password(self, seat: Seat, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one."""


class PracticePeople(Protocol):
    """What only a practice world allows: to be somebody else."""

    def people(self) -> Sequence[PracticePerson]:
        """Return whom one may be: the user, the administrators, their colleagues. Nobody before there is a world."""

    def act_as(self, person: str) -> AccountSession:
        """Return a session of that person's account. Raises NotFound (PERSON_GONE)."""


class IsoRegistry(Protocol):
    """The provider that removes its ISO accounts: who holds which certificate [S3].

    Each raises Unavailable (ISO_SILENT) while the provider does not answer.
    """

    def account(self) -> IsoAccount:
        """Return the user's ISO account."""

    def certificates(self) -> Sequence[IsoCertificate]:
        """Return what the ISO account shows. Raises PolicyRefused (ISO_REMOVED with `date`) once it is removed."""

    def set_removal(self, on: date | None) -> None:
        """Have the ISO account removed on that day, or not (again): then it shows its certificates as before."""

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        """Account Assistance: mail the customer number of the account that holds the product with that identifier.

        `product` is one of AssistedProduct. Raises FieldError (`product`, `identifier`: ASSISTANCE_EMPTY), NotFound
        (ASSISTANCE_NOTHING).
        """

    def reset_password(self, number: str) -> Reply:
        """Account Assistance: mail a way to a new password to the account's holder.

        Raises FieldError (`number`, NUMBER_FORM), NotFound (ASSISTANCE_NOTHING), StateConflict (ACCOUNT_CLOSED).
        """

    def customer_account(self, number: str) -> CustomerAccount:
        """Return what the owner of a customer account sees. Raises NotFound (ASSISTANCE_NOTHING)."""
