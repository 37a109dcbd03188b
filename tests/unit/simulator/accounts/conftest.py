"""A sample world whose directory was made already, and the DigiCert account over a copy of it."""

from pathlib import Path

import pytest

from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.account_world import AccountWorld
from tests.contracts.ports.practice_world import HandClock, copy_template, practice_ca


@pytest.fixture(scope="session")
def peopled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample world after somebody asked for the directory."""
    folder = tmp_path_factory.mktemp("peopled")
    copy_template(template, folder)
    ca = practice_ca(folder, HandClock(), seed=1)
    ca.people.people()
    return ca.database.path


@pytest.fixture
def asked(tmp_path: Path, peopled: Path, clock: HandClock) -> PracticeCA:
    """A practice CA whose directory is there; `ca` is one that nobody asked for it yet."""
    copy_template(peopled, tmp_path)
    return practice_ca(tmp_path, clock)


@pytest.fixture
def world(asked: PracticeCA, clock: HandClock) -> AccountWorld:
    return account_world(asked, clock)


def account_world(ca: PracticeCA, clock: HandClock) -> AccountWorld:
    """Return the ports of the DigiCert account of a practice CA."""
    return AccountWorld(ca.directory, ca.services, ca.people, ca.mailroom, ca.counter, clock.pass_by)
