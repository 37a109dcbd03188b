"""The reseller's control panel of the practice world."""

from collections.abc import Sequence

from certdesk.domain.orders import Order
from certdesk.domain.work import Reporter
from certdesk.simulator.present import Present
from certdesk.simulator.records import all_orders, is_built

_CHECK_EVERY = 5000


class Panel:
    """Lists the reseller's orders (port ResellerPanel)."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def orders(self, report: Reporter) -> Sequence[Order]:
        """Return all orders, in the order in which the world was made; none before it is set up. Raises Cancelled."""
        with self._present.read() as moment:
            if not is_built(moment.connection):
                return ()
            listed: list[Order] = []
            for order in all_orders(moment.connection):
                listed.append(order)
                if len(listed) % _CHECK_EVERY == 0:
                    report.check()
        return tuple(listed)
