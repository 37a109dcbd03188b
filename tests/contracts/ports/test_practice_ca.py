"""The practice CA keeps the contracts of all ports."""

from pathlib import Path

import pytest

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
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca
from tests.contracts.ports.proofs_contract import ProofsContract
from tests.contracts.ports.reissue_contract import AheadContract, ReissueContract
from tests.contracts.ports.zone_contract import ZoneContract


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def outside(tmp_path: Path, template: Path) -> Outside:
    copy_template(template, tmp_path)
    clock = HandClock()
    ca = practice_ca(tmp_path, clock)
    return Outside(ca.panel, ca.portal, ca.mailroom, ca.controls, ca.counter, clock.pass_by)


class TestPanel(ResellerPanelContract):
    """Listing orders."""


class TestPortal(GuestPortalContract):
    """Codes, sessions, downloads."""


class TestMailroom(MailboxesContract):
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
