"""The reseller's control panel: every order, without a guest session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certdesk.domain.deeds import DeedKey, Receipt
    from certdesk.domain.ordering import NewOrder
    from certdesk.domain.orders import Order, OrderId, Product
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


class Panel(ResellerPanel, OrderDesk, Protocol):
    """The whole of the reseller's control panel."""
