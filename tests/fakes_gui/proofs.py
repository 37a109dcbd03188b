"""The proofs sheet's view-model over a portal in memory, and a counter that follows links."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.book import Book, OrderDetails
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.proofs.model import ProofsViewModel
from certdesk.viewmodels.proofs.props import Props
from tests.fakes_gui.details import NOW, SHOP, FakeOrders, FakeSessions, a_session, details_of, seen, unissued
from tests.lanes import HandLane

TOKEN = "0123456789abcdef0123456789abcdef"
MAILED = "admin@larkspur.example, webmaster@larkspur.example"
FOUND_NOTHING = NOW + timedelta(minutes=5)


def a_proof(
    name: str = "shop.larkspur.example",
    method: ValidationMethod = ValidationMethod.DNS_TXT,
    state: ProofState = ProofState.WAITING,
    *,
    domain: str = "larkspur.example",
    checked_at: datetime | None = None,
    is_published: bool = False,
) -> NameProof:
    """What the portal would show of a name in that state."""
    place, value = {
        ValidationMethod.DNS_TXT: (f"_dnsauth.{domain}", TOKEN),
        ValidationMethod.DNS_CNAME: (f"_dnsauth.{domain}", f"{TOKEN}.dcv.practice-ca.example"),
        ValidationMethod.HTTP: (f"http://{name}/.well-known/pki-validation/fileauth.txt", TOKEN),
        ValidationMethod.EMAIL: (MAILED, ""),
    }[method]
    proved_at = NOW if state is ProofState.PROVED else None
    until = NOW + timedelta(days=-1 if state is ProofState.LAPSED else 30)
    return NameProof(name, method, state, place, value, until, proved_at, checked_at, is_published)


class FakeProofs:
    """A portal that finds what was published; `trouble` is called before each answer and may raise."""

    def __init__(self, *proofs: NameProof) -> None:
        self.known = {proof.name: proof for proof in proofs}
        self.asked: list[tuple[str, str]] = []
        self.trouble: Callable[[], None] = lambda: None

    def fail_with(self, error: CertDeskError) -> None:
        def trouble() -> None:
            raise error

        self.trouble = trouble

    def succeed(self) -> None:
        self.trouble = lambda: None

    def load(self, order: OrderId) -> tuple[NameProof, ...]:
        return self._answer("load", order)

    def choose(self, order: OrderId, name: str, method: ValidationMethod) -> tuple[NameProof, ...]:
        self.trouble()
        self.known[name] = a_proof(name, method)
        return self._answer("choose", f"{name} {method.value}")

    def publish(self, order: OrderId, name: str) -> tuple[NameProof, ...]:
        self.trouble()
        self.known[name] = replace(self.known[name], is_published=True)
        return self._answer("publish", name)

    def ahead(self, order: OrderId, names: Sequence[str], method: ValidationMethod | None) -> tuple[NameProof, ...]:
        raise AssertionError("nothing is looked at ahead here")

    def check(self, order: OrderId) -> tuple[NameProof, ...]:
        self.trouble()
        for name, proof in self.known.items():
            if proof.state is ProofState.WAITING and proof.is_published:
                self.known[name] = replace(proof, state=ProofState.PROVED, proved_at=NOW)
            elif proof.state is ProofState.WAITING:
                self.known[name] = replace(proof, checked_at=FOUND_NOTHING)
        return self._answer("check", order)

    def _answer(self, what: str, of: str) -> tuple[NameProof, ...]:
        self.trouble()
        self.asked.append((what, of))
        return tuple(self.known.values())


class FakeCounter:
    """Follows links, as far as `trouble` lets it."""

    def __init__(self, proves: str = "larkspur.example") -> None:
        self.proves = proves
        self.followed: list[str] = []
        self.trouble: CertDeskError | None = None

    def follow(self, link: str) -> str:
        self.followed.append(link)
        if self.trouble is not None:
            raise self.trouble
        return self.proves

    def requests(self) -> tuple[ApprovalRequest, ...]:
        return ()

    def approve(self, request: int, comment: str) -> Book:
        raise AssertionError("nothing is approved here")

    def reject(self, request: int, comment: str) -> Book:
        raise AssertionError("nothing is rejected here")

    def set_online(self, is_online: bool) -> None:
        raise AssertionError("the practice CA stays as it is")

    def zone(self) -> PracticeZone:
        raise AssertionError("nobody looks at what is published here")

    def set_zone(self, zone: PracticeZone) -> None:
        raise AssertionError("nothing is published here")

    def serve(self) -> str:
        raise AssertionError("nothing is served here")


class ProofsDesk:
    """A proofs sheet's view-model. Its order is signed in to, unless `left` says that the session is over."""

    def __init__(
        self,
        *proofs: NameProof,
        details: OrderDetails | None = None,
        left: timedelta | None = timedelta(hours=1),
        is_open: bool = True,
    ) -> None:
        order = unissued("pending")
        self.lane = HandLane()
        self.proofs = FakeProofs(*proofs)
        self.orders = FakeOrders(details or details_of(order, replace(seen(order, ()), chain=())))
        self.sessions = FakeSessions(*(() if left is None else (a_session(left=left),)))
        self.model = ProofsViewModel(self.proofs, self.orders, self.sessions, Runner(self.lane, self.lane))
        self.requests: list[SignInRequest] = []
        self.failures: list[Exception] = []
        self.model.sign_in_wanted.connect(self.requests.append)
        self.model.failed.connect(self.failures.append)
        if is_open:
            self.open()

    @property
    def props(self) -> Props:
        return self.model.props

    def open(self) -> None:
        self.model.open(SHOP)
        self.lane.drain()

    def publish(self, name: str = "shop.larkspur.example") -> None:
        self.model.publish(name)
        self.lane.drain()

    def check(self) -> None:
        self.model.check()
        self.lane.drain()
