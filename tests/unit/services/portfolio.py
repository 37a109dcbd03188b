"""Orders of a small practice portfolio, as the portal shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from certdesk.domain.orders import Brand, Order, OrderId, OrderStatus, Product, Validation
from certdesk.domain.portal import EventKind, PortalEvent, PortalOrder, ValidationMethod
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssueRequest
from certdesk.pki.keys import KeyKind, make_key
from tests.fakes import START

Chain = tuple[bytes, ...]
IssueChain = Callable[[str], Chain]

SHOP = OrderId("1094582116")
PENDING = OrderId("1094582117")
SECTIGO = OrderId("1094582118")

SHOP_ORDER = Order(
    id=SHOP,
    supplier_id="2817-44019C",
    common_name="shop.larkspur.example",
    product=Product("Secure Site OV", Brand.DIGICERT, Validation.OV),
    organisation="Larkspur Florists",
    admin_email="web@larkspur.example",
    status_word=OrderStatus.ISSUED.value,
    status_since=START - timedelta(days=3),
    placed_at=START - timedelta(days=4),
    issued_at=START - timedelta(days=3),
    expires_at=START + timedelta(days=196, seconds=-1),
    covered_until=START + timedelta(days=361),
)
PENDING_ORDER = replace(
    SHOP_ORDER,
    id=PENDING,
    supplier_id="2817-44020D",
    common_name="xn--bcher-kva.example",
    status_word=OrderStatus.PENDING.value,
    issued_at=None,
    expires_at=None,
)
SECTIGO_ORDER = replace(
    SHOP_ORDER,
    id=SECTIGO,
    supplier_id="2817-44021E",
    common_name="old.meridian.example",
    product=Product("InstantSSL", Brand.SECTIGO, Validation.OV),
)

EVENTS = (
    PortalEvent(START - timedelta(days=4), EventKind.PLACED),
    PortalEvent(START - timedelta(days=3), EventKind.VALIDATED),
    PortalEvent(START - timedelta(days=3), EventKind.ISSUED),
)


def portfolio(chain: Chain) -> tuple[PortalOrder, ...]:
    """Return an issued order with `chain`, one that is pending, and one that OpenSRS serves."""
    names = ("shop.larkspur.example", "www.larkspur.example")
    until = START + timedelta(days=360)
    return (
        PortalOrder(SHOP_ORDER, names, ValidationMethod.DNS_TXT, until, chain, EVENTS),
        PortalOrder(PENDING_ORDER, (PENDING_ORDER.common_name,), None, None, (), EVENTS[:1]),
        PortalOrder(SECTIGO_ORDER, (SECTIGO_ORDER.common_name,), None, None, (), EVENTS[:1]),
    )


def make_issuer() -> IssueChain:
    """Return a function that gives a new chain for a name, from one authority and with one key."""
    authority = PracticeAuthority.found(START, "http://ca.practice.example.com")
    key = make_key(KeyKind.P_256)

    def issue(name: str) -> Chain:
        return authority.issue(IssueRequest(key.public_key, Validation.DV, (name,), START)).chain

    return issue
