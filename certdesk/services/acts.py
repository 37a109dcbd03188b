"""What changes an order at the authority: each done once, and noted in the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed, DeedKey, Intent, Receipt
from certdesk.domain.errors import CertDeskError, NotFound, PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.ordering import NamesRead, NewOrder, ReissueRequest
from certdesk.domain.orders import OrderId, Product
from certdesk.domain.refund import RefundDue
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.services import x509
from certdesk.services.deeds import Deeds
from certdesk.services.orders import OrderBook
from certdesk.services.ports import Panel, Portal
from certdesk.services.visits import Visits
from certdesk.storage.desk import DeskStore

if TYPE_CHECKING:
    from certdesk.domain.csr import CsrFacts

# Letters and requests for approval follow from most deeds.
_AROUND = frozenset({Topic.MAIL, Topic.REQUESTS})


class OrderActs:
    """Implements `api.Acts`."""

    def __init__(self, panel: Panel, portal: Portal, visits: Visits, orders: OrderBook, store: DeskStore) -> None:
        self._panel = panel
        self._portal = portal
        self._visits = visits
        self._orders = orders
        self._store = store
        self._deeds = Deeds(panel.receipt, store)

    def products(self) -> Sequence[Product]:
        """Return what can be ordered. Raises Unavailable."""
        return self._panel.products()

    def read_csr(self, content: bytes) -> CsrFacts:
        """Return what a file or pasted text says as a signing request. Raises FieldError (`csr`, CSR_…)."""
        return x509.read_csr(content)

    def read_names(self, typed: Sequence[str], product: Product) -> NamesRead:
        """Return the names as an order takes them. Raises FieldError (`names`, NAMES_…)."""
        return x509.read_names(typed, product)

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        """Place an order and take it into the book. Raises FieldError, PolicyRefused, Unavailable."""
        intent = Intent(key, Deed.PLACE, None, self._portal.now(), new.product.name)
        return self._do(intent, lambda: self._panel.place(new, key))

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        """Give the order the signing request (DER) that it waits for. Raises FieldError (`csr`), StateConflict."""
        intent = Intent(key, Deed.SUPPLY_CSR, order, self._portal.now())
        return self._do(intent, lambda: self._panel.supply_csr(order, csr, key))

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Cancel an order that is not issued. Raises StateConflict (CANCEL_ISSUED, CANCEL_PENDING_ONLY)."""
        intent = Intent(key, Deed.CANCEL, order, self._portal.now(), note)
        return self._do(intent, lambda: self._panel.cancel(order, note, key))

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Withdraw the reissue that is pending on an order. Raises StateConflict (NO_REISSUE)."""
        intent = Intent(key, Deed.WITHDRAW_REISSUE, order, self._portal.now(), note)
        return self._do(intent, lambda: self._panel.withdraw_reissue(order, note, key))

    def revoke(self, order: OrderId, revocation: Revocation, key: DeedKey) -> Receipt:
        """Revoke the order or one certificate. Raises SessionRequired, PolicyRefused (REVOKE_OFF), StateConflict."""
        deed = Deed.REVOKE if revocation.is_whole_order else Deed.REVOKE_CERTIFICATE
        is_given = revocation.reason is not RevocationReason.UNSPECIFIED
        said = (revocation.serial, revocation.reason.value if is_given else "", revocation.comment)
        intent = Intent(key, deed, order, self._portal.now(), ", ".join(filter(None, said)))
        return self._do(
            intent, lambda: self._visits.ask(order, lambda token: self._portal.revoke(token, revocation, key))
        )

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        """Ask for a reissue. Raises SessionRequired, FieldError (`csr`), StateConflict."""
        intent = Intent(key, Deed.REISSUE, order, self._portal.now(), request.reason)
        return self._do(
            intent, lambda: self._visits.ask(order, lambda token: self._portal.request_reissue(token, request, key))
        )

    def settle(self) -> tuple[Receipt, ...]:
        """Finish what an earlier run began, and return what turned out to be done. Raises Unavailable."""
        return self._deeds.settle()

    def note(self, order: OrderId, act: DeskAct, detail: str = "") -> None:
        """Note in the activity what was done by hand. Raises Unavailable."""
        with self._store.write() as records:
            records.activity.add(DeskEntry(self._portal.now(), order, act, detail=detail))

    def refunds(self) -> tuple[RefundDue, ...]:
        """Return the refunds that are awaited, the longest awaited in front."""
        with self._store.read() as records:
            return tuple(records.refunds.due())

    def _do(self, intent: Intent, send: Callable[[], Receipt]) -> Receipt:
        """Do the deed and have the book show how the order stands now, also when that is why it was refused."""
        try:
            receipt = self._deeds.do(intent, send)
        except (NotFound, PolicyRefused, StateConflict):
            if intent.order is not None:
                self._look_again(intent.order)
            raise
        self._store.announce(_AROUND)
        with suppress(CertDeskError):
            self._orders.update(receipt.order.id)
        return receipt

    def _look_again(self, order: OrderId) -> None:
        """Take over how `order` stands: from its session, else from the panel. What is in the way of that is let be."""
        with suppress(CertDeskError):
            try:
                self._orders.update(order)
            except SessionRequired:
                self._orders.refresh(Silent())
