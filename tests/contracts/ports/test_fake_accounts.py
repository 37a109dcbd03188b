"""The DigiCert account of the services' tests keeps the contracts of its ports too."""

import pytest

from tests.contracts.ports.account_world import AccountWorld
from tests.contracts.ports.accounts_contract import AccountSignInContract, StandingsContract
from tests.contracts.ports.linking_contract import LinkContract, LinkKeyContract
from tests.contracts.ports.unlinking_contract import UnlinkContract
from tests.contracts.ports.visits_contract import VisitContract
from tests.fakes import FakeClock, FakeCounter, FakeDirectory, FakeMailboxes, FakePeople, FakeServices, Register
from tests.fakes.books import books_of


@pytest.fixture
def world() -> AccountWorld:
    clock, mail = FakeClock(), FakeMailboxes()
    books = books_of((), clock, mail)
    register = Register(clock, mail, lambda: books.is_online)
    return AccountWorld(
        FakeDirectory(register),
        FakeServices(register),
        FakePeople(register),
        mail,
        FakeCounter(books),
        clock.forward,
    )


class TestSignIn(AccountSignInContract):
    """Signing in."""


class TestStandings(StandingsContract):
    """Seats, people, teams."""


class TestVisits(VisitContract):
    """The services' own side."""


class TestLinks(LinkContract):
    """Linking."""


class TestKeys(LinkKeyContract):
    """The same wish twice."""


class TestEnds(UnlinkContract):
    """Unlinking."""
