"""A real chain for the fake portal to serve, and a desk on a fake world."""

from pathlib import Path

import pytest

from tests.fakes import FakeWorld
from tests.unit.services.portfolio import Chain, IssueChain, make_issuer, portfolio


@pytest.fixture(scope="session")
def issue_chain() -> IssueChain:
    return make_issuer()


@pytest.fixture(scope="session")
def chain(issue_chain: IssueChain) -> Chain:
    return issue_chain("shop.larkspur.example")


@pytest.fixture
def world(tmp_path: Path, chain: Chain) -> FakeWorld:
    (tmp_path / "Downloads").mkdir()
    return FakeWorld(tmp_path, portfolio(chain))
