"""Acts for the CSR sheet: what is sent is remembered."""

from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.orders import Order, OrderId
from tests.fakes_gui.deeds import FakeActs
from tests.samples import NOW


class HandingActs(FakeActs):
    """Takes signing requests; `refusal` is raised in the place of taking one."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.taken: list[tuple[DeedKey, bytes]] = []
        self.refusal: Exception | None = None

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        assert order == self.order.id
        self.taken.append((key, csr))
        if self.refusal is not None:
            raise self.refusal
        return Receipt(key, Deed.SUPPLY_CSR, self.order, NOW)
