"""The view-models that revoke and cancel over fakes, with what they asked for."""

from dataclasses import replace
from datetime import datetime, timedelta

from certdesk.domain.book import OrderDetails
from certdesk.domain.deeds import Receipt
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import GuestSession, OrderCertificate
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.cancel import CancelViewModel
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.revoke.choice import Props
from certdesk.viewmodels.revoke.model import RevokeViewModel
from tests.fakes_gui.deeds import FakeActs
from tests.fakes_gui.details import (
    DAY,
    LARKSPUR,
    NOW,
    SHOP,
    FakeOrders,
    FakeSessions,
    a_session,
    an_order,
    details_of,
    seen,
)
from tests.lanes import HandLane

FIRST, SECOND = "0A4F91C21122334455667788997B1D", "0B4F91C21122334455667788997B1E"
NAME = "shop.larkspur.example"


def a_certificate(
    serial: str = FIRST, names: tuple[str, ...] = LARKSPUR, *, is_present: bool = True
) -> OrderCertificate:
    began = NOW - 187 * DAY
    return OrderCertificate(serial, names, began, began + 199 * DAY, is_present)


def two_certificates() -> tuple[OrderCertificate, ...]:
    return a_certificate(FIRST), a_certificate(SECOND, (NAME, "old.larkspur.example"), is_present=False)


def revocable(
    order: Order | None = None,
    names: tuple[str, ...] = LARKSPUR,
    *,
    shown: tuple[str, ...] = (),
    certificates: tuple[OrderCertificate, ...] | None = None,
    may_revoke: bool = True,
) -> OrderDetails:
    order = order or an_order()
    issued = (a_certificate(names=names),) if certificates is None else certificates
    view = replace(seen(order, names, shown), certificates=issued, may_revoke=may_revoke)
    return details_of(order, view, shown_name=shown[0] if shown else "")


class RevokeDesk:
    """A revoke sheet's view-model; its order is signed in to unless a session says otherwise."""

    def __init__(
        self, details: OrderDetails | None = None, *sessions: GuestSession, now: datetime = NOW, is_open: bool = True
    ) -> None:
        self.details = details or revocable()
        order = self.details.entry.order
        self.lane = HandLane()
        self.orders = FakeOrders(self.details)
        self.sessions = FakeSessions(
            *(sessions or (a_session(order.id, left=now - NOW + timedelta(hours=1)),)), now=now
        )
        self.acts = FakeActs(order)
        self.model = RevokeViewModel(self.acts, self.orders, self.sessions, Runner(self.lane, self.lane))
        self.receipts: list[Receipt] = []
        self.requests: list[SignInRequest] = []
        self.reissues: list[OrderId] = []
        self.failures: list[Exception] = []
        self.model.done.connect(self.receipts.append)
        self.model.sign_in_wanted.connect(self.requests.append)
        self.model.reissue_wanted.connect(self.reissues.append)
        self.model.failed.connect(self.failures.append)
        if is_open:
            self.open()

    @property
    def props(self) -> Props:
        return self.model.props

    def open(self) -> None:
        self.model.open(SHOP)
        self.lane.drain()

    def confirm(self) -> None:
        self.model.set_typed(NAME)

    def submit(self) -> None:
        self.model.submit()
        self.lane.drain()

    def go_on(self) -> None:
        self.model.submit(only_again=True)
        self.lane.drain()

    def knows(self, details: OrderDetails) -> None:
        """From now on the book and the portal show `details`."""
        self.orders.known[details.entry.order.id] = details


class CancelDesk:
    """A cancel sheet's view-model."""

    def __init__(self, order: Order) -> None:
        self.lane = HandLane()
        self.orders = FakeOrders(details_of(order))
        self.acts = FakeActs(order)
        self.model = CancelViewModel(self.acts, self.orders, FakeSessions(), Runner(self.lane, self.lane))
        self.receipts: list[Receipt] = []
        self.support: list[OrderId] = []
        self.revokes: list[OrderId] = []
        self.failures: list[Exception] = []
        self.model.done.connect(self.receipts.append)
        self.model.support_wanted.connect(self.support.append)
        self.model.revoke_wanted.connect(self.revokes.append)
        self.model.failed.connect(self.failures.append)
        self.model.open(SHOP)
        self.lane.drain()

    def submit(self) -> None:
        self.model.submit()
        self.lane.drain()

    def knows(self, order: Order) -> None:
        self.orders.known[order.id] = details_of(order)
