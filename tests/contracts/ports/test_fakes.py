"""The fakes of the services' and view-models' tests keep the contracts of all ports too."""

from dataclasses import replace

import pytest

from certdesk.domain.downloads import is_downloadable
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import PortalOrder
from tests.contracts.ports.contracts import (
    GuestPortalContract,
    MailboxesContract,
    Outside,
    PracticeControlsContract,
    ResellerPanelContract,
)
from tests.contracts.ports.counter_contract import CounterContract
from tests.contracts.ports.guest_desk_contract import GuestDeskContract
from tests.contracts.ports.order_desk_contract import OrderDeskContract
from tests.contracts.ports.proofs_contract import ProofsContract
from tests.contracts.ports.reissue_contract import AheadContract, ReissueContract
from tests.contracts.ports.zone_contract import ZoneContract
from tests.fakes import FakeClock, FakeControls, FakeCounter, FakeMailboxes, FakePanel, FakePortal
from tests.fakes.books import books_of
from tests.unit.services.portfolio import IssueChain, make_issuer, portfolio


def at_every_status(shown: PortalOrder) -> list[PortalOrder]:
    """Return an order like `shown` for each status; those the portal serves no file for have no chain."""
    return [at_status(shown, number, status) for number, status in enumerate(OrderStatus)]


def at_status(shown: PortalOrder, number: int, status: OrderStatus) -> PortalOrder:
    name = f"site{number}.larkspur.example"
    order = replace(
        shown.order,
        id=OrderId(f"{1094583000 + number}"),
        supplier_id=f"2817-4500{number}A",
        common_name=name,
        status_word=status.value,
    )
    return replace(shown, order=order, names=(name,), chain=shown.chain if is_downloadable(order) else ())


@pytest.fixture(scope="module")
def issue_chain() -> IssueChain:
    return make_issuer()


@pytest.fixture
def outside(issue_chain: IssueChain) -> Outside:
    shown = portfolio(issue_chain("shop.larkspur.example"))[0]
    clock, mail = FakeClock(), FakeMailboxes()
    books = books_of(at_every_status(shown), clock, mail)
    portal = FakePortal(books)
    return Outside(FakePanel(books), portal, mail, FakeControls(books, portal), FakeCounter(books), clock.forward)


class TestPanel(ResellerPanelContract):
    """Listing orders."""


class TestPortal(GuestPortalContract):
    """Codes, sessions, downloads."""


class TestMailboxes(MailboxesContract):
    """Mail."""


class TestControls(PracticeControlsContract):
    """Setting up, moving time, starting over."""


class TestOrderDesk(OrderDeskContract):
    """Placing, signing requests, cancelling."""


class TestGuestDesk(GuestDeskContract):
    """Revoking and reissuing."""


class TestProofs(ProofsContract):
    """Proving names."""


class TestCounter(CounterContract):
    """Approvals, and a CA that does not answer."""


class TestReissues(ReissueContract):
    """Names at a reissue, and the end of what was issued before."""


class TestAhead(AheadContract):
    """What a reissue would have to prove."""


class TestZone(ZoneContract):
    """What the practice world publishes."""
