"""What is dropped on the window: the order that was chosen last counts, and nothing of what was read is kept."""

import gc
from pathlib import Path

import pytest

from certdesk.domain.book import OrderDetails
from certdesk.domain.errors import FieldError
from certdesk.domain.handing_in import HandedIn, Origin, Source
from certdesk.domain.judging import KeyUse
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.window_drops.looking import FEW, Looked
from certdesk.viewmodels.window_drops.model import WindowDropsViewModel
from certdesk.viewmodels.window_drops.props import TurnedAway
from tests.fakes_gui.details import SHOP, FakeOrders, an_order, details_of
from tests.fakes_gui.requests import PRESENT, FakeRequests, some_facts
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")
FACTS = some_facts(PRESENT)
SECOND, THIRD = OrderId("2000000001"), OrderId("2000000002")
SECRET = "MC4CAQAwBQYDK2VwBCIEIH3Cv9q0secretsecretsecretsecretsecret00"


class Orders(FakeOrders):
    """Knows every order that is asked for."""

    def details(self, order: OrderId) -> OrderDetails:
        return details_of(an_order(order=order))


class Desk:
    def __init__(self, *matches: OrderId) -> None:
        self.lane = HandLane()
        uses = tuple(KeyUse(order, str(order)) for order in matches)
        self.requests = FakeRequests(files={"shop.csr": FACTS}, matches={FACTS.common_name: uses})
        self.model = WindowDropsViewModel(self.requests, Orders(), Runner(self.lane, self.lane))

    def drop(self, *names: str, text: str = "") -> None:
        self.model.take(HandedIn(Origin.DROPPED, tuple(Path("desk") / name for name in names), text))
        self.lane.drain()


def test_the_order_that_was_chosen_last_stays_chosen() -> None:
    desk = Desk(SHOP, SECOND)
    desk.drop("shop.csr")
    desk.model.choose(THIRD)
    desk.model.choose(SECOND)
    assert (desk.model.props.is_judging, desk.model.props.can_use) == (False, True)
    desk.lane.drain()
    chosen = desk.model.props.chosen
    assert chosen is not None
    assert chosen.order == SECOND


def test_an_order_that_was_not_offered_is_judged_before_it_can_be_used() -> None:
    desk = Desk(SHOP)
    desk.drop("shop.csr")
    desk.model.choose(THIRD)
    assert not desk.model.props.can_use
    desk.lane.drain()
    chosen = desk.model.props.chosen
    assert chosen is not None
    assert (chosen.order, desk.model.props.can_use) == (THIRD, True)


def test_a_private_key_without_armour_is_not_kept_while_the_sheet_says_what_it_is() -> None:
    desk = Desk()
    desk.requests.texts[SECRET] = FieldError("csr", MessageKey.CSR_KEYFILE)
    desk.drop(text=SECRET)
    assert desk.model.props.is_open
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, HandedIn | Source) and each.text == SECRET]


def test_what_is_too_much_for_one_look_goes_on_unread() -> None:
    desk = Desk()
    found: list[Looked] = []
    desk.model.many_wanted.connect(found.append)
    desk.drop(*(f"{number}.csr" for number in range(FEW + 1)))
    assert [len(each.gathered.sources) for each in found] == [FEW + 1]
    assert desk.requests.read_texts == []


def test_a_pasted_private_key_is_said_in_passing_and_read_by_nobody() -> None:
    desk = Desk()
    said: list[TurnedAway] = []
    desk.model.turned_away.connect(said.append)
    desk.model.take(HandedIn(Origin.PASTED, text="-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n"))
    assert desk.lane.waiting == 0
    assert [each.why.key for each in said if isinstance(each.why, FieldError)] == [MessageKey.CSR_KEYFILE]
