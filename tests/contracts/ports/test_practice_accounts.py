"""The practice CA keeps the contracts of the DigiCert account."""

from pathlib import Path

import pytest

from tests.contracts.ports.account_world import AccountWorld
from tests.contracts.ports.accounts_contract import AccountSignInContract, StandingsContract
from tests.contracts.ports.linking_contract import LinkContract, LinkKeyContract
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca
from tests.contracts.ports.unlinking_contract import UnlinkContract
from tests.contracts.ports.visits_contract import VisitContract


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    made = make_template(folder)
    practice_ca(folder, HandClock(), seed=1).people.people()
    return made


@pytest.fixture
def world(tmp_path: Path, template: Path) -> AccountWorld:
    copy_template(template, tmp_path)
    clock = HandClock()
    ca = practice_ca(tmp_path, clock)
    return AccountWorld(ca.directory, ca.services, ca.people, ca.mailroom, ca.counter, clock.pass_by)


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
