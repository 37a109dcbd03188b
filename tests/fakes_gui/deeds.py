"""Acts for view-models, answering what a test says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from certdesk.domain.activity import DeskAct
from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.ordering import NamesRead, NewOrder, ReissueRequest
from certdesk.domain.orders import Order, OrderId, Product
from certdesk.domain.refund import RefundDue
from certdesk.domain.revocation import Revocation
from tests.samples import NOW


@dataclass(frozen=True)
class Sent:
    """A deed that reached the authority."""

    order: OrderId
    key: DeedKey
    revocation: Revocation | None = None
    note: str = ""


class FakeActs:
    """Remembers what was sent; `answer` says what comes of it."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.sent: list[Sent] = []
        self.answer: Callable[[Sent], Receipt] = self._done

    def fail_with(self, error: Exception) -> None:
        def answer(_sent: Sent) -> Receipt:
            raise error

        self.answer = answer

    def succeed(self) -> None:
        self.answer = self._done

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        return self._send(Sent(order, key, note=note))

    def revoke(self, order: OrderId, revocation: Revocation, key: DeedKey) -> Receipt:
        return self._send(Sent(order, key, revocation))

    def products(self) -> Sequence[Product]:
        raise AssertionError("nothing is ordered here")

    def read_csr(self, content: bytes) -> CsrFacts:
        raise AssertionError("nothing is read here")

    def read_names(self, typed: Sequence[str], product: Product) -> NamesRead:
        raise AssertionError("no names are read here")

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        raise AssertionError("nothing is ordered here")

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        raise AssertionError("no CSR is supplied here")

    def request_reissue(self, order: OrderId, request: ReissueRequest, key: DeedKey) -> Receipt:
        raise AssertionError("nothing is reissued here")

    def settle(self) -> tuple[Receipt, ...]:
        raise AssertionError("nothing is settled here")

    def note(self, order: OrderId, act: DeskAct, detail: str = "") -> None:
        raise AssertionError("nothing is noted here")

    def refunds(self) -> tuple[RefundDue, ...]:
        raise AssertionError("no refund is asked for here")

    def _send(self, sent: Sent) -> Receipt:
        self.sent.append(sent)
        return self.answer(sent)

    def _done(self, sent: Sent) -> Receipt:
        if sent.revocation is None:
            return Receipt(sent.key, Deed.CANCEL, replace(self.order, status_word="canceled"), NOW)
        deed = Deed.REVOKE if sent.revocation.is_whole_order else Deed.REVOKE_CERTIFICATE
        word = "revoked" if sent.revocation.is_whole_order else self.order.status_word
        return Receipt(sent.key, deed, replace(self.order, status_word=word), NOW, reason=sent.revocation.reason)
