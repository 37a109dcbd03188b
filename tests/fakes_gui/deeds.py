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

_WORD_AFTER = {Deed.CANCEL: "canceled", Deed.WITHDRAW_REISSUE: "issued", Deed.REVOKE: "revoked"}


@dataclass(frozen=True)
class Sent:
    """A deed that reached the authority."""

    order: OrderId
    key: DeedKey
    revocation: Revocation | None = None
    note: str = ""
    deed: Deed = Deed.CANCEL


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

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        return self._send(Sent(order, key, note=note, deed=Deed.WITHDRAW_REISSUE))

    def revoke(self, order: OrderId, revocation: Revocation, key: DeedKey) -> Receipt:
        deed = Deed.REVOKE if revocation.is_whole_order else Deed.REVOKE_CERTIFICATE
        return self._send(Sent(order, key, revocation, deed=deed))

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
        word = _WORD_AFTER.get(sent.deed, self.order.status_word)
        reason = None if sent.revocation is None else sent.revocation.reason
        return Receipt(sent.key, sent.deed, replace(self.order, status_word=word), NOW, reason=reason)
