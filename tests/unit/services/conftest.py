"""A real chain for the fake portal to serve, and a desk on a fake world."""

from pathlib import Path

import pytest

from certdesk.domain.orders import Validation
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssueRequest
from certdesk.pki.keys import KeyKind, make_key
from tests.fakes import START, FakeWorld
from tests.unit.services.portfolio import Chain, IssueChain, portfolio


@pytest.fixture(scope="session")
def issue_chain() -> IssueChain:
    authority = PracticeAuthority.found(START, "http://ca.practice.example.com")
    key = make_key(KeyKind.P_256)

    def issue(name: str) -> Chain:
        return authority.issue(IssueRequest(key.public_key, Validation.DV, (name,), START)).chain

    return issue


@pytest.fixture(scope="session")
def chain(issue_chain: IssueChain) -> Chain:
    return issue_chain("shop.larkspur.example")


@pytest.fixture
def world(tmp_path: Path, chain: Chain) -> FakeWorld:
    (tmp_path / "Downloads").mkdir()
    return FakeWorld(tmp_path, portfolio(chain))
