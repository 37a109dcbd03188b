"""What the contracts of acts need: an order placed, a request for it, and the way to its certificate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.deeds import DeedKey
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import Order, OrderId, OrderStatus, Product, Route
from certdesk.domain.portal import GuestSession, PortalOrder, ValidationMethod
from certdesk.domain.work import Silent
from certdesk.pki.keys import KeyKind, KeyPair, make_key, make_request
from certdesk.pki.requests import read_csr
from tests.contracts.ports.contracts import Outside

ADDRESS = "web@larkspur.example"
DAY = timedelta(days=1)
LONG_ENOUGH = timedelta(hours=3)

_numbers = count(1)


def new_key() -> DeedKey:
    return DeedKey(f"key-{next(_numbers)}")


def csr_for(*names: str, pair: KeyPair | None = None) -> bytes:
    """Return a request (DER) for `names`, made with `pair` or a new key."""
    key = pair or make_key(KeyKind.P_256)
    return read_csr(make_request(key.private_key, names).encode("ascii")).der


def new_order(outside: Outside, *names: str, is_served: Callable[[Product], bool] | None = None) -> NewOrder:
    """Return a wish for an order of a plain product that the guest portal serves."""
    wildcard = any(name.startswith("*.") for name in names)
    product = next(
        each
        for each in outside.panel.products()
        if each.route is Route.GUEST_PORTAL and each.wildcard is wildcard and (is_served or bool)(each)
    )
    return NewOrder(product, names or (fresh_name(),), "Larkspur Florists", ADDRESS)


def fresh_name() -> str:
    return f"site{next(_numbers)}.larkspur.example"


def placed(outside: Outside, status: OrderStatus = OrderStatus.NEEDS_CSR) -> Order:
    """Return a new order of one name that has come to `status`."""
    new = new_order(outside)
    if status is not OrderStatus.NEEDS_CSR:
        new = replace(new, csr=csr_for(*new.names), needs_approval=status is OrderStatus.NEEDS_APPROVAL)
    order = outside.panel.place(new, new_key()).order
    if status in {OrderStatus.NEEDS_APPROVAL, OrderStatus.PROCESSING, OrderStatus.ISSUED}:
        outside.pass_by(timedelta(minutes=5))
    if status is OrderStatus.ISSUED:
        prove(outside, order)
        outside.pass_by(LONG_ENOUGH)
    return listed(outside, order.id)


def prove(outside: Outside, order: Order) -> None:
    """Publish what proves the names of `order`, and have it looked for."""
    token = outside.session(order).token
    for proof in outside.portal.proofs(token):
        outside.counter.publish(order.id, proof.name)
    outside.portal.check_proofs(token)


def listed(outside: Outside, order: OrderId) -> Order:
    """Return an order as the panel lists it now."""
    (found,) = [each for each in outside.panel.orders(Silent()) if each.id == order]
    return found


def request_of(outside: Outside, order: Order) -> ApprovalRequest:
    """Return the newest request for `order` that the counter lists."""
    return max((each for each in outside.counter.requests() if each.order == order.id), key=lambda each: each.id)


def seen(outside: Outside, order: Order) -> PortalOrder:
    """Return an order as a guest sees it now, whose last code is old enough for another."""
    outside.pass_by(timedelta(minutes=1))
    return outside.portal.order(outside.session(order).token)


def fresh_session(outside: Outside, order: Order) -> GuestSession:
    """Return a new session of an order whose last code is old enough for another."""
    outside.pass_by(timedelta(minutes=1))
    return outside.session(order)


def by_mail(outside: Outside, *names: str) -> NewOrder:
    """Return a wish for an order whose names are to be proved by mail, its request with it."""
    new = new_order(outside, *names)
    return replace(new, method=ValidationMethod.EMAIL, csr=csr_for(*new.names))
