"""What placing an order and deciding on requests ask of the services, answered by a test."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from certdesk.domain.approvals import ApprovalRequest, RequestKind, RequestState
from certdesk.domain.book import Book
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NamesRead, NewOrder
from certdesk.domain.orders import Brand, OrderId, Product, Validation
from certdesk.domain.practice_zone import PracticeZone
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.approvals import ApprovalsViewModel
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.new_order.props import Props
from tests.fakes_gui.details import DAY, NOW, FakeOrders, an_order, details_of
from tests.fakes_gui.support import NotingActs
from tests.lanes import HandLane

OV = Product("Secure Site OV", Brand.DIGICERT, Validation.OV)
WILDCARD = Product("Secure Site Wildcard", Brand.DIGICERT, Validation.OV, wildcard=True)
DV = Product("RapidSSL Standard DV", Brand.RAPIDSSL, Validation.DV)
NAME, EMAIL = "www.larkspur.example", "web@larkspur.example"


class PlacingActs(NotingActs):
    """Sells three products, reads names without looking at them closely, and places what comes unless in trouble."""

    def __init__(self) -> None:
        super().__init__()
        self.sold: tuple[Product, ...] = (OV, WILDCARD, DV)
        self.placed: list[tuple[NewOrder, DeedKey]] = []
        self.readings: list[tuple[str, ...]] = []

    def products(self) -> Sequence[Product]:
        return self.sold

    def read_names(self, typed: Sequence[str], product: Product) -> NamesRead:
        self.readings.append(tuple(typed))
        for name in typed:
            if name.startswith("*.") and not product.wildcard:
                raise FieldError("names", MessageKey.NAMES_WILDCARD, name=name)
        names = tuple(dict.fromkeys(name.lower() for name in typed))
        return NamesRead(names, tuple(name for name in names if list(typed).count(name) > 1))

    def place(self, new: NewOrder, key: DeedKey) -> Receipt:
        self.placed.append((new, key))
        if self.trouble is not None:
            raise self.trouble
        order = replace(an_order(order="77", status="needs_csr"), common_name=new.common_name)
        return Receipt(key, Deed.PLACE, order, NOW)


class FakeCounter:
    """Requests in memory; `trouble` is raised by the next decisions."""

    def __init__(self, *listed: ApprovalRequest) -> None:
        self.listed = listed
        self.decisions: list[tuple[int, str, bool]] = []
        self.reach: list[bool] = []
        self.served = 0
        self.trouble: Exception | None = None

    def requests(self) -> tuple[ApprovalRequest, ...]:
        return self.listed

    def approve(self, request: int, comment: str) -> Book:
        return self._decide(request, comment, RequestState.APPROVED)

    def reject(self, request: int, comment: str) -> Book:
        return self._decide(request, comment, RequestState.REJECTED)

    def follow(self, link: str) -> str:
        raise AssertionError("no link is followed here")

    def set_online(self, is_online: bool) -> None:
        self.reach.append(is_online)
        if self.trouble is not None:
            raise self.trouble

    def zone(self) -> PracticeZone:
        raise AssertionError("nobody looks at what is published here")

    def set_zone(self, zone: PracticeZone) -> None:
        raise AssertionError("nothing is published here")

    def serve(self) -> str:
        self.served += 1
        if self.trouble is not None:
            raise self.trouble
        return "http://127.0.0.1:50080"

    def _decide(self, request: int, comment: str, state: RequestState) -> Book:
        self.decisions.append((request, comment, state is RequestState.APPROVED))
        if self.trouble is not None:
            raise self.trouble
        decided = next(each for each in self.listed if each.id == request)
        others = tuple(each for each in self.listed if each.id != request)
        self.listed = (*others, replace(decided, state=state, comment=comment))
        return Book((), NOW)


def a_request(number: int = 1, state: RequestState = RequestState.PENDING, **changes: object) -> ApprovalRequest:
    """Return a request for an order of its own."""
    plain = ApprovalRequest(
        id=number,
        order=OrderId(f"109458{number:04d}"),
        common_name=NAME,
        product=OV.name,
        organisation="Larkspur Florists",
        kind=RequestKind.NEW_ORDER,
        state=state,
        asked_at=NOW - DAY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def two_requests() -> tuple[ApprovalRequest, ...]:
    """Return two that wait and one that was settled."""
    reissue = a_request(2, kind=RequestKind.REISSUE, common_name="shop.tannery-row.example", note="The key was lost.")
    old = a_request(3, RequestState.REJECTED, common_name="old.example", comment="Not ours", asked_at=NOW - 9 * DAY)
    return a_request(), replace(reissue, asked_at=NOW - timedelta(hours=3)), old


class OrderDesk:
    """The view-model of a new order over fakes, with what it told."""

    def __init__(self, like: OrderId | None = None, *, details: FakeOrders | None = None, is_open: bool = True) -> None:
        self.lane = HandLane()
        self.acts = PlacingActs()
        self.orders = details or FakeOrders(details_of(an_order()))
        self.model = NewOrderViewModel(self.acts, self.orders, Runner(self.lane, self.lane))
        self.receipts: list[Receipt] = []
        self.failures: list[Exception] = []
        self.model.done.connect(self.receipts.append)
        self.model.failed.connect(self.failures.append)
        if is_open:
            self.model.open(like)
            self.lane.drain()

    @property
    def props(self) -> Props:
        return self.model.props

    def fill_in(self, names: str = NAME) -> None:
        self.change(names=names, organisation=" Larkspur Florists ", email=EMAIL)

    def change(self, **change: Any) -> None:
        self.model.fill_in(replace(self.props.form, **change))

    def submit(self) -> None:
        self.model.submit()
        self.lane.drain()


class ApprovalsDesk:
    """The view-model of the approvals over a counter, opened."""

    def __init__(self, *listed: ApprovalRequest) -> None:
        self.lane = HandLane()
        self.counter = FakeCounter(*listed)
        self.model = ApprovalsViewModel(self.counter, Runner(self.lane, self.lane))
        self.failures: list[Exception] = []
        self.model.failed.connect(self.failures.append)
        self.model.open()
        self.lane.drain()
