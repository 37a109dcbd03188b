"""What the support sheet, the reminders and a start ask of the acts: notes, refunds, signing requests."""

from certdesk.domain.activity import DeskAct
from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.refund import RefundDue
from tests.fakes_gui.deeds import FakeActs
from tests.fakes_gui.details import an_order

PEM = "-----BEGIN CERTIFICATE REQUEST-----\n{names}\n-----END CERTIFICATE REQUEST-----\n"


def a_csr(*names: str) -> str:
    """A text that `NotingActs` reads as a signing request for these names."""
    return PEM.format(names=" ".join(names))


class NotingActs(FakeActs):
    """Keeps what was noted, and reads the requests of `a_csr`."""

    def __init__(self, order: Order | None = None) -> None:
        super().__init__(order or an_order())
        self.noted: list[tuple[OrderId, DeskAct, str]] = []
        self.due: tuple[RefundDue, ...] = ()
        self.unsettled: tuple[Receipt, ...] = ()
        self.trouble: Exception | None = None

    def note(self, order: OrderId, act: DeskAct, detail: str = "") -> None:
        self.noted.append((order, act, detail))

    def refunds(self) -> tuple[RefundDue, ...]:
        return self.due

    def settle(self) -> tuple[Receipt, ...]:
        if self.trouble is not None:
            raise self.trouble
        return self.unsettled

    def read_csr(self, content: bytes) -> CsrFacts:
        begin, _, end = content.decode().strip().partition("\n")
        names, _, last = end.partition("\n")
        if (begin, last) != ("-----BEGIN CERTIFICATE REQUEST-----", "-----END CERTIFICATE REQUEST-----"):
            raise FieldError("csr", MessageKey.CSR_NOTCSR, what="text")
        listed = tuple(names.split())
        return CsrFacts(names.encode(), listed[0], listed, b"", "digest", "RSA 3072", "SHA-256 with RSA")
