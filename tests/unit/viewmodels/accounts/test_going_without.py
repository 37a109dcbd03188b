"""Going on without linking, from the pane to the service's own window; and a wizard that is asked for too late."""

from types import SimpleNamespace
from typing import cast

import pytest

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.account_models import AccountModels
from tests.fakes_gui.account_samples import account_view, clashing_seat, linked_seat, waiting_seat
from tests.fakes_gui.accounts import RIGHT, FakeAccounts, FakePeople, FakeServices
from tests.fakes_gui.sign_in import FakeSessions, order
from tests.lanes import HandLane
from tests.samples import NOW

WAITING, CLASHING = waiting_seat().seat, clashing_seat().seat
HER_NAME_THERE = "maya.okafor"


class House:
    """The models over one account; every question waits for `lane`."""

    def __init__(self) -> None:
        self.accounts = FakeAccounts(account_view(linked_seat(), waiting_seat(), clashing_seat()))
        self.services = FakeServices(self.accounts)
        sessions = FakeSessions(order())
        sessions.time = NOW
        people = FakePeople(self.accounts)
        desk = SimpleNamespace(accounts=self.accounts, services=self.services, people=people, sessions=sessions)
        self.lane = HandLane()
        self.models = AccountModels(cast(Desk, desk), Runner(self.lane, self.lane), ChangeHub())
        self.models.load()
        self.lane.drain()

    def proceed(self) -> None:
        self.models.pane.proceed_wanted.emit(WAITING)
        self.lane.drain()

    def ask(self) -> None:
        self.models.service.ask(WAITING)
        self.lane.drain()

    def sign_in(self) -> None:
        self.models.service.sign_in(HER_NAME_THERE, RIGHT)
        self.lane.drain()

    def proceeded(self) -> list[object]:
        return [seat for name, seat in self.services.asked if name == "proceed"]


@pytest.fixture
def house(qapp: object) -> House:
    return House()


def test_going_on_without_linking_is_noted_once_the_user_is_in(house: House) -> None:
    house.proceed()
    assert house.proceeded() == []
    house.sign_in()
    assert house.proceeded() == [WAITING]


def test_it_is_noted_at_once_where_the_user_is_in_already(house: House) -> None:
    house.ask()
    house.sign_in()
    assert house.proceeded() == []
    house.proceed()
    assert house.proceeded() == [WAITING]


def test_whoever_closed_the_window_and_signs_in_later_did_not_go_on(house: House) -> None:
    house.proceed()
    house.models.service.close()
    house.ask()
    house.sign_in()
    assert house.proceeded() == []


def test_whoever_went_to_another_service_first_did_not_go_on_either(house: House) -> None:
    house.proceed()
    house.models.service.ask(CLASHING)
    house.ask()
    house.sign_in()
    assert house.proceeded() == []


def test_a_wizard_that_was_asked_for_does_not_open_over_another_world(house: House) -> None:
    house.models.linking.open(CLASHING)
    house.models.forget()
    house.lane.drain()
    assert not house.models.linking.props.is_open
