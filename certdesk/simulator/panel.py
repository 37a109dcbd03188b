"""The reseller's control panel of the practice world."""

from collections.abc import Callable, Sequence

from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import Order, OrderId, Product
from certdesk.domain.work import Reporter
from certdesk.simulator.cancelling import cancel, withdraw_reissue
from certdesk.simulator.deeds import once, receipt_of
from certdesk.simulator.reach import Reach
from certdesk.simulator.records import all_orders, is_built
from certdesk.simulator.world.products import SOLD

_CHECK_EVERY = 5000


class Panel:
    """Lists the reseller's orders, takes new ones and cancels them (ports ResellerPanel and OrderDesk).

    All of it raises Unavailable (PORTAL) while the CA does not answer. `ensure_world` is called before the first
    order of an empty world is placed.
    """

    def __init__(self, reach: Reach, ensure_world: Callable[[], None]) -> None:
        self._reach = reach
        self._ensure_world = ensure_world

    def orders(self, report: Reporter) -> Sequence[Order]:
        """Return all orders, in the order in which the world was made; none before it is set up. Raises Cancelled."""
        with self._reach.read() as moment:
            if not is_built(moment.connection):
                return ()
            listed: list[Order] = []
            for order in all_orders(moment.connection):
                listed.append(order)
                if len(listed) % _CHECK_EVERY == 0:
                    report.check()
        return tuple(listed)

    def products(self) -> Sequence[Product]:
        """Return what can be ordered."""
        with self._reach.read():
            return SOLD

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        """Place an order.

        Raises FieldError (`names`, `organisation`, `email`, `comment`, `csr`), PolicyRefused (BRAND_RETIRED,
        PROOF_METHOD, REQUEST_REFUSED).
        """
        from certdesk.simulator.placing import place  # noqa: PLC0415 - see there

        self._ensure_world()
        with self._reach.write() as moment:
            return once(moment, key, lambda: place(moment, new))

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        """Give the order the signing request that it waits for.

        Raises NotFound (ORDER_GONE), FieldError (`csr`), StateConflict (CSR_NOT_WANTED with `status`).
        """
        from certdesk.simulator.placing import supply_csr  # noqa: PLC0415 - see there

        with self._reach.write() as moment:
            return once(moment, key, lambda: supply_csr(moment, order, csr))

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Cancel an order that is not issued yet.

        Raises NotFound (ORDER_GONE), StateConflict (CANCEL_ISSUED; CANCEL_PENDING_ONLY; both with `status`).
        """
        with self._reach.write() as moment:
            return once(moment, key, lambda: cancel(moment, order, note))

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        """Withdraw the reissue that is pending. Raises NotFound (ORDER_GONE), StateConflict (NO_REISSUE, `status`)."""
        with self._reach.write() as moment:
            return once(moment, key, lambda: withdraw_reissue(moment, order, note))

    def receipt(self, key: DeedKey) -> Receipt | None:
        """Return the receipt of what was sent with `key`, or None."""
        with self._reach.read() as moment:
            return receipt_of(moment.connection, key)
