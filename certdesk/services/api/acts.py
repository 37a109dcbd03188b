"""What the windows may ask to have done at the authority, and on the other side of its counter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certdesk.domain.activity import DeskAct
    from certdesk.domain.approvals import ApprovalRequest
    from certdesk.domain.book import Book
    from certdesk.domain.csr import CsrFacts
    from certdesk.domain.deeds import DeedKey, Receipt
    from certdesk.domain.ordering import NamesRead, NewOrder, ReissueRequest
    from certdesk.domain.orders import OrderId, Product
    from certdesk.domain.portal import ValidationMethod
    from certdesk.domain.practice_zone import PracticeZone
    from certdesk.domain.proofs import NameProof
    from certdesk.domain.refund import RefundDue
    from certdesk.domain.revocation import Revocation


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
        """Cancel an order that is not issued. Raises StateConflict (CANCEL_ISSUED, CANCEL_PENDING_ONLY)."""

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Withdraw the reissue that is pending on an order. Raises StateConflict (NO_REISSUE)."""

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

    def ahead(self, order: OrderId, names: Sequence[str], method: ValidationMethod | None) -> tuple[NameProof, ...]:
        """Return what would have to be proved if a reissue with `names` was sent now; what still holds is PROVED.

        The values are those that the reissue will ask for.
        """

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

    def zone(self) -> PracticeZone:
        """Return what the practice world publishes, and where else the practice CA looks."""

    def set_zone(self, zone: PracticeZone) -> None:
        """Publish other things. Raises FieldError (`records`, `files`: ZONE_FORM with `line`; `resolver`, `web`:
        ADDRESS_FORM).
        """

    def serve(self) -> str:
        """Publish CRLs and OCSP answers on a loopback port; return the address. Raises Unavailable (PORT_TAKEN)."""
