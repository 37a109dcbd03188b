"""Acts for the CSR sheet: real requests are read, and what is sent is remembered."""

from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Order, OrderId
from certdesk.pki.requests import read_csr
from tests.fakes_gui.deeds import FakeActs
from tests.samples import NOW


class HandingActs(FakeActs):
    """Takes signing requests; `refusal` is raised in the place of taking one."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.taken: list[tuple[DeedKey, bytes, str]] = []
        self.refusal: Exception | None = None

    def read_csr(self, content: bytes) -> CsrFacts:
        return read_csr(content)

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        assert order == self.order.id
        return self._take(Deed.SUPPLY_CSR, key, csr, "")

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        assert order == self.order.id
        return self._take(Deed.REISSUE, key, request.csr, request.reason)

    def _take(self, deed: Deed, key: DeedKey, csr: bytes, reason: str) -> Receipt:
        self.taken.append((key, csr, reason))
        if self.refusal is not None:
            raise self.refusal
        return Receipt(key, deed, self.order, NOW)
