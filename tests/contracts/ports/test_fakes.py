"""The fakes of the services' and view-models' tests keep the contracts of all four ports too."""

from dataclasses import replace

import pytest

from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import PortalOrder
from tests.contracts.ports.contracts import (
    GuestPortalContract,
    MailboxesContract,
    Outside,
    PracticeControlsContract,
    ResellerPanelContract,
)
from tests.fakes import FakeClock, FakeControls, FakeMailboxes, FakePanel, FakePortal
from tests.unit.services.portfolio import IssueChain, make_issuer, portfolio


def revoked(shown: PortalOrder) -> PortalOrder:
    order = replace(
        shown.order, id=OrderId("1094582199"), supplier_id="2817-44099Z", status_word=OrderStatus.REVOKED.value
    )
    return replace(shown, order=replace(order, common_name="old.larkspur.example"), names=("old.larkspur.example",))


@pytest.fixture(scope="module")
def issue_chain() -> IssueChain:
    return make_issuer()


@pytest.fixture
def outside(issue_chain: IssueChain) -> Outside:
    shown = portfolio(issue_chain("shop.larkspur.example"))
    clock, mail = FakeClock(), FakeMailboxes()
    portal = FakePortal(clock, mail, [*shown, revoked(shown[0])])
    panel = FakePanel(each.order for each in portal.shown.values())
    return Outside(panel, portal, mail, FakeControls(clock, mail, panel, portal), clock.forward)


class TestPanel(ResellerPanelContract):
    """Listing orders."""


class TestPortal(GuestPortalContract):
    """Codes, sessions, downloads."""


class TestMailboxes(MailboxesContract):
    """Mail."""


class TestControls(PracticeControlsContract):
    """Setting up, moving time, starting over."""
