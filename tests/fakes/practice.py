"""The reseller's panel, the practice CA's controls, and the other side of its counter, in memory."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from certdesk.domain.approvals import ApprovalRequest, RequestState
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import Order, OrderId, Product
from certdesk.domain.portal import PortalOrder
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.work import Reporter
from tests.fakes import life, proofs, zones
from tests.fakes.books import FakeBooks
from tests.fakes.portal import FakePortal


class FakePanel:
    """The reseller's panel: it lists `listed`, and raises `failure` while there is one."""

    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self.failure: Exception | None = None

    @property
    def listed(self) -> list[Order]:
        return self._books.listed

    @listed.setter
    def listed(self, orders: list[Order]) -> None:
        self._books.listed[:] = orders

    def orders(self, report: Reporter) -> Sequence[Order]:
        self._answer()
        for done in range(len(self.listed)):
            report.check()
            report.step(done + 1, len(self.listed))
        return tuple(self.listed)

    def products(self) -> Sequence[Product]:
        self._answer()
        return life.CATALOGUE

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        self._answer()
        return self._books.once(key, Deed.PLACE, lambda: life.place(self._books, new))

    def supply_csr(self, order: OrderId, csr: bytes, key: DeedKey) -> Receipt:
        self._answer()
        return self._books.once(key, Deed.SUPPLY_CSR, lambda: life.take_csr(self._books, order, csr))

    def cancel(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        self._answer()
        return self._books.once(key, Deed.CANCEL, lambda: life.cancel(self._books, order, note))

    def withdraw_reissue(self, order: OrderId, note: str, key: DeedKey) -> Receipt:
        self._answer()
        return self._books.once(key, Deed.WITHDRAW_REISSUE, lambda: life.withdraw_reissue(self._books, order, note))

    def receipt(self, key: DeedKey) -> Receipt | None:
        self._answer()
        return self._books.receipts.get(key)

    def _answer(self) -> None:
        if self.failure is not None:
            raise self.failure
        self._books.answer()


class FakeControls:
    """The practice CA's controls over a panel and a portal whose orders appear with `set_up`."""

    def __init__(self, books: FakeBooks, portal: FakePortal) -> None:
        self._books, self._portal = books, portal
        self._is_set_up = bool(books.listed)
        self._moved = timedelta()
        self.planned: dict[WorldPlan, tuple[PortalOrder, ...]] = {}
        self.failure: Exception | None = None

    def state(self) -> PracticeState:
        books = self._books
        books.settle()
        unread = sum(mailbox.unread for mailbox in books.mail.mailboxes())
        waiting = sum(each.state is RequestState.PENDING for each in life.decidable(books))
        return PracticeState(self._is_set_up, books.clock.now(), self._moved, unread, waiting, books.is_online)

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        if self._is_set_up:
            return
        report.check()
        for shown in self.planned.get(plan, ()):
            self._books.add(shown)
        self._is_set_up = True
        report.step(1, 1)

    def names(self, orders: Sequence[OrderId]) -> Mapping[OrderId, tuple[str, ...]]:
        return {order: self._books.shown[order].names for order in orders if order in self._books.shown}

    def advance(self, by: timedelta) -> None:
        self._books.clock.forward(by)
        self._moved += by

    def start_over(self) -> None:
        if self.failure is not None:
            raise self.failure
        self._is_set_up = False
        self._books.clear()
        self._portal.forget_sessions()
        self._books.mail.clear()
        self._books.clock.forward(-self._moved)
        self._moved = timedelta()


class FakeCounter:
    """The other side of the counter. `taken_port` is one that somebody else listens on when serving begins."""

    address = "http://127.0.0.1:40917"

    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self.is_serving = False
        self.taken_port: int | None = None

    def requests(self) -> Sequence[ApprovalRequest]:
        self._books.settle()
        settled = [each for each in self._books.requests.values() if each not in self._books.waiting()]
        return (*life.decidable(self._books), *settled[::-1][:20])

    def approve(self, request: int, comment: str) -> None:
        self._books.settle()
        life.settle_request(self._books, request, RequestState.APPROVED, comment)

    def reject(self, request: int, comment: str) -> None:
        self._books.settle()
        life.settle_request(self._books, request, RequestState.REJECTED, comment)

    def publish(self, order: OrderId, name: str) -> None:
        self._books.settle()
        proofs.publish(self._books, order, name)
        life.issue_when_ready(self._books, order)

    def follow(self, link: str) -> str:
        self._books.settle()
        order, name = proofs.follow(self._books, link)
        life.issue_when_ready(self._books, order)
        return name

    def set_online(self, is_online: bool) -> None:
        self._books.is_online = is_online

    def zone(self) -> PracticeZone:
        return self._books.zone

    def set_zone(self, zone: PracticeZone) -> None:
        self._books.zone = zones.checked(zone)

    def serve(self) -> str:
        was_serving, self.is_serving = self.is_serving, True
        if self.taken_port is not None and not was_serving:
            raise Unavailable(MessageKey.PORT_TAKEN, port=self.taken_port)
        return self.address

    def stop_serving(self) -> None:
        self.is_serving = False
